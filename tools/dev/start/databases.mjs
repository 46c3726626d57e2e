import fs from 'node:fs';
import path from 'node:path';
import { startCluster } from '../postgres/cluster.mjs';
import { DATABASE, migrationEnvironment } from './environment.mjs';
import { SERVICES } from './options.mjs';
import { runToEnd } from './run-to-end.mjs';

/** All pools of four services at their largest, with room for people who look. */
const SETTINGS = { max_connections: '400' };

/** @param {string} home */
export const postgresFolder = (home) => path.join(home, 'postgres');

/** @param {string} home @param {number} [port] */
export function startPostgres(home, port) {
  fs.mkdirSync(home, { recursive: true });
  return startCluster({ dataDir: postgresFolder(home), port, settings: SETTINGS });
}

/**
 * Makes the database and the role that carries the topics, where they are missing.
 * @param {{ url: string }} cluster
 * @param {{ passwords: Record<string, string> }} secrets
 */
export async function prepareDatabase({ url }, { passwords }) {
  const { default: pg } = await import('pg');
  const password = pg.escapeLiteral(passwords.lb_topics ?? '');
  await inDatabase(pg, url, async (db) => {
    const { rowCount } = await db.query('SELECT FROM pg_database WHERE datname = $1', [DATABASE]);
    if (!rowCount) await db.query(`CREATE DATABASE ${DATABASE}`);
    const role = await db.query(`SELECT FROM pg_roles WHERE rolname = 'lb_topics'`);
    if (!role.rowCount) await db.query('CREATE ROLE lb_topics LOGIN');
    await db.query(`ALTER ROLE lb_topics PASSWORD ${password}`);
    await db.query(`GRANT CREATE ON DATABASE ${DATABASE} TO lb_topics`);
  });
}

async function inDatabase(pg, url, work) {
  const db = new pg.Client({ connectionString: url });
  await db.connect();
  try {
    await work(db);
  } finally {
    await db.end();
  }
}

/**
 * Runs every service's migrations; they wait for each other where they must.
 * @param {import('./environment.mjs').Installation} installation
 * @param {AbortSignal} signal
 */
export async function migrate(installation, signal) {
  await Promise.all(
    SERVICES.map((name) =>
      runToEnd(process.execPath, [`dist/services/${name}/src/migrate.js`], {
        signal,
        env: migrationEnvironment(installation, name),
      }),
    ),
  );
}
