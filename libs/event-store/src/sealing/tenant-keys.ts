import { randomBytes } from 'node:crypto';
import type { Queryable } from '../database';
import { quotedSchema } from '../schema/schema-name';
import { type KeyRing } from './key-ring';
import { TenantKey } from './tenant-key';
import { TenantKeyCache } from './tenant-key-cache';
import { TenantKeyDestroyedError } from './tenant-key-destroyed-error';

interface KeyRow {
  tenant_id: string;
  wrapped: Buffer | null;
  ring_version: number | null;
  committed: boolean;
}

export interface TenantKeysOptions {
  readonly schema: string;
  readonly ring: KeyRing;
  /** How long a key may stay in memory, used or not. */
  readonly cacheMs?: number;
}

/**
 * A service's own key per tenant, wrapped by the installation's key ring, in a table that backups keep apart.
 *
 * Destroying is immediate for readers: the statement that reads sealed events also reads whether the tenant's key still
 * exists, so a replica that has the key in memory answers `erased` from the destroying commit on. What is left is the
 * key in the memory of replicas for at most `cacheMs` (30 s by default).
 */
export class TenantKeys {
  private readonly table: string;
  private readonly ring: KeyRing;
  private readonly cache: TenantKeyCache;
  private readonly schema: string;

  constructor({ schema, ring, cacheMs = 30_000 }: TenantKeysOptions) {
    this.table = `${quotedSchema(schema)}.tenant_keys`;
    this.schema = schema;
    this.ring = ring;
    this.cache = new TenantKeyCache(cacheMs);
  }

  /**
   * The keys of tenants, created on first use inside the caller's transaction.
   *
   * Two transactions that create the same key wait for each other, so a batch asks for all its tenants at once and the
   * rows are made in order. A transaction that also uses {@link hmac} calls this right after its inbox insert, before
   * it locks anything else; the later calls then find what they need.
   *
   * @throws TenantKeyDestroyedError when one of the tenants was erased
   */
  async ensure(tx: Queryable, tenantIds: readonly string[]): Promise<Map<string, TenantKey>> {
    let keys = await this.load(tx, tenantIds);
    const missing = [...new Set(tenantIds)].filter((id) => !keys.has(id));
    if (missing.length > 0) {
      await this.create(tx, missing);
      keys = await this.load(tx, tenantIds);
    }
    return new Map([...keys].map(([id, key]) => [id, alive(id, key)]));
  }

  /** The keys that exist; `destroyed` for erased tenants; nothing for tenants that never had one. */
  async load(db: Queryable, tenantIds: readonly string[]): Promise<Map<string, TenantKey | 'destroyed'>> {
    const found = new Map<string, TenantKey | 'destroyed'>(this.cache.pick(tenantIds));
    const wanted = [...new Set(tenantIds)].filter((id) => !found.has(id));
    if (wanted.length === 0) return found;
    // A key made by a transaction that may still roll back must not outlive it in memory: events sealed with it
    // later could be opened by nobody. Hence `committed`.
    const { rows } = await db.query<KeyRow>(
      `SELECT tenant_id, wrapped, ring_version, created_by IS DISTINCT FROM pg_current_xact_id_if_assigned() AS committed
       FROM ${this.table} WHERE tenant_id = ANY ($1::uuid[])`,
      [wanted],
    );
    for (const row of rows) found.set(row.tenant_id, this.unwrapped(row));
    return found;
  }

  /**
   * HMAC of a content under the tenant's key, in hex: equal contents compare equal without being readable.
   * @throws TenantKeyDestroyedError when the tenant was erased
   */
  async hmac(tx: Queryable, tenantId: string, bytes: Buffer | string): Promise<string> {
    const key = (await this.ensure(tx, [tenantId])).get(tenantId);
    if (!key) throw new Error(`No key was made for tenant ${tenantId}`);
    return key.hmac(bytes);
  }

  /** Destroys a tenant's key for good, and keeps it from ever being made again. Idempotent. */
  async destroy(db: Queryable, tenantId: string): Promise<void> {
    await db.query(
      `INSERT INTO ${this.table} (tenant_id, destroyed_at) VALUES ($1, clock_timestamp())
       ON CONFLICT (tenant_id) DO UPDATE SET wrapped = NULL, ring_version = NULL, destroyed_at = excluded.destroyed_at
       WHERE ${this.table}.destroyed_at IS NULL`,
      [tenantId],
    );
    this.cache.forget(tenantId);
  }

  /** The erased ones among some tenants. */
  async destroyed(db: Queryable, tenantIds: readonly string[]): Promise<Set<string>> {
    const { rows } = await db.query<{ tenant_id: string }>(
      `SELECT tenant_id FROM ${this.table} WHERE tenant_id = ANY ($1::uuid[]) AND destroyed_at IS NOT NULL`,
      [tenantIds],
    );
    return new Set(rows.map((row) => row.tenant_id));
  }

  /**
   * Wraps keys anew that are not wrapped by the ring's current version; run until it answers 0, then the old version
   * may leave the ring. Events are not touched.
   * @returns how many keys it wrapped, at most 1000
   */
  async rewrap(tx: Queryable): Promise<number> {
    const { rows } = await tx.query<{ tenant_id: string; wrapped: Buffer; ring_version: number }>(
      `SELECT tenant_id, wrapped, ring_version FROM ${this.table}
       WHERE ring_version <> $1 ORDER BY tenant_id LIMIT 1000 FOR UPDATE`,
      [this.ring.current],
    );
    for (const row of rows) {
      const purpose = this.purpose(row.tenant_id);
      const key = this.ring.unwrap({ bytes: row.wrapped, ringVersion: row.ring_version }, purpose);
      const { bytes, ringVersion } = this.ring.wrap(key, purpose);
      await tx.query(
        `UPDATE ${this.table} SET wrapped = $2, ring_version = $3 WHERE tenant_id = $1 AND destroyed_at IS NULL`,
        [row.tenant_id, bytes, ringVersion],
      );
    }
    return rows.length;
  }

  /** Drops a key from memory, for a reader that has just seen it destroyed. */
  forget(tenantId: string): void {
    this.cache.forget(tenantId);
  }

  private async create(tx: Queryable, tenantIds: readonly string[]): Promise<void> {
    const wrapped = tenantIds.map((id) => this.ring.wrap(randomBytes(32), this.purpose(id)).bytes);
    await tx.query(
      `INSERT INTO ${this.table} (tenant_id, wrapped, ring_version)
       SELECT k.tenant_id, k.wrapped, $3 FROM unnest($1::uuid[], $2::bytea[]) k(tenant_id, wrapped)
       ORDER BY k.tenant_id ON CONFLICT (tenant_id) DO NOTHING`,
      [tenantIds, wrapped, this.ring.current],
    );
  }

  private unwrapped({
    tenant_id: id,
    wrapped,
    ring_version: version,
    committed,
  }: KeyRow): TenantKey | 'destroyed' {
    if (wrapped === null || version === null) return 'destroyed';
    const key = new TenantKey(
      id,
      this.ring.unwrap({ bytes: wrapped, ringVersion: version }, this.purpose(id)),
    );
    if (committed) this.cache.keep(id, key);
    return key;
  }

  private purpose(tenantId: string): string {
    return `tenant-key/${this.schema}/${tenantId}`;
  }
}

function alive(tenantId: string, key: TenantKey | 'destroyed'): TenantKey {
  if (key === 'destroyed') throw new TenantKeyDestroyedError(tenantId);
  return key;
}
