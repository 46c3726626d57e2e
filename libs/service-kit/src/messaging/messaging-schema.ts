import type { DatabaseRoles } from '../database/roles';
import { consumerTablesSql } from '@ledgerbridge/messaging';

/** The schema of inbox, positions, parked messages and leases, beside the service's own. */
export function messagingSchemaOf(schema: string): string {
  return `${schema}_messaging`;
}

/**
 * Statements that make the tables of messaging and give them to the worker role: it makes the inbox's next range and
 * drops old ones, which only an owner may. They hold ids and sealed content alone.
 */
export function messagingTablesSql(schema: string, roles: DatabaseRoles): string[] {
  const name = messagingSchemaOf(schema);
  return [
    `GRANT "${roles.worker}" TO CURRENT_USER`,
    consumerTablesSql(name),
    `DO $$ DECLARE t record; BEGIN
       FOR t IN SELECT tablename FROM pg_tables WHERE schemaname = '${name}' LOOP
         EXECUTE format('ALTER TABLE %I.%I OWNER TO %I', '${name}', t.tablename, '${roles.worker}');
       END LOOP;
     END $$`,
    `ALTER SCHEMA "${name}" OWNER TO "${roles.worker}"`,
  ];
}
