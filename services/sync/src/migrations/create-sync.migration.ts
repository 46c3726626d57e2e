import { rolesOf, schemaOf, tenantTable, workerTable } from '@ledgerbridge/service-kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tables of a tenant: behind row-level security. */
const TENANT_TABLES = [
  'connections',
  'links',
  'policy_levels',
  'documents',
  'document_causes',
  'document_numbers',
];

export class CreateSync1763780000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const schema = schemaOf(runner);
    const roles = rolesOf(schema);
    const statements = [
      ...tables(`"${schema}"`),
      ...TENANT_TABLES.flatMap((table) => tenantTable(schema, table, roles)),
      ...workerTable(schema, 'push_work', roles),
    ];
    for (const statement of statements) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('The log is never undone: restore a backup instead');
  }
}

function tables(s: string): string[] {
  return [
    `CREATE TABLE ${s}.connections (
      connection_id uuid PRIMARY KEY, tenant_id uuid NOT NULL, division_id uuid NOT NULL UNIQUE, company_id uuid,
      status text NOT NULL, reason text, connected_at timestamptz, capabilities jsonb, version bigint NOT NULL
    )`,
    `CREATE TABLE ${s}.links (
      connection_id uuid NOT NULL, cause_key text NOT NULL, tenant_id uuid NOT NULL, division_id uuid NOT NULL,
      company_id uuid, kind text NOT NULL, key jsonb NOT NULL, fact jsonb NOT NULL, creation_approved boolean NOT NULL DEFAULT false,
      version bigint NOT NULL, PRIMARY KEY (connection_id, cause_key)
    )`,
    `CREATE TABLE ${s}.policy_levels (
      division_id uuid NOT NULL, flow text NOT NULL, tenant_id uuid NOT NULL, preset text NOT NULL, overrides jsonb NOT NULL,
      version bigint NOT NULL, PRIMARY KEY (division_id, flow)
    )`,
    `CREATE TABLE ${s}.documents (
      document_id uuid PRIMARY KEY, tenant_id uuid NOT NULL, division_id uuid NOT NULL, kind text NOT NULL,
      external_id text NOT NULL, number text, supplier text, currency text, total text, revision bigint NOT NULL, status text NOT NULL,
      causes jsonb NOT NULL DEFAULT '[]', notes jsonb NOT NULL DEFAULT '[]', quickbooks jsonb, version bigint NOT NULL,
      received_at timestamptz NOT NULL, changed_at timestamptz NOT NULL, synced_at timestamptz,
      ordinal bigint GENERATED ALWAYS AS IDENTITY
    )`,
    `CREATE INDEX documents_listed ON ${s}.documents (tenant_id, ordinal)`,
    `CREATE INDEX documents_by_status ON ${s}.documents (tenant_id, status, ordinal)`,
    `CREATE INDEX documents_by_external_id ON ${s}.documents (tenant_id, external_id)`,
    `CREATE TABLE ${s}.document_causes (
      cause_id uuid NOT NULL, document_id uuid NOT NULL, tenant_id uuid NOT NULL, division_id uuid NOT NULL, code text NOT NULL,
      key text NOT NULL, subject text, field text, record jsonb, since timestamptz NOT NULL, PRIMARY KEY (cause_id, document_id)
    )`,
    `CREATE INDEX document_causes_by_document ON ${s}.document_causes (document_id)`,
    `CREATE INDEX document_causes_by_tenant ON ${s}.document_causes (tenant_id, cause_id)`,
    `CREATE TABLE ${s}.document_numbers (
      company_id uuid NOT NULL, doc_number text NOT NULL, document_id uuid NOT NULL, tenant_id uuid NOT NULL,
      PRIMARY KEY (company_id, document_id), UNIQUE (company_id, doc_number)
    )`,
    `CREATE TABLE ${s}.push_work (
      document_id uuid PRIMARY KEY, tenant_id uuid NOT NULL, division_id uuid NOT NULL, company_id uuid NOT NULL,
      ready_at timestamptz NOT NULL, lease_owner uuid, lease_until timestamptz, attempts integer NOT NULL DEFAULT 0
    ) WITH (fillfactor = 50)`,
    `CREATE INDEX push_work_ready ON ${s}.push_work (company_id, ready_at)`,
    `CREATE INDEX push_work_leased ON ${s}.push_work (company_id, lease_until) WHERE lease_until IS NOT NULL`,
  ];
}
