import { rolesOf, schemaOf, tenantTable, workerTable } from '@ledgerbridge/service-kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tables of tax: names lie in tenant tables; what the workers share holds ids and sealed content alone. */
export class Tax1763780000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const schema = schemaOf(runner);
    const roles = rolesOf(schema);
    const s = `"${schema}"`;
    const statements = [
      ...workerTablesSql(s),
      ...tenantTablesSql(s),
      ...['connections', 'pulls', 'waiting_requests'].flatMap((table) => workerTable(schema, table, roles)),
      ...['tax_codes', 'tax_rates', 'tax_mappings'].flatMap((table) => tenantTable(schema, table, roles)),
    ];
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    const tables = ['tax_mappings', 'tax_rates', 'tax_codes', 'waiting_requests', 'pulls', 'connections'];
    for (const table of tables) await runner.query(`DROP TABLE "${schemaOf(runner)}"."${table}"`);
  }
}

const workerTablesSql = (s: string): string[] => [
  `CREATE TABLE ${s}.connections (
     connection_id uuid PRIMARY KEY, tenant_id uuid NOT NULL, division_id uuid NOT NULL, company_id uuid,
     version bigint NOT NULL, status text NOT NULL, tax_model text)`,
  `CREATE INDEX connections_of_division ON ${s}.connections (division_id)`,
  // One row per list of a company. "wanted" rows are work; "urgent" ones have documents waiting for them.
  `CREATE TABLE ${s}.pulls (
     connection_id uuid NOT NULL, list text NOT NULL, wanted boolean NOT NULL, urgent boolean NOT NULL,
     pulled_at timestamptz, due_at timestamptz NOT NULL DEFAULT now(), attempts integer NOT NULL DEFAULT 0,
     lease uuid, leased_until timestamptz,
     PRIMARY KEY (connection_id, list)) WITH (fillfactor = 50)`,
  `CREATE INDEX pulls_wanted ON ${s}.pulls (due_at) WHERE wanted`,
  `CREATE TABLE ${s}.waiting_requests (
     mapping_id uuid PRIMARY KEY, connection_id uuid NOT NULL, tenant_id uuid NOT NULL, request jsonb NOT NULL,
     received_at timestamptz NOT NULL DEFAULT now())`,
  `CREATE INDEX waiting_requests_of_connection ON ${s}.waiting_requests (connection_id)`,
];

const tenantTablesSql = (s: string): string[] => [
  `CREATE TABLE ${s}.tax_codes (
     tenant_id uuid NOT NULL, connection_id uuid NOT NULL, division_id uuid NOT NULL, company_id uuid NOT NULL,
     id text NOT NULL, name text NOT NULL, description text, active boolean NOT NULL, purchase_rates text[] NOT NULL,
     PRIMARY KEY (connection_id, id))`,
  `CREATE TABLE ${s}.tax_rates (
     tenant_id uuid NOT NULL, connection_id uuid NOT NULL, division_id uuid NOT NULL, company_id uuid NOT NULL,
     id text NOT NULL, name text NOT NULL, rate text, active boolean NOT NULL,
     PRIMARY KEY (connection_id, id))`,
  `CREATE TABLE ${s}.tax_mappings (
     mapping_id uuid PRIMARY KEY, tenant_id uuid NOT NULL, connection_id uuid NOT NULL, division_id uuid NOT NULL,
     company_id uuid NOT NULL, version bigint NOT NULL,
     tax_code text NOT NULL, by_quickbooks_id boolean NOT NULL, name text,
     status text NOT NULL CHECK (status IN ('undecided', 'open', 'mapped')),
     reason text, quickbooks_id text, active boolean, decided_by text, actor text, decided_at timestamptz)`,
  `CREATE INDEX tax_mappings_of_connection ON ${s}.tax_mappings (connection_id, status)`,
  `CREATE INDEX tax_mappings_of_tenant ON ${s}.tax_mappings (tenant_id, mapping_id)`,
];
