import type { Logger } from 'pino';
import type { IntuitApp } from '../vault/intuit-app';
import type { Vault } from '../vault/vault';
import type { VaultRows } from '../vault/vault-rows';
import type { Connections, ConnectionPlace } from './connections';

export interface DisconnectionParts {
  readonly connections: Connections;
  readonly intuit: IntuitApp;
  readonly vault: Vault;
  readonly vaultRows: VaultRows;
  readonly logger: Logger;
}

/** Ends connections. */
export class Disconnection {
  constructor(private readonly parts: DisconnectionParts) {}

  /**
   * Revokes the grant at Intuit and forgets its tokens. Intuit being away does not keep the connection alive: its
   * tokens are gone here, and the grant dies by itself.
   */
  async end(place: ConnectionPlace, actor: string): Promise<void> {
    const { connections, intuit, vault, vaultRows, logger } = this.parts;
    const { connectionId } = place;
    const secrets = await vaultRows.ofConnection(connectionId);
    const revoked = secrets?.refreshToken ? await intuit.revoke(secrets.refreshToken) : true;
    if (!revoked) logger.warn({ connectionId }, 'Intuit did not confirm the revocation of a grant');
    await connections.act(place, { type: 'disconnect' }, { actor });
    if (secrets) vault.forget(secrets.companyId);
  }
}
