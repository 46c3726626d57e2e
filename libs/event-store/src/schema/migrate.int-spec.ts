import { randomBytes, randomUUID } from 'node:crypto';
import { Client, type Pool } from 'pg';
import { migrateEventStore, TenantKeys, withConnection } from '..';
import { anAppend, inTransaction, testStore, type TestStore } from '../testing';

describe('the schema of an event store', () => {
  let store: TestStore;
  const suffix = randomBytes(4).toString('hex');
  const roles = { worker: `worker_${suffix}`, reader: `reader_${suffix}` };

  beforeAll(async () => {
    store = await testStore();
    for (const role of Object.values(roles)) await store.pool.query(`CREATE ROLE ${role} LOGIN`);
    await migrate(store.pool, store.schema);
    await store.append(anAppend());
  });
  afterAll(async () => {
    for (const role of Object.values(roles))
      await store.pool.query(`DROP OWNED BY ${role}; DROP ROLE ${role}`);
    await store.drop();
  });

  const migrate = (pool: Pool, schema: string, partitions = 8) =>
    withConnection(pool, (client) => migrateEventStore(client, { schema, partitions, roles }));

  const as = async <T>(role: string, work: (client: Client) => Promise<T>): Promise<T> => {
    const url = new URL(store.url);
    url.username = role;
    const client = new Client({ connectionString: url.href });
    await client.connect();
    try {
      return await work(client);
    } finally {
      await client.end();
    }
  };

  it('can be migrated again, by several replicas at once, and keeps what it holds', async () => {
    await Promise.all([1, 2, 3].map(() => migrate(store.pool, store.schema)));
    const { rows } = await store.pool.query(`SELECT 1 FROM ${store.schema}.events`);
    expect(rows).toHaveLength(1);
  });

  it('refuses to change the number of partitions', async () => {
    await expect(migrate(store.pool, store.schema, 9)).rejects.toThrow(
      /8 partitions and cannot be changed to 9/,
    );
  });

  it.each([
    `UPDATE events SET type = 'Other'`,
    `UPDATE events SET type = 'Other' WHERE false`,
    `DELETE FROM events`,
    `TRUNCATE events`,
  ])('refuses its own owner by trigger: %s', async (statement) => {
    const work = inTransaction(store.pool, async (tx) => {
      await tx.query(`SET LOCAL search_path = ${store.schema}`);
      await tx.query(statement);
    });
    await expect(work).rejects.toThrow(/append-only/);
  });

  it.each([
    `UPDATE events SET type = 'Other'`,
    `DELETE FROM events`,
    `TRUNCATE events`,
    `INSERT INTO events SELECT * FROM events`,
    `UPDATE log_partitions SET last_position = 0`,
    `DELETE FROM checkpoints`,
    `DELETE FROM tenant_keys`,
    `ALTER TABLE events DISABLE TRIGGER ALL`,
  ])('refuses the worker role by grant: %s', async (statement) => {
    await as(roles.worker, async (client) => {
      await client.query(`SET search_path = ${store.schema}`);
      await expect(client.query(statement)).rejects.toThrow(/permission denied|must be owner/);
    });
  });

  it('lets the worker role append and read', async () => {
    const { schema, log } = store;
    const append = anAppend({ tenantId: randomUUID(), events: [{ type: 'X', data: {}, sealed: { a: 1 } }] });
    const { Pool: WorkerPool } = await import('pg');
    const url = new URL(store.url);
    url.username = roles.worker;
    const pool = new WorkerPool({ connectionString: url.href });
    const results = await inTransaction(pool, (tx) => log.append(tx, [append]));
    expect(results).toMatchObject([{ ok: true, version: 1 }]);
    await expect(log.readStream(pool, append.streamId)).resolves.toMatchObject([{ sealed: { a: 1 } }]);
    await expect(
      new TenantKeys({ schema, ring: store.ring }).destroy(pool, randomUUID()),
    ).resolves.toBeUndefined();
    await pool.end();
  });

  it('keeps the keys and the append function from the reader role', async () => {
    await as(roles.reader, async (client) => {
      await client.query(`SET search_path = ${store.schema}`);
      await expect(client.query('SELECT count(*) FROM events')).resolves.toBeDefined();
      await expect(client.query('SELECT * FROM tenant_keys')).rejects.toThrow(/permission denied/);
      await expect(client.query(`SELECT append_events(8, '[]', '[]', '[]')`)).rejects.toThrow(
        /permission denied/,
      );
    });
  });

  it('does not disturb another store in the same database', async () => {
    const other = await testStore({ partitions: 2 });
    try {
      const append = anAppend();
      await Promise.all([store.append(append), other.append(append)]);
      await other.append({ ...append, expectedVersion: 1 });
      expect(await store.log.readStream(store.pool, append.streamId)).toHaveLength(1);
      expect(await other.log.readStream(other.pool, append.streamId)).toHaveLength(2);
    } finally {
      await other.drop();
    }
  });

  it('is refused for a name that would need escaping', async () => {
    await expect(migrate(store.pool, 'a"; drop')).rejects.toThrow(/Not a schema name/);
  });
});
