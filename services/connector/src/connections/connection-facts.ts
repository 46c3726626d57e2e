import { connectionChanged } from '@ledgerbridge/contracts';
import type { RecordedEvent } from '@ledgerbridge/event-store';
import type { ConnectionEvent, ConnectionFacts } from './domain/connection';

/** The contract's fields without those that the stream knows itself. */
const facts = connectionChanged.omit({ version: true, connectionId: true });

const TYPES: ReadonlySet<string> = new Set<ConnectionEvent['type']>([
  'ConnectionRequested',
  'AuthorizationFailed',
  'CompanyConnected',
  'ReconnectNeeded',
  'CompanyHeld',
  'ConnectionEnded',
]);

export const isConnectionEvent = ({ type }: Pick<RecordedEvent, 'type'>): boolean => TYPES.has(type);

/** The connection as it stood after an event. */
export function factsOf({ data }: Pick<RecordedEvent, 'data'>): ConnectionFacts {
  return facts.parse(data);
}
