import {
  connectionsTableSql,
  pullsTableSql,
  rolesOf,
  schemaOf,
  tenantTable,
  workerTable,
} from '@ledgerbridge/service-kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { PULL_COLUMNS } from '../quickbooks-records/pull-queue';

/** Tables of matching: names lie in tenant tables; what the workers share holds ids and sealed content alone. */
export class Matching1763780000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const schema = schemaOf(runner);
    const roles = rolesOf(schema);
    const s = `"${schema}"`;
    const statements = [
      ...connectionsTableSql(schema, roles),
      ...pullsTableSql(schema, roles, PULL_COLUMNS),
      ...waitingRequestsSql(s),
      ...quickbooksRecordsSql(s),
      ...linkTablesSql(s),
      ...workerTable(schema, 'waiting_requests', roles),
      ...['quickbooks_records', 'host_records', 'links'].flatMap((table) =>
        tenantTable(schema, table, roles),
      ),
    ];
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    const tables = [
      'links',
      'host_records',
      'quickbooks_records',
      'waiting_requests',
      'pulls',
      'connections',
    ];
    for (const table of tables) await runner.query(`DROP TABLE "${schemaOf(runner)}"."${table}"`);
  }
}

const waitingRequestsSql = (s: string): string[] => [
  `CREATE TABLE ${s}.waiting_requests (
     link_id uuid PRIMARY KEY, connection_id uuid NOT NULL, tenant_id uuid NOT NULL,
     waits_for text NOT NULL CHECK (waits_for IN ('pull', 'changes')), request jsonb NOT NULL,
     received_at timestamptz NOT NULL DEFAULT now())`,
  `CREATE INDEX waiting_requests_of_connection ON ${s}.waiting_requests (connection_id)`,
];

const quickbooksRecordsSql = (s: string): string[] => [
  `CREATE TABLE ${s}.quickbooks_records (
     tenant_id uuid NOT NULL, connection_id uuid NOT NULL, company_id uuid NOT NULL,
     list text NOT NULL, id text NOT NULL,
     active boolean NOT NULL, name text NOT NULL, full_name text, code text, project boolean NOT NULL,
     facts jsonb NOT NULL, changed_at timestamptz,
     match_names text[] NOT NULL, match_code text,
     PRIMARY KEY (connection_id, list, id))`,
  `CREATE INDEX quickbooks_records_by_name ON ${s}.quickbooks_records USING gin (match_names)`,
  `CREATE INDEX quickbooks_records_by_code ON ${s}.quickbooks_records (connection_id, match_code)`,
];

const linkTablesSql = (s: string): string[] => [
  `CREATE TABLE ${s}.host_records (
     tenant_id uuid NOT NULL, kind text NOT NULL, external_id text NOT NULL,
     record_id uuid NOT NULL UNIQUE, version bigint NOT NULL,
     name text, code text, updated_at timestamptz NOT NULL,
     PRIMARY KEY (tenant_id, kind, external_id))`,
  `CREATE TABLE ${s}.links (
     link_id uuid PRIMARY KEY, tenant_id uuid NOT NULL, connection_id uuid NOT NULL, division_id uuid NOT NULL,
     company_id uuid NOT NULL, version bigint NOT NULL,
     kind text NOT NULL, external_id text, quickbooks_id text, target text,
     status text NOT NULL CHECK (status IN ('undecided', 'open', 'linked')),
     reason text, candidates integer NOT NULL,
     decided_by text, actor text, decided_at timestamptz, quickbooks jsonb,
     CHECK ((external_id IS NULL) <> (quickbooks_id IS NULL)))`,
  `CREATE INDEX links_of_connection ON ${s}.links (connection_id, kind, status)`,
  `CREATE INDEX links_of_tenant ON ${s}.links (tenant_id, link_id)`,
];
