import { eventStoreMigrationSql } from '@ledgerbridge/event-store';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { accessTablesSql } from '../access/access-tables.sql';
import { idempotencyTableSql } from '../idempotency/idempotency-table.sql';
import { messagingTablesSql } from '../messaging/messaging-schema';
import { rolesOf } from './roles';

/** Log partitions of an installation; fixed once the log exists. */
export const LOG_PARTITIONS = 8;

/** What every service stands on: its log, inbox and parked messages, its copy of access, its idempotency keys. */
export class Foundation1763769600000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const schema = schemaOf(runner);
    const roles = rolesOf(schema);
    const statements = [
      ...eventStoreMigrationSql({ schema, partitions: LOG_PARTITIONS, roles: { worker: roles.worker } }),
      ...messagingTablesSql(schema, roles),
      ...accessTablesSql(schema, roles),
      ...idempotencyTableSql(schema, roles),
    ];
    for (const statement of statements) await runner.query(statement);
  }

  /** The log cannot be taken back: it is the only place where its facts are. */
  async down(): Promise<void> {
    throw new Error('The foundation of a service is not taken down; drop the schema to begin anew');
  }
}

/** The schema that a migration works in. @throws when the migration was started without one */
export function schemaOf({ connection: { options } }: QueryRunner): string {
  if (!('schema' in options) || options.schema === undefined) throw new Error('Migrations need a schema');
  return options.schema;
}
