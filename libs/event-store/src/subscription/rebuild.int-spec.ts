import { randomInt, randomUUID } from 'node:crypto';
import {
  quarantineStream,
  rebuildProjection,
  runProcessor,
  runProjection,
  type TransactionalHandler,
} from '..';
import { anAppend, testStore, type TestStore, until } from '../testing';

interface Row {
  stream_id: string;
  events: number;
  note: string | null;
}

describe('rebuilding', () => {
  let store: TestStore;
  let table: string;
  beforeEach(async () => {
    store = await testStore({ partitions: 3 });
    table = `${store.schema}.totals`;
    await store.pool.query(`CREATE TABLE ${table} (stream_id uuid PRIMARY KEY, events int, note text)`);
  });
  afterEach(() => store.drop());

  const project: TransactionalHandler = async (tx, events) => {
    for (const { streamId, version, sealed } of events) {
      const note = sealed === 'erased' ? 'erased' : (sealed?.['note'] ?? null);
      await tx.query(
        `INSERT INTO ${table} VALUES ($1, $2, $3)
         ON CONFLICT (stream_id) DO UPDATE SET events = excluded.events, note = excluded.note`,
        [streamId, version, note],
      );
    }
  };
  const reset: TransactionalHandler = async (tx) => void (await tx.query(`DELETE FROM ${table}`));
  const rows = async () => {
    const found = await store.pool.query<Row>(`SELECT * FROM ${table} ORDER BY stream_id`);
    return found.rows;
  };
  const options = () => ({ ...store, name: 'totals', handle: project });
  const rebuild = () => rebuildProjection({ ...options(), reset: (tx) => reset(tx, []), batchSize: 7 });
  const seed = async (tenantId: string) => {
    const streams = Array.from({ length: 20 }, () => randomUUID());
    for (const [n, streamId] of streams.entries()) {
      const events = Array.from({ length: randomInt(1, 4) }, (_, k) => ({
        type: 'X',
        data: {},
        sealed: { note: `${n}/${k}` },
      }));
      await store.append(anAppend({ streamId, tenantId, events, divisionId: randomUUID() }));
    }
    return streams;
  };
  const caughtUp = async (processor: Awaited<ReturnType<typeof runProjection>>) =>
    until(async () => (await processor.lag()).every(({ behind }) => behind === 0));

  it('a projection from zero gives what the live one made, and the live one goes on from there', async () => {
    const live = await runProjection({ ...options(), pollMs: 10 });
    const tenantId = randomUUID();
    await seed(tenantId);
    await caughtUp(live);
    const before = await rows();
    await store.pool.query(`UPDATE ${table} SET note = 'spoilt'`);

    await expect(rebuild()).resolves.toMatchObject({ ok: true });
    expect(await rows()).toEqual(before);
    await seed(tenantId);
    await caughtUp(live);
    expect(await rows()).toHaveLength(40);
    await live.stop();
  });

  it('leaves out erased tenants and quarantined streams', async () => {
    const live = await runProjection({ ...options(), pollMs: 10 });
    const [staying, leaving] = [randomUUID(), randomUUID()];
    const [bad] = await seed(staying);
    await seed(leaving);
    await caughtUp(live);
    await live.stop();
    await store.log.keys.destroy(store.pool, leaving);
    const order = { subscription: 'totals', streamId: bad ?? '', reason: 'test', by: 'operator:1' };
    await quarantineStream(store.pool, store.schema, order);
    await rebuild();
    expect(await rows()).toHaveLength(19);
    expect((await rows()).every(({ note }) => note !== 'erased')).toBe(true);
  });

  it('changes nothing when the handler fails', async () => {
    const live = await runProjection({ ...options(), pollMs: 10 });
    await seed(randomUUID());
    await caughtUp(live);
    await live.stop();
    const before = await rows();
    const failing = rebuildProjection({
      ...options(),
      reset: (tx) => reset(tx, []),
      handle: () => Promise.reject(new Error('a bug')),
    });
    await expect(failing).rejects.toThrow('a bug');
    expect(await rows()).toEqual(before);
  });

  it('refuses a processor, whose checkpoints the database itself keeps from moving back', async () => {
    const processor = await runProcessor({ ...options(), pollMs: 10 });
    await seed(randomUUID());
    await caughtUp(processor);
    await processor.stop();
    await expect(rebuild()).resolves.toEqual({ ok: false, reason: 'not-a-projection' });
    const back = store.pool.query(`UPDATE ${store.schema}.checkpoints SET position = 0`);
    await expect(back).rejects.toThrow(/only moves forward/);
    await expect(runProjection(options())).rejects.toThrow(/not a projection/);
    await expect(rebuildProjection({ ...options(), name: 'none', reset: async () => {} })).resolves.toEqual({
      ok: false,
      reason: 'unknown-subscription',
    });
  });

  it('is not needed by a subscription that starts from now', async () => {
    await seed(randomUUID());
    const live = await runProjection({ ...options(), from: 'now', pollMs: 10 });
    const late = anAppend();
    await store.append(late);
    await caughtUp(live);
    await live.stop();
    expect(await rows()).toMatchObject([{ stream_id: late.streamId }]);
  });
});
