import { createHash, randomBytes } from 'node:crypto';
import type { Database } from '@ledgerbridge/service-kit';
import type { KeyService } from '../vault/key-service';

/** What an authorisation is bound to. */
export interface PendingAuthorization {
  readonly tenantId: string;
  readonly divisionId: string;
  readonly connectionId: string;
  readonly returnUrl: string | undefined;
}

/** How long a person has to decide, in minutes. */
const LIFE_MINUTES = 10;
const STATE_BYTES = 32;

interface Row {
  connection_id: string;
  tenant_id: string;
  division_id: string;
  return_url: Buffer | null;
  ring_version: number | null;
}

/**
 * OAuth states: 256 random bits, good once and for ten minutes, bound to what they were made for. Only their hash is
 * kept. intuit-oauth hands the state back and forth but does not compare it, so this is the check.
 */
export class OAuthStates {
  private readonly table: string;

  constructor(
    private readonly database: Database,
    private readonly keys: KeyService,
  ) {
    this.table = `"${database.schema}".oauth_states`;
  }

  async issue(authorization: PendingAuthorization): Promise<{ state: string; expiresAt: Date }> {
    const state = randomBytes(STATE_BYTES).toString('base64url');
    const { connectionId, tenantId, divisionId, returnUrl } = authorization;
    const sealed =
      returnUrl === undefined
        ? undefined
        : await this.keys.wrap(Buffer.from(returnUrl), purpose(connectionId));
    const { rows } = await this.database.worker.query<{ expires_at: Date }>(
      `INSERT INTO ${this.table} (state_hash, connection_id, tenant_id, division_id, return_url, ring_version, expires_at)
       VALUES ($1, $2, $3, $4, $5, $6, clock_timestamp() + $7 * interval '1 minute') RETURNING expires_at`,
      [
        ...[hashOf(state), connectionId, tenantId, divisionId],
        ...[sealed?.bytes ?? null, sealed?.ringVersion ?? null, LIFE_MINUTES],
      ],
    );
    const [row] = rows;
    if (!row) throw new Error('A state was not written');
    return { state, expiresAt: row.expires_at };
  }

  /** Takes a state, once. @returns undefined for one that is unknown, used or expired */
  async use(state: string): Promise<PendingAuthorization | undefined> {
    const { rows } = await this.database.worker.query<Row>(
      `UPDATE ${this.table} SET used_at = clock_timestamp()
       WHERE state_hash = $1 AND used_at IS NULL AND expires_at > clock_timestamp()
       RETURNING connection_id, tenant_id, division_id, return_url, ring_version`,
      [hashOf(state)],
    );
    const [row] = rows;
    return row && this.opened(row);
  }

  /** Drops states that expired a day ago. */
  async dropOld(): Promise<void> {
    await this.database.worker.query(
      `DELETE FROM ${this.table} WHERE expires_at < clock_timestamp() - interval '1 day'`,
    );
  }

  private async opened(row: Row): Promise<PendingAuthorization> {
    const { connection_id: connectionId, tenant_id: tenantId, division_id: divisionId } = row;
    const returnUrl =
      row.return_url === null || row.ring_version === null
        ? undefined
        : await this.keys.unwrap(
            { bytes: row.return_url, ringVersion: row.ring_version },
            purpose(connectionId),
          );
    return { connectionId, tenantId, divisionId, returnUrl: returnUrl?.toString() };
  }
}

const hashOf = (state: string): string => createHash('sha256').update(state).digest('hex');
const purpose = (connectionId: string): string => `oauth-return-url/${connectionId}`;
