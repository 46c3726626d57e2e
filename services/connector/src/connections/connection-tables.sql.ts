import { type DatabaseRoles, tenantTable, workerTable } from '@ledgerbridge/service-kit';

/**
 * `connections` is what the API shows, behind row-level security. `oauth_states` is looked up before any tenant is
 * known: it holds the SHA-256 of the state, ids, and the return address sealed.
 */
export function connectionTablesSql(schema: string, roles: DatabaseRoles): string[] {
  const s = `"${schema}"`;
  return [
    `CREATE TABLE ${s}.connections (
       connection_id uuid PRIMARY KEY, tenant_id uuid NOT NULL, division_id uuid NOT NULL, number integer NOT NULL,
       company_id uuid, status text NOT NULL, reason text, connected_at timestamptz, capabilities jsonb,
       company_name text, realm_last_four text, version bigint NOT NULL, UNIQUE (division_id, number))`,
    ...tenantTable(schema, 'connections', roles),
    `CREATE TABLE ${s}.oauth_states (
       state_hash text PRIMARY KEY, connection_id uuid NOT NULL, tenant_id uuid NOT NULL, division_id uuid NOT NULL,
       return_url bytea, ring_version integer, expires_at timestamptz NOT NULL, used_at timestamptz)`,
    `CREATE INDEX oauth_states_age ON ${s}.oauth_states (expires_at)`,
    ...workerTable(schema, 'oauth_states', roles),
  ];
}
