import type { DatabaseRoles } from '../database/roles';
import { workerTable } from '../database/tenant-table';

/**
 * Requests that carried an `Idempotency-Key`. Found by caller, route and key; what was asked and answered is sealed.
 * A row without an answer belongs to a request that still runs, until its lease ends.
 */
export function idempotencyTableSql(schema: string, roles: DatabaseRoles): string[] {
  return [
    `CREATE TABLE IF NOT EXISTS "${schema}".idempotency_keys (
       caller text NOT NULL, route text NOT NULL, key text NOT NULL,
       tenant_id uuid,
       run uuid NOT NULL,
       request bytea NOT NULL, request_ring integer NOT NULL,
       answer bytea, answer_ring integer,
       leased_until timestamptz NOT NULL,
       created_at timestamptz NOT NULL DEFAULT now(),
       PRIMARY KEY (caller, route, key))`,
    `CREATE INDEX IF NOT EXISTS idempotency_keys_age ON "${schema}".idempotency_keys (created_at)`,
    ...workerTable(schema, 'idempotency_keys', roles),
  ];
}
