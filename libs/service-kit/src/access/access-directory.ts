import { setTimeout as pause } from 'node:timers/promises';
import type { Pool } from 'pg';
import { reading } from '../database/reading';
import { ShortCache } from './short-cache';

export interface KnownKey {
  readonly keyId: string;
  readonly hostId: string;
  readonly scopes: readonly string[];
}

export interface KnownTenant {
  readonly tenantId: string;
  readonly hostId: string;
  readonly externalId: string;
}

export interface KnownDivision {
  readonly divisionId: string;
  readonly tenantId: string;
  readonly externalId: string;
  /** IANA name. */
  readonly timeZone: string;
}

export interface KnownHost {
  readonly hostId: string;
  readonly topicPrefix: string;
}

/** `tenant-required`: none was named and the host has several. */
export type TenantResolution =
  | { readonly ok: true; readonly tenant: KnownTenant }
  | { readonly ok: false; readonly reason: 'tenant-required' | 'tenant-unknown' };

/** `division-required`: none was named and the tenant has several. */
export type DivisionResolution =
  | { readonly ok: true; readonly division: KnownDivision }
  | { readonly ok: false; readonly reason: 'division-required' | 'division-unknown' };

export interface AccessDirectoryOptions {
  readonly pool: Pool;
  readonly schema: string;
  /** How long a replica may go on with what another one has learned to be otherwise, a revoked key included. */
  readonly cacheMs?: number;
  /** How long to wait for what is not known yet: it may have been created a moment ago and be on its way here. */
  readonly patienceMs?: number;
}

const TENANT = `SELECT id AS "tenantId", host_id AS "hostId", external_id AS "externalId"`;
const DIVISION = `SELECT id AS "divisionId", tenant_id AS "tenantId", external_id AS "externalId", time_zone AS "timeZone"`;

/** Looks up hosts, keys, tenants and divisions in the service's own copy. */
export class AccessDirectory {
  private readonly cache: ShortCache;
  private readonly patienceMs: number;
  private readonly pool: Pool;
  private readonly schema: string;

  constructor({ pool, schema, cacheMs = 2_000, patienceMs = 1_000 }: AccessDirectoryOptions) {
    this.cache = new ShortCache(cacheMs);
    this.patienceMs = patienceMs;
    this.pool = pool;
    this.schema = `"${schema}"`;
  }

  /** A key that is not revoked, by the SHA-256 of the key in hex. */
  async resolveKey(hash: string): Promise<KnownKey | undefined> {
    const [key] = await this.find<KnownKey>(
      `SELECT id AS "keyId", host_id AS "hostId", scopes FROM ${this.schema}.access_api_keys
       WHERE key_hash = $1 AND NOT revoked`,
      [hash],
    );
    return key;
  }

  /** A host's tenant by the host's own id of it, or its only one when no id is given. */
  async resolveTenant(hostId: string, externalId?: string): Promise<TenantResolution> {
    const tenants = await this.patiently(() =>
      externalId === undefined
        ? this.find<KnownTenant>(`${TENANT} FROM ${this.schema}.access_tenants WHERE host_id = $1 LIMIT 2`, [
            hostId,
          ])
        : this.find<KnownTenant>(
            `${TENANT} FROM ${this.schema}.access_tenants WHERE host_id = $1 AND external_id = $2`,
            [hostId, externalId],
          ),
    );
    const [tenant, another] = tenants;
    if (another) return { ok: false, reason: 'tenant-required' };
    return tenant ? { ok: true, tenant } : { ok: false, reason: 'tenant-unknown' };
  }

  /** A tenant by our id, as internal messages name it. */
  async tenantById(tenantId: string): Promise<KnownTenant | undefined> {
    const [tenant] = await this.patiently(() =>
      this.find<KnownTenant>(`${TENANT} FROM ${this.schema}.access_tenants WHERE id = $1`, [tenantId]),
    );
    return tenant;
  }

  /** A tenant's division by the host's own id of it, or its only one when no id is given. */
  async resolveDivision(tenantId: string, externalId?: string): Promise<DivisionResolution> {
    const divisions = await this.patiently(() =>
      externalId === undefined
        ? this.find<KnownDivision>(
            `${DIVISION} FROM ${this.schema}.access_divisions WHERE tenant_id = $1 LIMIT 2`,
            [tenantId],
          )
        : this.find<KnownDivision>(
            `${DIVISION} FROM ${this.schema}.access_divisions WHERE tenant_id = $1 AND external_id = $2`,
            [tenantId, externalId],
          ),
    );
    const [division, another] = divisions;
    if (another) return { ok: false, reason: 'division-required' };
    return division ? { ok: true, division } : { ok: false, reason: 'division-unknown' };
  }

  /** A division by our id. */
  async divisionById(divisionId: string): Promise<KnownDivision | undefined> {
    const [division] = await this.find<KnownDivision>(
      `${DIVISION} FROM ${this.schema}.access_divisions WHERE id = $1`,
      [divisionId],
    );
    return division;
  }

  /** The hosts' own ids of divisions, by ours. */
  async divisionNames(divisionIds: readonly string[]): Promise<Map<string, string>> {
    const names = new Map<string, string>();
    for (const id of new Set(divisionIds)) {
      const division = await this.divisionById(id);
      if (division) names.set(id, division.externalId);
    }
    return names;
  }

  /** The host that writes under a topic prefix. */
  async hostOfPrefix(topicPrefix: string): Promise<KnownHost | undefined> {
    const [host] = await this.patiently(async () => {
      const hosts = await this.hosts();
      return hosts.filter((candidate) => candidate.topicPrefix === topicPrefix);
    });
    return host;
  }

  async hosts(): Promise<readonly KnownHost[]> {
    return this.find<KnownHost>(
      `SELECT id AS "hostId", topic_prefix AS "topicPrefix" FROM ${this.schema}.access_hosts ORDER BY id`,
      [],
    );
  }

  /** Which of these names are tenants, by a host's id of them or by ours. Asks the table: it is about what is new. */
  async knownAmong(names: readonly string[]): Promise<Set<string>> {
    const { rows } = await reading<{ name: string }>(
      this.pool,
      `SELECT name FROM unnest($1::text[]) AS name
       WHERE EXISTS (SELECT FROM ${this.schema}.access_tenants t WHERE t.external_id = name OR t.id::text = name)`,
      [names],
    );
    return new Set(rows.map(({ name }) => name));
  }

  /** Those of the wanted divisions that are known; null for a tenant's only one. Asks the table, as above. */
  async knownDivisions<Wanted extends { readonly tenantId: string; readonly externalId: string | null }>(
    wanted: readonly Wanted[],
  ): Promise<Wanted[]> {
    if (wanted.length === 0) return [];
    const { rows } = await reading<{ index: number }>(
      this.pool,
      `SELECT (ordinality - 1)::int AS index
       FROM unnest($1::uuid[], $2::text[]) WITH ORDINALITY AS wanted (tenant_id, external_id, ordinality)
       WHERE EXISTS (SELECT FROM ${this.schema}.access_divisions d
                     WHERE d.tenant_id = wanted.tenant_id AND d.external_id = coalesce(wanted.external_id, d.external_id))
       ORDER BY ordinality`,
      [wanted.map(({ tenantId }) => tenantId), wanted.map(({ externalId }) => externalId)],
    );
    return rows.flatMap(({ index }) => wanted[index] ?? []);
  }

  /** Forgets what it has in memory; called after a commit that changed the tables. */
  forget(): void {
    this.cache.clear();
  }

  /** Only what was found is kept: what is not known yet may be here the next moment. */
  private async find<Row extends object>(sql: string, values: readonly string[]): Promise<readonly Row[]> {
    return this.cache.get(JSON.stringify([sql, values]), async () => {
      const { rows } = await reading<Row>(this.pool, sql, [...values]);
      return rows;
    });
  }

  private async patiently<Row>(look: () => Promise<readonly Row[]>): Promise<readonly Row[]> {
    const deadline = Date.now() + this.patienceMs;
    for (let wait = 20; ; wait = Math.min(wait * 2, 200)) {
      const rows = await look();
      if (rows.length > 0 || Date.now() + wait > deadline) return rows;
      await pause(wait);
    }
  }
}
