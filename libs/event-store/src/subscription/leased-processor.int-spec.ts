import { randomUUID } from 'node:crypto';
import { type LeasedOptions, type RecordedEvent, runLeasedProcessor } from '..';
import { anAppend, testStore, type TestStore, until } from '../testing';

describe('a processor that works outside of transactions under a lease', () => {
  let store: TestStore;
  beforeEach(async () => {
    store = await testStore({ partitions: 1 });
  });
  afterEach(() => store.drop());

  const run = (handle: LeasedOptions['handle'], more: Partial<LeasedOptions> = {}) =>
    runLeasedProcessor({ ...store, name: 'relay', pollMs: 10, handle, ...more });
  const ids = (events: readonly RecordedEvent[]) => events.map(({ id }) => id);

  it('hands over every event in order and holds no transaction meanwhile', async () => {
    const published: RecordedEvent[] = [];
    let open = -1;
    const relay = await run(async (events) => {
      const { rows } = await store.pool.query<{ open: number }>(
        `SELECT count(*)::int AS open FROM pg_stat_activity
         WHERE state LIKE 'idle in transaction%' AND query LIKE '%"${store.schema}"%'`,
      );
      open = rows[0]?.open ?? -1;
      published.push(...events);
    });
    for (let n = 0; n < 5; n++) await store.append(anAppend({ count: 3 }));
    await until(() => published.length === 15);
    await relay.stop();
    expect(published.map(({ position }) => position)).toEqual(Array.from({ length: 15 }, (_, n) => n + 1));
    expect(open).toBe(0);
  });

  it('keeps a replica out while another has the lease, for as long as its handler works', async () => {
    await store.append(anAppend());
    let release: () => void = () => undefined;
    let calls = 0;
    const slow = await run(
      async () => {
        calls++;
        await new Promise<void>((resolve) => (release = resolve));
      },
      { leaseMs: 300 },
    );
    await until(() => calls === 1);
    const other = await run(async () => void calls++, { leaseMs: 300 });
    const renewals = `SELECT lease_until > clock_timestamp() AS held, fence FROM ${store.schema}.checkpoints`;
    const end = Date.now() + 1_000;
    await until(() => Date.now() > end, 'three lease times');
    await expect(store.pool.query(renewals)).resolves.toMatchObject({ rows: [{ held: true, fence: '1' }] });
    expect(calls).toBe(1);
    release();
    await until(async () => (await slow.lag()).every(({ behind }) => behind === 0));
    await Promise.all([slow.stop(), other.stop()]);
  });

  it('does not let a zombie whose lease went to another move the checkpoint', async () => {
    await store.append(anAppend(), anAppend());
    const gates: (() => void)[] = [];
    let lost = false;
    const zombie = await run(
      async (_events, signal) => {
        signal.addEventListener('abort', () => (lost = true));
        await new Promise<void>((resolve) => gates.push(resolve));
      },
      { leaseMs: 90, batchSize: 1 },
    );
    await until(() => gates.length === 1);
    await store.pool.query(
      `UPDATE ${store.schema}.checkpoints SET fence = fence + 1, lease_owner = $1, lease_until = now() + interval '1 h'`,
      [randomUUID()],
    );
    await until(() => lost, 'the zombie to hear of it');
    gates[0]?.();
    await zombie.stop();
    const { rows } = await store.pool.query(`SELECT position, fence FROM ${store.schema}.checkpoints`);
    expect(rows).toEqual([{ position: '0', fence: '2' }]);
  });

  it('hands the same events over again after a failure', async () => {
    await store.append(anAppend(), anAppend());
    const tries: string[][] = [];
    const relay = await run(
      async (events) => {
        tries.push(ids(events));
        if (tries.length < 3) throw new Error('broker down');
      },
      { retryMs: 5 },
    );
    await until(async () => (await relay.lag()).every(({ behind }) => behind === 0));
    await relay.stop();
    const [both, first, again, second] = tries;
    expect(both).toHaveLength(2);
    expect([first, again, second]).toEqual([[both?.[0]], [both?.[0]], [both?.[1]]]);
  });
});
