import { at } from '@ledgerbridge/failpoints';
import type { Pool, PoolClient } from 'pg';
import { INBOX_PERIOD_DAYS } from '../storage/consumer-tables';
import { periodStart } from '../storage/period-tables';
import { schemaName } from '../storage/schema-name';

/** What names a message: the same key twice is the same message, whatever topic or offset it came by. */
export interface InboxKey {
  readonly tenantId: string;
  readonly source: string;
  readonly id: string;
}

/** One text per key. Unit separators cannot occur in it: control characters are refused before. */
export const keyText = ({ tenantId, source, id }: InboxKey): string =>
  `${tenantId}\u001f${source}\u001f${id}`;

/** Remembers what a consumer has handled, so that a message that comes again is handled once. */
export class Inbox {
  private readonly table: string;
  /** Named, so that a connection plans it once: over the inbox's ranges planning takes longer than entering a key. */
  private readonly entering: { readonly name: string; readonly text: string };

  constructor(schema: string) {
    this.table = `${schemaName(schema)}.inbox`;
    this.entering = { name: `enter ${schema}`, text: enterSql(this.table) };
  }

  /**
   * Enters keys, sorted so that two batches cannot wait for each other.
   * @param keys without duplicates
   * @returns the texts of those that were new
   */
  async enter(tx: PoolClient, consumer: string, keys: readonly InboxKey[]): Promise<Set<string>> {
    if (keys.length === 0) return new Set();
    const sorted = [...keys].sort((a, b) => (keyText(a) < keyText(b) ? -1 : 1));
    const { rows } = await at('messaging.inbox.enter', () =>
      tx.query<{ tenant_id: string; source: string; id: string }>({
        ...this.entering,
        values: [consumer, ...columns(sorted)],
      }),
    );
    return new Set(rows.map((row) => keyText({ tenantId: row.tenant_id, source: row.source, id: row.id })));
  }

  /** Takes keys back in the transaction that entered them: a parked message must count as new when it is redriven. */
  async forget(tx: PoolClient, consumer: string, keys: readonly InboxKey[]): Promise<void> {
    if (keys.length === 0) return;
    await at('messaging.inbox.forget', () =>
      tx.query(
        `DELETE FROM ${this.table} i USING unnest($2::uuid[], $3::text[], $4::text[]) AS k (tenant_id, source, id)
        WHERE i.consumer = $1 AND i.tenant_id = k.tenant_id AND i.source = k.source AND i.id = k.id`,
        [consumer, ...columns(keys)],
      ),
    );
  }

  /** Removes what an erased tenant's messages have left. */
  async eraseTenant(db: Pool | PoolClient, tenantId: string): Promise<void> {
    await at('messaging.inbox.erase-tenant', () =>
      db.query(`DELETE FROM ${this.table} WHERE tenant_id = $1`, [tenantId]),
    );
  }
}

/**
 * Each key is looked up by the index: `LIMIT 1` keeps PostgreSQL from reading the whole inbox into a hash table instead,
 * which it prefers up to some 100,000 rows.
 */
const enterSql = (table: string): string =>
  `INSERT INTO ${table} (consumer, tenant_id, source, id, period)
   SELECT $1, k.tenant_id, k.source, k.id, ${periodStart(INBOX_PERIOD_DAYS)}
     FROM unnest($2::uuid[], $3::text[], $4::text[]) WITH ORDINALITY AS k (tenant_id, source, id, n)
     LEFT JOIN LATERAL (SELECT true AS handled FROM ${table} i
            WHERE i.consumer = $1 AND i.tenant_id = k.tenant_id AND i.source = k.source AND i.id = k.id LIMIT 1) i ON true
    WHERE i.handled IS NULL ORDER BY k.n
   ON CONFLICT DO NOTHING RETURNING tenant_id::text, source, id`;

const columns = (keys: readonly InboxKey[]): string[][] => [
  keys.map(({ tenantId }) => tenantId),
  keys.map(({ source }) => source),
  keys.map(({ id }) => id),
];
