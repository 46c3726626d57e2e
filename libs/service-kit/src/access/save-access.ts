import type { AccessChanged } from '@ledgerbridge/contracts';
import { at } from '@ledgerbridge/failpoints';
import type { PoolClient } from 'pg';
import { newestByKey } from '../messaging/newest-by-key';
import { accessIdOf } from './access-id';

type Change<Entity extends AccessChanged['entity']> = Extract<AccessChanged, { entity: Entity }>;

/** How each thing is written: its table, its columns and their types, and its values in that order. */
const WRITTEN: {
  readonly [Entity in AccessChanged['entity']]: {
    readonly table: string;
    readonly columns: readonly (readonly [name: string, type: string])[];
    readonly values: (change: Change<Entity>) => unknown[];
  };
} = {
  host: {
    table: 'access_hosts',
    columns: [
      ['name', 'text'],
      ['topic_prefix', 'text'],
    ],
    values: ({ name, topicPrefix }) => [name, topicPrefix],
  },
  'api-key': {
    table: 'access_api_keys',
    columns: [
      ['host_id', 'uuid'],
      ['key_hash', 'text'],
      ['scopes', 'text[]'],
      ['revoked', 'boolean'],
    ],
    values: ({ hostId, keyHash, scopes, revoked }) => [hostId, keyHash, scopes, revoked],
  },
  tenant: {
    table: 'access_tenants',
    columns: [
      ['host_id', 'uuid'],
      ['external_id', 'text'],
    ],
    values: ({ hostId, externalId }) => [hostId, externalId],
  },
  division: {
    table: 'access_divisions',
    columns: [
      ['tenant_id', 'uuid'],
      ['external_id', 'text'],
      ['time_zone', 'text'],
    ],
    values: ({ tenantId, externalId, timeZone }) => [tenantId, externalId, timeZone],
  },
};

/**
 * Writes the newest state of each thing and leaves out what is not newer than its row; the guard is in the statement,
 * so a late message cannot win a race. Sorted, so that two batches lock in one order.
 *
 * @returns the changes that were newer, one per thing
 */
export async function saveAccess(
  tx: PoolClient,
  schema: string,
  changes: readonly AccessChanged[],
): Promise<AccessChanged[]> {
  const saved: AccessChanged[] = [];
  const newest = newestByKey(
    changes,
    (change) => `${change.entity} ${accessIdOf(change)}`,
    ({ version }) => version,
  );
  for (const change of newest) {
    const newer = await at('service-kit.access.save-one', () => saveOne(tx, schema, change));
    if (newer) saved.push(change);
  }
  return saved;
}

async function saveOne(tx: PoolClient, schema: string, change: AccessChanged): Promise<boolean> {
  const { table, columns, values } = writtenOf(change);
  const names = columns.map(([name]) => name);
  const { rowCount } = await at('service-kit.access.upsert', () =>
    tx.query(
      `INSERT INTO "${schema}".${table} AS known (id, version, ${names.join(', ')})
     VALUES ($1, $2, ${columns.map(([, type], index) => `$${index + 3}::${type}`).join(', ')})
     ON CONFLICT (id) DO UPDATE SET version = excluded.version, ${names.map((n) => `${n} = excluded.${n}`).join(', ')}
     WHERE known.version < excluded.version`,
      [accessIdOf(change), change.version, ...values],
    ),
  );
  return rowCount === 1;
}

function writtenOf(change: AccessChanged) {
  switch (change.entity) {
    case 'host':
      return { ...WRITTEN.host, values: WRITTEN.host.values(change) };
    case 'api-key':
      return { ...WRITTEN['api-key'], values: WRITTEN['api-key'].values(change) };
    case 'tenant':
      return { ...WRITTEN.tenant, values: WRITTEN.tenant.values(change) };
    case 'division':
      return { ...WRITTEN.division, values: WRITTEN.division.values(change) };
  }
}
