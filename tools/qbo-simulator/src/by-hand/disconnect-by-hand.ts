import { OWNER } from '../oauth/users';
import { type CompanyBooks } from '../company/books';
import { type Simulator } from '../simulator';
import { HandLog } from './hand-log';

/** Ends an app's connection from inside QuickBooks, or those of all apps; gives how many consents ended. */
export function disconnectByHand(simulator: Simulator, books: CompanyBooks, clientId?: string): number {
  return simulator.store.transaction(() => {
    const ended = simulator.grants.disconnect(books.realmId, clientId);
    if (ended > 0) {
      new HandLog(books).note({
        at: books.clock.now(),
        user: OWNER.email,
        action: 'disconnected',
        entity: 'App',
        id: clientId ?? 'all',
        changed: [],
      });
    }
    return ended;
  });
}
