/** Tables of {@link Leases} in a schema whose name was checked. */
export const LEASE_TABLES = (schema: string): string => `
CREATE TABLE IF NOT EXISTS ${schema}.lease_members (
  pool text NOT NULL, member uuid NOT NULL, expires_at timestamptz NOT NULL,
  PRIMARY KEY (pool, member)
) WITH (fillfactor = 50);
CREATE TABLE IF NOT EXISTS ${schema}.leases (
  pool text NOT NULL, item text NOT NULL, member uuid, generation bigint NOT NULL DEFAULT 0, expires_at timestamptz,
  PRIMARY KEY (pool, item)
) WITH (fillfactor = 50)`;
