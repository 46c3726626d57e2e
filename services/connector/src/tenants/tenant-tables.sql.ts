import { type DatabaseRoles, tenantTable } from '@ledgerbridge/service-kit';

/** Tenants and divisions with their names, behind row-level security. What guards look up stands in `access_…`. */
export function tenantTablesSql(schema: string, roles: DatabaseRoles): string[] {
  const s = `"${schema}"`;
  return [
    `CREATE TABLE ${s}.tenants (
       tenant_id uuid PRIMARY KEY, host_id uuid NOT NULL, external_id text NOT NULL, name text,
       version bigint NOT NULL, UNIQUE (host_id, external_id))`,
    `CREATE TABLE ${s}.divisions (
       division_id uuid PRIMARY KEY, tenant_id uuid NOT NULL, external_id text NOT NULL, name text,
       time_zone text NOT NULL, version bigint NOT NULL, UNIQUE (tenant_id, external_id))`,
    ...tenantTable(schema, 'tenants', roles),
    ...tenantTable(schema, 'divisions', roles),
  ];
}
