import { DataSource, type MigrationInterface } from 'typeorm';
import { createRolesSql, type DatabaseRoles, type RolePasswords, rolesOf } from './roles';

/** A migration class; TypeORM reads the time from the digits at the end of its name. */
export type MigrationClass = new () => MigrationInterface;

export interface MigrateOptions {
  /** The database as the role that owns the schema. */
  readonly url: string;
  readonly schema: string;
  readonly migrations: readonly MigrationClass[];
  readonly passwords: RolePasswords;
}

/**
 * Makes a service's schema and roles, then runs the migrations that have not run, each in a transaction of its own.
 * Replicas may start it at once: the second waits for the first and finds nothing to do.
 * @returns the names of the migrations that ran now
 */
export async function runMigrations({
  url,
  schema,
  migrations,
  passwords,
}: MigrateOptions): Promise<string[]> {
  const source = new DataSource({
    type: 'postgres',
    url,
    schema,
    migrations: [...migrations],
    migrationsTableName: 'migrations',
    synchronize: false,
    logging: false,
    applicationName: `${schema} migrate`,
    // One connection for the lock, one for the migrations.
    poolSize: 2,
  });
  await source.initialize();
  const lock = source.createQueryRunner();
  try {
    await lock.query(`SELECT pg_advisory_lock(hashtextextended('ledgerbridge migrate', 0))`);
    await prepare(source, schema, rolesOf(schema), passwords);
    const done = await source.runMigrations({ transaction: 'each' });
    return done.map(({ name }) => name);
  } finally {
    await lock.release();
    await source.destroy();
  }
}

async function prepare(
  source: DataSource,
  schema: string,
  roles: DatabaseRoles,
  passwords: RolePasswords,
): Promise<void> {
  const statements = [
    ...createRolesSql(roles, passwords),
    `DO $$ BEGIN IF to_regnamespace('${schema}') IS NULL THEN CREATE SCHEMA "${schema}"; END IF; END $$`,
    `GRANT USAGE ON SCHEMA "${schema}" TO "${roles.app}", "${roles.worker}"`,
  ];
  for (const statement of statements) await source.query(statement);
}
