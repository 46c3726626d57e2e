import {
  connectionsTableSql,
  pullsTableSql,
  rolesOf,
  schemaOf,
  tenantTable,
  workerTable,
} from '@ledgerbridge/service-kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { PULL_COLUMNS } from '../tax-codes/pull-queue';

/** Tables of tax: names lie in tenant tables; what the workers share holds ids and sealed content alone. */
export class Tax1763780000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const schema = schemaOf(runner);
    const roles = rolesOf(schema);
    const s = `"${schema}"`;
    const statements = [
      ...connectionsTableSql(schema, roles),
      ...pullsTableSql(schema, roles, PULL_COLUMNS),
      ...waitingRequestsSql(s),
      ...tenantTablesSql(s),
      ...workerTable(schema, 'waiting_requests', roles),
      ...['tax_codes', 'tax_rates', 'tax_mappings'].flatMap((table) => tenantTable(schema, table, roles)),
    ];
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    const tables = ['tax_mappings', 'tax_rates', 'tax_codes', 'waiting_requests', 'pulls', 'connections'];
    for (const table of tables) await runner.query(`DROP TABLE "${schemaOf(runner)}"."${table}"`);
  }
}

const waitingRequestsSql = (s: string): string[] => [
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
