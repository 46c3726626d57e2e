import type { MigrationInterface, QueryRunner } from 'typeorm';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { asOwner, testDatabase, type TestDatabase } from '../testing/test-database';
import { Database } from './database';
import { entitySource } from './entities';
import { schemaOf } from './foundation.migration';
import { createPool } from './pools';
import { rolesOf } from './roles';
import { runMigrations } from './run-migrations';
import { tenantTable } from './tenant-table';

const ONE = '00000000-0000-4000-8000-000000000001';
const OTHER = '00000000-0000-4000-8000-000000000002';

class Notes1700000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const schema = schemaOf(runner);
    await runner.query(`CREATE TABLE "${schema}".notes (tenant_id uuid NOT NULL, text text NOT NULL)`);
    for (const statement of tenantTable(schema, 'notes', rolesOf(schema))) await runner.query(statement);
  }

  async down(): Promise<void> {
    await Promise.reject(new Error('not taken down'));
  }
}

@Entity('notes')
class Note {
  @PrimaryColumn({ name: 'tenant_id', type: 'uuid' })
  tenantId!: string;

  @Column({ type: 'text' })
  text!: string;
}

describe('the door that sets the tenants of a transaction', () => {
  let test: TestDatabase;
  let database: Database;

  const texts = async (tenants: readonly string[]): Promise<string[]> =>
    database.read(tenants, async (tx) => {
      const { rows } = await tx.query<{ text: string }>(
        `SELECT text FROM "${test.schema}".notes ORDER BY text`,
      );
      return rows.map(({ text }) => text);
    });
  const insert = (tenants: readonly string[], tenantId: string, text: string): Promise<unknown> =>
    database.write(tenants, (tx) =>
      tx.query(`INSERT INTO "${test.schema}".notes VALUES ($1, $2)`, [tenantId, text]),
    );

  beforeAll(async () => {
    test = await testDatabase([Notes1700000000000]);
    // One connection each: whatever a transaction leaves behind, the next one meets.
    const limits = { max: 1, statementMs: 10_000, idleInTransactionMs: 10_000 };
    const ignore = () => undefined;
    database = new Database({
      schema: test.schema,
      app: createPool(test.appUrl, limits, 'test', ignore),
      worker: createPool(test.workerUrl, limits, 'test', ignore),
      entities: entitySource(test.appUrl, test.schema, [Note], 'test'),
    });
    await insert([ONE], ONE, 'mine');
    await insert([OTHER], OTHER, 'theirs');
  });

  afterAll(async () => {
    await database.close();
    await test.drop();
  });

  it('shows the rows of the tenants of the transaction and of nobody else', async () => {
    expect(await texts([ONE])).toEqual(['mine']);
    expect(await texts([OTHER])).toEqual(['theirs']);
    expect(await texts([ONE, OTHER])).toEqual(['mine', 'theirs']);
  });

  it('shows nothing when no tenant is set, on a connection that had one before', async () => {
    await texts([ONE]);
    expect(await texts([])).toEqual([]);
    const pool = createPool(
      test.appUrl,
      { max: 1, statementMs: 0, idleInTransactionMs: 0 },
      'test',
      () => undefined,
    );
    const { rowCount } = await pool.query(`SELECT * FROM "${test.schema}".notes`);
    await pool.end();
    expect(rowCount).toBe(0);
  });

  it('leaks no tenant after an error in the transaction', async () => {
    await expect(database.read([ONE], () => Promise.reject(new Error('a bug')))).rejects.toThrow('a bug');
    expect(await texts([])).toEqual([]);
  });

  it('refuses a row of a tenant that the transaction is not about', async () => {
    await expect(insert([ONE], OTHER, 'smuggled')).rejects.toThrow('row-level security');
  });

  it('changes no row of another tenant', async () => {
    const changed = await database.write([ONE], (tx) =>
      tx.query(`UPDATE "${test.schema}".notes SET text = text || '!'`),
    );
    expect(changed.rowCount).toBe(1);
    await database.write([ONE], (tx) => tx.query(`UPDATE "${test.schema}".notes SET text = 'mine'`));
    expect(await texts([OTHER])).toEqual(['theirs']);
  });

  it('lets the app role write nothing, even outside a read-only transaction', async () => {
    const pool = createPool(
      test.appUrl,
      { max: 1, statementMs: 0, idleInTransactionMs: 0 },
      'test',
      () => undefined,
    );
    await expect(pool.query(`DELETE FROM "${test.schema}".notes`)).rejects.toThrow('permission denied');
    await pool.end();
    await expect(
      database.read([ONE], (tx) => tx.query(`INSERT INTO "${test.schema}".notes VALUES ('${ONE}', 'x')`)),
    ).rejects.toThrow();
  });

  it('lets neither role switch row-level security off, own a table, or become another role', async () => {
    for (const url of [test.appUrl, test.workerUrl]) {
      const pool = createPool(
        url,
        { max: 1, statementMs: 0, idleInTransactionMs: 0 },
        'test',
        () => undefined,
      );
      await expect(
        pool.query(`ALTER TABLE "${test.schema}".notes DISABLE ROW LEVEL SECURITY`),
      ).rejects.toThrow('must be owner');
      await expect(pool.query('SET ROLE postgres')).rejects.toThrow('permission denied');
      await pool.query('SET row_security = off');
      await expect(pool.query(`SELECT * FROM "${test.schema}".notes`)).rejects.toThrow('row-level security');
      await pool.end();
    }
    const roles = rolesOf(test.schema);
    const powers = await asOwner(
      test.ownerUrl,
      `SELECT rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb OR rolreplication AS any_power
       FROM pg_roles WHERE rolname IN ('${roles.app}', '${roles.worker}')`,
    );
    expect(powers).toEqual([{ any_power: false }, { any_power: false }]);
  });

  it('refuses ids that are none, so that no id can name two tenants', async () => {
    await expect(texts([`${ONE},${OTHER}`])).rejects.toThrow('not a UUID');
  });

  it('reads entities of the tenants of the transaction alone, and only reads', async () => {
    const found = await database.entities([ONE], (manager) => manager.find(Note));
    expect(found).toEqual([{ tenantId: ONE, text: 'mine' }]);
    expect(await database.entities([], (manager) => manager.find(Note))).toEqual([]);
    await expect(
      database.entities([ONE], (manager) => manager.save(Note, { tenantId: ONE, text: 'changed' })),
    ).rejects.toThrow();
  });

  it('says so when a commit was a rollback in truth', async () => {
    await expect(
      database.write([ONE], async (tx) => {
        await tx.query('SELECT 1 / 0').catch(() => undefined);
      }),
    ).rejects.toThrow('rolled back');
  });

  it('goes on when PostgreSQL has ended its connections', async () => {
    await texts([ONE]);
    await asOwner(
      test.ownerUrl,
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename LIKE '${test.schema}%'`,
    );
    expect(await texts([ONE])).toEqual(['mine']);
  });

  it('migrates once, however often and by however many it is asked', async () => {
    const again = () =>
      runMigrations({
        url: test.ownerUrl,
        schema: test.schema,
        migrations: [Notes1700000000000],
        passwords: { app: 'app', worker: 'worker' },
      });
    expect(await Promise.all([again(), again()])).toEqual([[], []]);
  });
});
