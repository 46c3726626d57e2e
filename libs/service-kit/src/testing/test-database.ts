import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import type { MigrationClass } from '../database/run-migrations';
import { runMigrations } from '../database/run-migrations';
import { rolesOf } from '../database/roles';

/** A migrated schema with its roles on the PostgreSQL of the tests. */
export interface TestDatabase {
  readonly schema: string;
  /** As the owner of everything. */
  readonly ownerUrl: string;
  readonly appUrl: string;
  readonly workerUrl: string;
  /** Removes the schema and its roles. */
  drop(): Promise<void>;
}

export async function testDatabase(migrations: readonly MigrationClass[]): Promise<TestDatabase> {
  const ownerUrl = process.env['TEST_POSTGRES_URL'];
  if (ownerUrl === undefined) throw new Error('TEST_POSTGRES_URL is missing: run the tests by `npm test`');
  const schema = `kit_${randomBytes(6).toString('hex')}`;
  const roles = rolesOf(schema);
  await runMigrations({ url: ownerUrl, schema, migrations, passwords: { app: 'app', worker: 'worker' } });
  return {
    schema,
    ownerUrl,
    appUrl: as(ownerUrl, roles.app, 'app'),
    workerUrl: as(ownerUrl, roles.worker, 'worker'),
    drop: () => dropAll(ownerUrl, schema),
  };
}

/** Runs one statement as the owner. */
export async function asOwner(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

function as(url: string, user: string, password: string): string {
  const address = new URL(url);
  address.username = user;
  address.password = password;
  return address.toString();
}

async function dropAll(url: string, schema: string): Promise<void> {
  const { app, worker } = rolesOf(schema);
  await asOwner(
    url,
    `DROP SCHEMA IF EXISTS "${schema}" CASCADE; DROP SCHEMA IF EXISTS "${schema}_messaging" CASCADE;
     DROP SCHEMA IF EXISTS "${schema}_topics" CASCADE; DROP ROLE "${app}"; DROP ROLE "${worker}"`,
  );
}
