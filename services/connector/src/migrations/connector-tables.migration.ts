import { rolesOf, schemaOf } from '@ledgerbridge/service-kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { connectionTablesSql } from '../connections/connection-tables.sql';
import { admitCallsSql } from '../gateway/admit-calls.sql';
import { gatewayTablesSql } from '../gateway/gateway-tables.sql';
import { recordOutcomesSql } from '../gateway/record-outcomes.sql';
import { tenantTablesSql } from '../tenants/tenant-tables.sql';
import { vaultTablesSql } from '../vault/vault-tables.sql';

/** The connector's own tables, beside the foundation that every service has. */
export class ConnectorTables1763773200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const schema = schemaOf(runner);
    const { worker } = rolesOf(schema);
    const functions = ['admit_calls(uuid, jsonb, jsonb)', 'record_outcomes(jsonb)'];
    const statements = [
      ...tenantTablesSql(schema, rolesOf(schema)),
      ...connectionTablesSql(schema, rolesOf(schema)),
      ...vaultTablesSql(schema, rolesOf(schema)),
      ...gatewayTablesSql(schema, rolesOf(schema)),
      admitCallsSql(`"${schema}"`),
      recordOutcomesSql(`"${schema}"`),
      ...functions.map((name) => `GRANT EXECUTE ON FUNCTION "${schema}".${name} TO "${worker}"`),
    ];
    for (const statement of statements) await runner.query(statement);
  }

  /** Tokens and rows of sent calls exist nowhere else. */
  async down(): Promise<void> {
    throw new Error('The connector’s tables are not taken down; drop the schema to begin anew');
  }
}
