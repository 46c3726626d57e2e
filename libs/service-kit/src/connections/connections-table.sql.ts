import type { DatabaseRoles } from '../database/roles';
import { workerTable } from '../database/tenant-table';

/** A service's own copy of connections, kept by `connection.changed`. */
export const connectionsTableSql = (schema: string, roles: DatabaseRoles): string[] => [
  `CREATE TABLE "${schema}".connections (
     connection_id uuid PRIMARY KEY, tenant_id uuid NOT NULL, division_id uuid NOT NULL, company_id uuid,
     version bigint NOT NULL, status text NOT NULL, capabilities jsonb)`,
  `CREATE INDEX connections_of_division ON "${schema}".connections (division_id)`,
  `CREATE INDEX connections_of_tenant ON "${schema}".connections (tenant_id)`,
  ...workerTable(schema, 'connections', roles),
];
