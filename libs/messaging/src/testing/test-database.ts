import { randomBytes } from 'node:crypto';
import { Pool } from 'pg';
import { installConsumerTables } from '../storage/consumer-tables';

/** A schema of its own in the tests' PostgreSQL, with this library's tables and one that handlers write to. */
export class TestDatabase {
  readonly url: string;
  readonly pool: Pool;

  constructor(readonly schema = `t_${randomBytes(6).toString('hex')}`) {
    const url = process.env['TEST_POSTGRES_URL'];
    if (url === undefined) throw new Error('TEST_POSTGRES_URL is not set: run the suite by npm test');
    this.url = url;
    this.pool = new Pool({ connectionString: url, max: 20 });
  }

  async install(): Promise<this> {
    await installConsumerTables(this.pool, this.schema);
    await this.pool.query(
      `CREATE TABLE ${this.schema}.handled (n bigserial, member text, tenant_id uuid, key text, id text, data jsonb)`,
    );
    return this;
  }

  /** What handlers have written, in the order they wrote. */
  async handled(): Promise<{ member: string; key: string; id: string }[]> {
    const sql = `SELECT member, key, id FROM ${this.schema}.handled ORDER BY n`;
    return (await this.pool.query<{ member: string; key: string; id: string }>(sql)).rows;
  }

  /** Runs `work` and then puts positions, inbox and handled rows back to what they were before it. */
  async restoredAfter(work: () => Promise<void>): Promise<void> {
    const tables = ['consumer_positions', 'inbox', 'handled'].map((table) => `${this.schema}.${table}`);
    for (const table of tables) await this.pool.query(`CREATE TABLE ${table}_copy AS TABLE ${table}`);
    await work();
    for (const table of tables)
      await this.pool.query(`DELETE FROM ${table}; INSERT INTO ${table} SELECT * FROM ${table}_copy`);
  }

  async drop(): Promise<void> {
    await this.pool.query(`DROP SCHEMA ${this.schema} CASCADE`);
    await this.pool.end();
  }
}
