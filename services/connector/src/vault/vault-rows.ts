import { at } from '@ledgerbridge/failpoints';
import type { Database } from '@ledgerbridge/service-kit';
import type { PoolClient } from 'pg';
import { ConnectionSeal, purposeOf, type SealedPlace } from './connection-seal';
import type { TokenPair } from './intuit-app';
import type { KeyService } from './key-service';

/** What the vault knows of one connection, opened. */
export interface Secrets extends SealedPlace {
  readonly companyId: string;
  readonly realmId: string;
  /** Null once the connection was ended. */
  readonly accessToken: string | null;
  readonly refreshToken: string | null;
  /** By the database's clock. */
  readonly accessSecondsLeft: number;
  /** Grows with every stored pair: what compare-and-swap compares. */
  readonly generation: string;
  /** How long a failed refresh is left alone, in milliseconds; 0 when it may be tried. */
  readonly retryAfterMs: number;
}

interface Row {
  connection_id: string;
  tenant_id: string;
  company_id: string;
  wrapped_key: Buffer;
  ring_version: number;
  realm: Buffer;
  access_token: Buffer | null;
  refresh_token: Buffer | null;
  access_seconds_left: number;
  generation: string;
  retry_after_ms: number;
}

const SELECT = `SELECT connection_id, tenant_id, company_id, wrapped_key, ring_version, realm, access_token, refresh_token,
    generation::text, coalesce(extract(epoch FROM access_expires_at - clock_timestamp()), 0)::float8 AS access_seconds_left,
    greatest(0, coalesce(extract(epoch FROM retry_at - clock_timestamp()) * 1000, 0))::float8 AS retry_after_ms`;

/** Rows of the vault. Times are the database's, so that replicas with different clocks agree. */
export class VaultRows {
  private readonly table: string;

  constructor(
    private readonly database: Database,
    private readonly keys: KeyService,
  ) {
    this.table = `"${database.schema}".vault`;
  }

  async ofCompany(companyId: string): Promise<Secrets | undefined> {
    return this.opened('company_id', companyId);
  }

  async ofConnection(connectionId: string): Promise<Secrets | undefined> {
    return this.opened('connection_id', connectionId);
  }

  /** Stores a new authorisation, over an older one of the same connection. */
  async put(
    tx: PoolClient,
    place: SealedPlace & { companyId: string },
    realmId: string,
    tokens: TokenPair,
  ): Promise<void> {
    const seal = await at('connector.vault-row.new-seal', () => ConnectionSeal.create(this.keys, place));
    await at('connector.vault-row.put', () =>
      tx.query(
        `INSERT INTO ${this.table} AS v (connection_id, tenant_id, company_id, wrapped_key, ring_version, realm,
         access_token, refresh_token, access_expires_at, refresh_expires_at, hard_expires_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, ${fromNow('$9')}, ${fromNow('$10')}, ${fromNow('$11')})
       ON CONFLICT (connection_id) DO UPDATE SET wrapped_key = excluded.wrapped_key,
         ring_version = excluded.ring_version, realm = excluded.realm, access_token = excluded.access_token,
         refresh_token = excluded.refresh_token, access_expires_at = excluded.access_expires_at,
         refresh_expires_at = excluded.refresh_expires_at, hard_expires_at = excluded.hard_expires_at,
         generation = v.generation + 1, lease_owner = NULL, lease_until = NULL, retry_at = NULL`,
        [
          ...[
            place.connectionId,
            place.tenantId,
            place.companyId,
            seal.wrapped.bytes,
            seal.wrapped.ringVersion,
          ],
          ...[seal.seal('realm', realmId), ...sealedTokens(seal, tokens)],
        ],
      ),
    );
  }

  /** Stores a refreshed pair unless another one was stored since `seen` was read. @returns whether it was stored */
  async swap(seen: Secrets, tokens: TokenPair): Promise<boolean> {
    const row = await at('connector.vault-row.of-connection', () =>
      this.row('connection_id', seen.connectionId),
    );
    if (!row) return false;
    const seal = await at('connector.vault-row.seal', () => this.sealOf(row));
    const { rowCount } = await at('connector.vault-row.swap', () =>
      this.database.worker.query(
        `UPDATE ${this.table} SET access_token = $3, refresh_token = $4, access_expires_at = ${fromNow('$5')},
         refresh_expires_at = ${fromNow('$6')}, hard_expires_at = ${fromNow('$7')}, generation = generation + 1,
         lease_owner = NULL, lease_until = NULL, retry_at = NULL
       WHERE connection_id = $1 AND generation = $2 AND refresh_token IS NOT NULL`,
        [seen.connectionId, seen.generation, ...sealedTokens(seal, tokens)],
      ),
    );
    return rowCount === 1;
  }

  /**
   * Takes the right to refresh what `seen` shows, for `leaseMs`. @returns false when another has it, or had it since
   * and got nothing: Intuit is to be left alone then
   */
  async lease({ connectionId, generation }: Secrets, owner: string, leaseMs: number): Promise<boolean> {
    const { rowCount } = await at('connector.vault-row.lease', () =>
      this.database.worker.query(
        `UPDATE ${this.table} SET lease_owner = $3, lease_until = clock_timestamp() + $4 * interval '1 ms'
       WHERE connection_id = $1 AND generation = $2 AND (lease_until IS NULL OR lease_until < clock_timestamp())
         AND (retry_at IS NULL OR retry_at <= clock_timestamp())`,
        [connectionId, generation, owner, leaseMs],
      ),
    );
    return rowCount === 1;
  }

  /** Gives the lease back after a refresh that brought nothing, and keeps everybody from trying again at once. */
  async release({ connectionId }: Secrets, owner: string, retryMs: number): Promise<void> {
    await at('connector.vault-row.release', () =>
      this.database.worker.query(
        `UPDATE ${this.table} SET lease_owner = NULL, lease_until = NULL,
         retry_at = clock_timestamp() + $3 * interval '1 ms'
       WHERE connection_id = $1 AND lease_owner = $2`,
        [connectionId, owner, retryMs],
      ),
    );
  }

  /** Forgets the tokens of a connection that has ended; the realm stays, to recognise the company again. */
  async clear(tx: PoolClient, connectionId: string): Promise<void> {
    await at('connector.vault-row.clear', () =>
      tx.query(
        `UPDATE ${this.table} SET access_token = NULL, refresh_token = NULL, generation = generation + 1,
         lease_owner = NULL, lease_until = NULL WHERE connection_id = $1`,
        [connectionId],
      ),
    );
  }

  async remove(tx: PoolClient, companyId: string): Promise<void> {
    await at('connector.vault-row.remove', () =>
      tx.query(`DELETE FROM ${this.table} WHERE company_id = $1`, [companyId]),
    );
  }

  /** Wraps connections' keys anew that an older version of the key ring has wrapped. @returns how many, at most 100 */
  async rewrap(): Promise<number> {
    const { rows } = await at('connector.vault-row.old-keys', () =>
      this.database.worker.query<Row>(
        `${SELECT} FROM ${this.table} WHERE ring_version <> $1 ORDER BY connection_id LIMIT 100`,
        [this.keys.current],
      ),
    );
    for (const row of rows) {
      const purpose = purposeOf(placeOf(row));
      const old = { bytes: row.wrapped_key, ringVersion: row.ring_version };
      const key = await at('connector.vault-row.unwrap-old', () => this.keys.unwrap(old, purpose));
      const { bytes, ringVersion } = await at('connector.vault-row.wrap-anew', () =>
        this.keys.wrap(key, purpose),
      );
      await at('connector.vault-row.rewrap', () =>
        this.database.worker.query(
          `UPDATE ${this.table} SET wrapped_key = $2, ring_version = $3 WHERE connection_id = $1 AND wrapped_key = $4`,
          [row.connection_id, bytes, ringVersion, row.wrapped_key],
        ),
      );
    }
    return rows.length;
  }

  private async opened(column: 'company_id' | 'connection_id', id: string): Promise<Secrets | undefined> {
    const row = await at('connector.vault-row.read', () => this.row(column, id));
    if (!row) return undefined;
    const seal = await at('connector.vault-row.open', () => this.sealOf(row));
    return {
      ...placeOf(row),
      companyId: row.company_id,
      realmId: seal.unseal('realm', row.realm),
      accessToken: row.access_token && seal.unseal('access_token', row.access_token),
      refreshToken: row.refresh_token && seal.unseal('refresh_token', row.refresh_token),
      accessSecondsLeft: row.access_seconds_left,
      generation: row.generation,
      retryAfterMs: Math.ceil(row.retry_after_ms),
    };
  }

  private async row(column: 'company_id' | 'connection_id', id: string): Promise<Row | undefined> {
    const { rows } = await at('connector.vault-row.select', () =>
      this.database.worker.query<Row>(`${SELECT} FROM ${this.table} WHERE ${column} = $1`, [id]),
    );
    return rows[0];
  }

  private sealOf(row: Row): Promise<ConnectionSeal> {
    return ConnectionSeal.open(this.keys, placeOf(row), {
      bytes: row.wrapped_key,
      ringVersion: row.ring_version,
    });
  }
}

const placeOf = (row: Row): SealedPlace => ({ tenantId: row.tenant_id, connectionId: row.connection_id });

const fromNow = (seconds: string): string => `clock_timestamp() + ${seconds}::float8 * interval '1 s'`;

function sealedTokens(seal: ConnectionSeal, tokens: TokenPair): (Buffer | number | null)[] {
  return [
    seal.seal('access_token', tokens.accessToken),
    seal.seal('refresh_token', tokens.refreshToken),
    tokens.accessSeconds,
    tokens.refreshSeconds,
    tokens.hardSeconds ?? null,
  ];
}
