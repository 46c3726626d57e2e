import { type DatabaseRoles, workerTable } from '@ledgerbridge/service-kit';

/**
 * `companies` says to whom a company belongs and whether it may be called; `realm_hash` is a keyed hash, by which the
 * same company of QuickBooks is recognised without its id being readable. `vault` holds what is secret of a connection,
 * each column sealed under the connection's own key, and that key wrapped by the installation's. `secrets` holds the
 * key of the realm hash, wrapped alike.
 */
export function vaultTablesSql(schema: string, roles: DatabaseRoles): string[] {
  const s = `"${schema}"`;
  return [
    `CREATE TABLE ${s}.companies (
       company_id uuid PRIMARY KEY, tenant_id uuid NOT NULL, connection_id uuid NOT NULL UNIQUE,
       realm_hash text NOT NULL, held_cause text)`,
    `CREATE INDEX companies_realm ON ${s}.companies (realm_hash)`,
    `CREATE TABLE ${s}.vault (
       connection_id uuid PRIMARY KEY, tenant_id uuid NOT NULL, company_id uuid NOT NULL UNIQUE,
       wrapped_key bytea NOT NULL, ring_version integer NOT NULL,
       realm bytea NOT NULL, access_token bytea, refresh_token bytea,
       access_expires_at timestamptz, refresh_expires_at timestamptz, hard_expires_at timestamptz,
       generation bigint NOT NULL DEFAULT 1,
       lease_owner uuid, lease_until timestamptz, retry_at timestamptz)`,
    `CREATE TABLE ${s}.secrets (name text PRIMARY KEY, wrapped bytea NOT NULL, ring_version integer NOT NULL)`,
    ...['companies', 'vault', 'secrets'].flatMap((table) => workerTable(schema, table, roles)),
  ];
}
