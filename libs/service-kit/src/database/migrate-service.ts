import { migrationConfiguration } from '../config/common-configuration';
import { readConfiguration } from '../config/read-configuration';
import { type MigrationClass, runMigrations } from './run-migrations';
import { rolesOf } from './roles';

/**
 * The whole of a service's `migrate.ts`: reads the configuration and migrates. The roles take the passwords that stand
 * in DATABASE_APP_URL and DATABASE_WORKER_URL, so that an address and its role cannot disagree.
 * @returns the names of the migrations that ran
 * @throws ConfigurationError, and when an address names another user than the schema's role
 */
export async function migrateService(
  migrations: readonly MigrationClass[],
  env: Readonly<Record<string, string | undefined>> = process.env,
): Promise<string[]> {
  const configuration = readConfiguration(migrationConfiguration, env);
  const {
    databaseMigrationUrl: url,
    databaseSchema: schema,
    databaseAppUrl,
    databaseWorkerUrl,
  } = configuration;
  const roles = rolesOf(schema);
  const passwords = {
    app: passwordOf(databaseAppUrl, roles.app, 'DATABASE_APP_URL'),
    worker: passwordOf(databaseWorkerUrl, roles.worker, 'DATABASE_WORKER_URL'),
  };
  return runMigrations({ url, schema, migrations, passwords });
}

function passwordOf(address: string, role: string, variable: string): string {
  const url = new URL(address);
  if (decodeURIComponent(url.username) !== role) {
    throw new Error(`${variable} must name the user ${role}, which follows from DATABASE_SCHEMA`);
  }
  return decodeURIComponent(url.password);
}
