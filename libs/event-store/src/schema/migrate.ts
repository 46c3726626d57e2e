import type { ClientBase } from 'pg';
import { appendEventsSql } from './append-events.sql';
import { type EventStoreRoles, grantsSql } from './grants.sql';
import { guardsSql } from './guards.sql';
import { quotedRole, quotedSchema } from './schema-name';
import { tablesSql } from './tables.sql';

export interface EventStoreSchema {
  /** Postgres schema that holds the log of one service. */
  readonly schema: string;
  /** Fixed at installation: a migration with another number is refused. */
  readonly partitions: number;
  readonly roles?: EventStoreRoles;
}

/**
 * The statements that create or update an event store, for a service's own migration. Safe to run again; to be run in
 * order in one transaction, because the first statement takes the lock that makes replicas migrate one at a time.
 */
export function eventStoreMigrationSql({ schema, partitions, roles = {} }: EventStoreSchema): string[] {
  if (!Number.isInteger(partitions) || partitions < 1)
    throw new Error(`Not a number of partitions: ${partitions}`);
  const s = quotedSchema(schema);
  return [
    `SELECT pg_advisory_xact_lock(hashtextextended('event-store:${schema}', 0))`,
    ...(roles.owner === undefined ? [] : [`SET LOCAL ROLE ${quotedRole(roles.owner)}`]),
    // CREATE SCHEMA IF NOT EXISTS asks for the right to create even when there is nothing to create.
    `DO $$ BEGIN IF to_regnamespace('${schema}') IS NULL THEN CREATE SCHEMA ${s}; END IF; END $$`,
    ...tablesSql(s, partitions),
    ...guardsSql(s),
    appendEventsSql(s, partitions),
    ...grantsSql(s, roles),
    ...(roles.owner === undefined ? [] : ['RESET ROLE']),
  ];
}

/**
 * Creates or updates the event store of one schema in a transaction of its own. Idempotent; replicas may race.
 * @throws when the log exists with another number of partitions, or a named role does not exist
 */
export async function migrateEventStore(client: ClientBase, options: EventStoreSchema): Promise<void> {
  await client.query('BEGIN');
  try {
    for (const statement of eventStoreMigrationSql(options)) await client.query(statement);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }
}
