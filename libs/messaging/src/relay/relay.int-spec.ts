import type { OutgoingMessage } from '../message';
import { eventually } from '../testing/eventually';
import { MemoryLog } from '../testing/memory-log';
import { TestDatabase } from '../testing/test-database';
import { CheckpointStore } from './checkpoint-store';
import { Relay } from './relay';

const toMessages = (event: string): OutgoingMessage[] =>
  event === 'silent' ? [] : [{ topic: 't', key: 'k', value: event }];
const numbered = (count: number, first = 0): string[] =>
  Array.from({ length: count }, (_, index) => String(first + index).padStart(6, '0'));

describe('Relay', () => {
  let database: TestDatabase;
  const relays: Relay<string>[] = [];

  beforeEach(async () => {
    database = await new TestDatabase().install();
  });
  afterEach(async () => {
    await Promise.all(relays.splice(0).map((relay) => relay.close()));
    await database.drop();
  });

  async function start(reader: MemoryLog, publish: (messages: readonly OutgoingMessage[]) => Promise<void>) {
    const { pool, schema } = database;
    const relay = new Relay({
      ...{ name: 'out', reader, toMessages, transport: { publish }, pool, schema },
      ...{ batchSize: 50, leaseMs: 1_500, pollMs: 50 },
    });
    relays.push(relay);
    await relay.start();
    return relay;
  }

  it('publishes everything in order and moves its checkpoint past events that say nothing', async () => {
    const log = new MemoryLog(1);
    log.append(0, ...numbered(200), 'silent', 'silent');
    const sent: string[] = [];
    const relay = await start(log, async (messages) => void sent.push(...messages.map(({ value }) => value)));
    await eventually(
      () => relay.positions(),
      (positions) => positions.get(0) === 202n,
    );
    expect(sent).toEqual(numbered(200));
  });

  it('publishes again what it does not know to be published', async () => {
    const log = new MemoryLog(1);
    log.append(0, ...numbered(10));
    const sent: string[] = [];
    let failures = 3;
    const relay = await start(log, async (messages) => {
      sent.push(...messages.map(({ value }) => value));
      if (failures-- > 0) throw new Error('the broker did not answer');
    });
    await eventually(
      () => relay.positions(),
      (positions) => positions.get(0) === 10n,
    );
    expect(sent).toHaveLength(40);
    expect(sent.slice(-10)).toEqual(numbered(10));
  });

  it('holds no transaction and no connection while it waits for the broker', async () => {
    const log = new MemoryLog(1);
    log.append(0, 'event');
    let answer = (): void => undefined;
    const waiting = new Promise<void>((resolve) => (answer = resolve));
    let asked = false;
    const relay = await start(log, async () => {
      asked = true;
      await waiting;
    });
    try {
      await eventually(() => asked, Boolean);
      // The renewal of leases borrows a connection for a moment now and then.
      const { pool, schema } = database;
      await eventually(
        () => pool.totalCount - pool.idleCount,
        (borrowed) => borrowed === 0,
      );
      const { rows } = await pool.query<{ count: number }>(
        `SELECT count(*)::int AS count FROM pg_stat_activity
          WHERE state LIKE 'idle in transaction%' AND query LIKE '%' || $1 || '%'`,
        [schema],
      );
      expect(rows[0]?.count).toBe(0);
    } finally {
      answer();
    }
    await eventually(
      () => relay.positions(),
      (positions) => positions.get(0) === 1n,
    );
  });

  it('shares the partitions among replicas and hands over those of one that closes', async () => {
    const log = new MemoryLog(4);
    const sent: [string, string][] = [];
    const publisher = (name: string) => async (messages: readonly OutgoingMessage[]) =>
      void sent.push(...messages.map(({ value }): [string, string] => [name, value]));
    const first = await start(log, publisher('first'));
    await start(log, publisher('second'));
    let round = 0;
    await eventually(
      async () => {
        for (let partition = 0; partition < 4; partition++) log.append(partition, `${partition}-${round}`);
        round += 1;
        await new Promise((resolve) => setTimeout(resolve, 100));
        return new Set(sent.slice(-4).map(([name]) => name)).size;
      },
      (names) => names === 2,
    );
    relays.splice(relays.indexOf(first), 1);
    await first.close();
    for (let partition = 0; partition < 4; partition++) log.append(partition, `${partition}-last`);
    await eventually(
      () => sent.filter(([, value]) => value.endsWith('last')).length,
      (count) => count === 4,
    );
    expect(new Set(sent.map(([, value]) => value)).size).toBe(4 * round + 4);
  });

  it('refuses a replica of an old lease and never moves back', async () => {
    const checkpoints = new CheckpointStore(database.pool, database.schema, 'out');
    expect(await checkpoints.claim(0, '7')).toBe(0n);
    expect(await checkpoints.advance(0, '7', 5n)).toBe(true);
    expect(await checkpoints.claim(0, '8')).toBe(5n);
    expect(await checkpoints.advance(0, '7', 6n)).toBe(false);
    expect(await checkpoints.claim(0, '7')).toBeUndefined();
    expect(await checkpoints.advance(0, '8', 4n)).toBe(false);
  });

  it('publishes at once when it is woken', async () => {
    const log = new MemoryLog(1);
    const sent: string[] = [];
    const { pool, schema } = database;
    const relay = new Relay({
      ...{ name: 'slow-poll', reader: log, toMessages, pool, schema, pollMs: 3_600_000 },
      transport: { publish: async (messages) => void sent.push(...messages.map(({ value }) => value)) },
    });
    relays.push(relay);
    await relay.start();
    log.append(0, 'woken');
    relay.wake(0);
    await eventually(
      () => sent,
      ({ length }) => length === 1,
    );
  });
});
