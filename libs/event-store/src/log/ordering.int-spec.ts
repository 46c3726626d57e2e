import { randomInt, randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { AppendSignal, runProjection } from '..';
import { anAppend, divisionIn, inTransaction, testStore, type TestStore, until } from '../testing';

/** `EVENT_STORE_PROOF_EVENTS=100000 npm test -- libs/event-store` for the large run. */
const EVENTS = Number(process.env['EVENT_STORE_PROOF_EVENTS'] ?? 10_000);
const WRITERS = 16;

describe('the order of the log', () => {
  let store: TestStore;
  beforeEach(async () => {
    store = await testStore();
  });
  afterEach(() => store.drop());

  it(`shows a live subscriber each of ${EVENTS} events of ${WRITERS} slow writers once and in order`, async () => {
    const { pool, log, schema } = store;
    await pool.query(`CREATE TABLE ${schema}.seen (n bigserial, partition int, position bigint, id uuid)`);
    const signal = new AppendSignal({ pool, schema });
    await signal.start();
    const subscriber = await runProjection({
      name: 'seen',
      pool,
      log,
      signal,
      concurrency: 2,
      handle: async (tx, events) => {
        await tx.query(
          `INSERT INTO ${schema}.seen (partition, position, id)
             SELECT * FROM unnest($1::int[], $2::bigint[], $3::uuid[])`,
          [events.map((e) => e.partition), events.map((e) => e.position), events.map((e) => e.id)],
        );
      },
    });

    let left = EVENTS;
    const divisions = Array.from({ length: 40 }, () => randomUUID());
    const write = async (): Promise<void> => {
      while (left > 0) {
        const count = Math.min(left, randomInt(1, 51));
        left -= count;
        const divisionId = divisions[randomInt(divisions.length)] ?? null;
        await inTransaction(pool, async (tx) => {
          await log.append(tx, [anAppend({ divisionId, count })]);
          await delay(randomInt(21));
        });
        signal.notify();
      }
    };
    await Promise.all(Array.from({ length: WRITERS }, write));
    await until(async () => (await subscriber.lag()).every(({ behind }) => behind === 0), 'the subscriber');
    await subscriber.stop();
    await signal.stop();

    const { rows } = await pool.query<{ partition: number; position: string; id: string }>(
      `SELECT partition, position, id FROM ${schema}.seen ORDER BY n`,
    );
    expect(rows).toHaveLength(EVENTS);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(EVENTS);
    const last = new Map<number, number>();
    const outOfOrder = rows.filter(({ partition, position }) => {
      const expected = (last.get(partition) ?? 0) + 1;
      last.set(partition, Number(position));
      return Number(position) !== expected;
    });
    expect(outOfOrder).toEqual([]);
  });

  it('is what a reader of "position > last" on a sequence does not have: it loses a late commit', async () => {
    const { pool, schema } = store;
    const table = `${schema}.naive`;
    await pool.query(`CREATE TABLE ${table} (position bigserial PRIMARY KEY, writer text)`);
    const seen: string[] = [];
    let last = '0';
    const read = async (): Promise<void> => {
      const { rows } = await pool.query<{ position: string; writer: string }>(
        `SELECT * FROM ${table} WHERE position > $1 ORDER BY position`,
        [last],
      );
      seen.push(...rows.map(({ writer }) => writer));
      last = rows.at(-1)?.position ?? last;
    };
    await inTransaction(pool, async (slow) => {
      await slow.query(`INSERT INTO ${table} (writer) VALUES ('slow')`);
      await pool.query(`INSERT INTO ${table} (writer) VALUES ('fast')`);
      await read();
    });
    await read();
    expect(seen).toEqual(['fast']);
  });

  it('makes a fast writer of a partition wait for the slow one before it, and lets other partitions pass', async () => {
    const { pool, log } = store;
    const divisionId = divisionIn(0, 8);
    const committed: string[] = [];
    let fast: Promise<unknown> = Promise.resolve();
    await inTransaction(pool, async (tx) => {
      await log.append(tx, [anAppend({ divisionId })]);
      fast = store.append(anAppend({ divisionId })).then(() => committed.push('fast'));
      await until(() => waitsForALock(store), 'the fast writer to wait');
      await inTransaction(pool, (other) => log.append(other, [anAppend({ divisionId: divisionIn(1, 8) })]));
      committed.push('other partition', 'slow');
    });
    await fast;
    expect(committed).toEqual(['other partition', 'slow', 'fast']);
  });

  it('survives 12 writers whose batches cross partitions in any order without a deadlock', async () => {
    const { pool, log } = store;
    const divisions = Array.from({ length: 24 }, () => randomUUID());
    const write = async (): Promise<void> => {
      for (let round = 0; round < 15; round++) {
        const batch = [...divisions]
          .sort(() => Math.random() - 0.5)
          .slice(0, 12)
          .map((divisionId) => anAppend({ divisionId, count: 2 }));
        const results = await inTransaction(pool, (tx) => log.append(tx, batch));
        expect(results.every(({ ok }) => ok)).toBe(true);
      }
    };
    await Promise.all(Array.from({ length: 12 }, write));
    const { rows } = await pool.query<{ gapless: boolean }>(
      `SELECT count(*) = max(position) AND max(position) = max(p.last_position) AS gapless
       FROM ${store.schema}.events e JOIN ${store.schema}.log_partitions p USING (partition) GROUP BY partition`,
    );
    expect(rows.length).toBeGreaterThan(1);
    expect(rows.every(({ gapless }) => gapless)).toBe(true);
  });
});

async function waitsForALock({ pool, schema }: TestStore): Promise<boolean> {
  const { rows } = await pool.query(
    `SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '%"${schema}".append_events%'`,
  );
  return rows.length > 0;
}
