import { randomUUID } from 'node:crypto';
import {
  EventLog,
  type EventProcessor,
  quarantinedStreams,
  quarantineStream,
  type RecordedEvent,
  releaseStream,
  runProjection,
  type Stall,
  type SubscriptionOptions,
} from '..';
import { anAppend, divisionIn, testStore, type TestStore, until } from '../testing';

describe('a subscription that meets an event it cannot handle', () => {
  let store: TestStore;
  let running: EventProcessor[];
  let handled: RecordedEvent[];
  let stalls: Stall[];
  const bad = new Set<string>();

  beforeEach(async () => {
    store = await testStore({ partitions: 2 });
    [running, handled, stalls] = [[], [], []];
    bad.clear();
  });
  afterEach(async () => {
    for (const processor of running) await processor.stop();
    await store.drop();
  });

  const run = async (more: Partial<SubscriptionOptions> = {}): Promise<EventProcessor> => {
    const processor = await runProjection({
      name: 'orders',
      pool: store.pool,
      log: store.log,
      pollMs: 20,
      retryMs: 5,
      maxRetryMs: 20,
      onStall: (stall) => stalls.push(stall),
      handle: async (tx, events) => {
        if (events.some(({ streamId }) => bad.has(streamId)))
          throw new RangeError('content that nobody may see');
        await tx.query('SELECT 1');
        handled.push(...events);
      },
      ...more,
    });
    running.push(processor);
    return processor;
  };
  const isHandled = (streamId: string) => handled.some((event) => event.streamId === streamId);
  const [division, elsewhere] = [divisionIn(0, 2), divisionIn(1, 2)];

  it('handles what comes before, says which event it is, and goes on elsewhere', async () => {
    const [before, broken, after, other] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
    bad.add(broken);
    await store.append(
      ...[before, broken, after].map((streamId) => anAppend({ streamId, divisionId: division })),
      anAppend({ streamId: other, divisionId: elsewhere }),
    );
    const processor = await run();
    await until(() => stalls.length > 2 && isHandled(before) && isHandled(other), 'three stalls');

    expect(isHandled(after)).toBe(false);
    expect(stalls.at(-1)).toMatchObject({
      subscription: 'orders',
      position: 2,
      event: { streamId: broken, type: 'Happened' },
    });
    expect(stalls.map(({ attempts }) => attempts).slice(0, 3)).toEqual([1, 2, 3]);
    const stuck = (await processor.lag()).find(({ failing }) => failing);
    expect(stuck).toMatchObject({
      position: 1,
      behind: 2,
      failing: { streamId: broken, reason: 'RangeError' },
    });
    expect(stuck?.seconds).toBeGreaterThan(0);
    const { rows } = await store.pool.query(
      `SELECT 1 FROM ${store.schema}.checkpoints c WHERE c::text LIKE '%nobody may see%'`,
    );
    expect(rows).toEqual([]);
  });

  it('goes on by itself once the event can be handled', async () => {
    const [broken, after] = [randomUUID(), randomUUID()];
    bad.add(broken);
    await store.append(...[broken, after].map((streamId) => anAppend({ streamId, divisionId: division })));
    const processor = await run();
    await until(() => stalls.length > 0);
    bad.clear();
    await until(() => isHandled(after));
    await until(async () => (await processor.lag()).every(({ failing, behind }) => !failing && behind === 0));
    expect(handled.map(({ streamId }) => streamId)).toEqual([broken, after]);
  });

  it('passes over a stream that an operator quarantined, and shows that it does', async () => {
    const [broken, after] = [randomUUID(), randomUUID()];
    bad.add(broken);
    await store.append(...[broken, after].map((streamId) => anAppend({ streamId, divisionId: division })));
    await run({ retryMs: 3_600_000, maxRetryMs: 3_600_000 });
    await until(() => stalls.length > 0);

    const order = { subscription: 'orders', streamId: broken, reason: 'negative total', by: 'operator:7' };
    await quarantineStream(store.pool, store.schema, order);
    await quarantineStream(store.pool, store.schema, order);
    await until(() => isHandled(after));
    expect(isHandled(broken)).toBe(false);
    expect(await quarantinedStreams(store.pool, store.schema)).toEqual([
      { ...order, at: expect.any(Date) as Date },
    ]);

    bad.clear();
    await expect(releaseStream(store.pool, store.schema, 'orders', broken)).resolves.toBe(true);
    await expect(releaseStream(store.pool, store.schema, 'orders', broken)).resolves.toBe(false);
    await store.append(anAppend({ streamId: broken, divisionId: division, expectedVersion: 1 }));
    await until(() => isHandled(broken));
  });

  it('leaves an event of a newer release to the replica that knows it, and alarms when none does', async () => {
    const { schema, pool } = store;
    const known = randomUUID();
    const old = new EventLog({ schema, partitions: 2, keys: store.log.keys, catalogue: { Happened: 1 } });
    const alarms: Stall[] = [];
    await store.append(
      anAppend({ streamId: known, divisionId: division }),
      anAppend({ divisionId: division, events: [{ type: 'Happened', schemaVersion: 2, data: {} }] }),
      anAppend({ divisionId: division, events: [{ type: 'Invented', data: {} }] }),
    );
    const options = { log: old, unknownRetryMs: 5, onUnknownEvent: (unknown: Stall) => alarms.push(unknown) };
    const patient = await run(options);
    await until(async () =>
      (await patient.lag()).some(({ failing }) => failing?.reason === 'UnknownEventError'),
    );
    expect(isHandled(known)).toBe(true);
    expect([stalls, alarms]).toEqual([[], []]);

    await pool.query(
      `UPDATE ${schema}.checkpoints SET failing_since = failing_since - interval '11 minutes'`,
    );
    await until(() => alarms.length > 0);
    expect(alarms[0]).toMatchObject({ position: 2, error: { name: 'UnknownEventError', schemaVersion: 2 } });

    await run();
    await until(() => handled.length === 3);
    await until(async () => (await patient.lag()).every(({ failing }) => !failing));
    expect(stalls).toEqual([]);
  });

  it('refuses to read a stream with an event it does not know', async () => {
    const { schema, pool, log } = store;
    const old = new EventLog({ schema, partitions: 2, keys: log.keys, catalogue: { Happened: 1 } });
    const append = anAppend({ events: [{ type: 'Invented', data: {} }] });
    await store.append(append);
    await expect(old.readStream(pool, append.streamId)).rejects.toMatchObject({ name: 'UnknownEventError' });
  });
});
