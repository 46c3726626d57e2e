import { randomUUID } from 'node:crypto';
import { EventLog, partitionOf } from '..';
import { anAppend, divisionIn, inTransaction, testStore, type TestStore } from '../testing';

describe('the event log', () => {
  let store: TestStore;
  beforeAll(async () => {
    store = await testStore({ partitions: 4 });
  });
  afterAll(() => store.drop());

  it('gives back what was appended, in order, with everything that events carry', async () => {
    const [tenantId, divisionId, eventId] = [randomUUID(), randomUUID(), randomUUID()];
    const append = anAppend({
      tenantId,
      divisionId,
      events: [
        { id: eventId, type: 'Opened', data: { amount: '12.50', tags: ['a', null], nested: { deep: true } } },
        { type: 'Closed', schemaVersion: 3, data: {}, sealed: { memo: 'for Bob – ü\u0000' } },
      ],
    });
    const [result] = await store.append(append);
    const partition = partitionOf(divisionId, 4);
    expect(result).toMatchObject({ ok: true, partition, version: 2 });

    const events = await store.log.readStream(store.pool, append.streamId);
    expect(events).toEqual([
      {
        partition,
        position: expect.any(Number) as number,
        id: eventId,
        streamId: append.streamId,
        version: 1,
        type: 'Opened',
        schemaVersion: 1,
        data: { amount: '12.50', tags: ['a', null], nested: { deep: true } },
        sealed: null,
        metadata: append.metadata,
      },
      expect.objectContaining({
        version: 2,
        type: 'Closed',
        schemaVersion: 3,
        sealed: { memo: 'for Bob – ü\u0000' },
      }),
    ]);
  });

  it('answers a conflict with the version it found and inserts the rest of the batch', async () => {
    const [existing, fresh] = [randomUUID(), randomUUID()];
    await store.append(anAppend({ streamId: existing, count: 2 }));
    const results = await store.append(
      anAppend({ streamId: existing }),
      anAppend({ streamId: existing, expectedVersion: 1 }),
      anAppend({ streamId: fresh }),
      anAppend({ streamId: randomUUID(), expectedVersion: 7 }),
    );
    expect(results).toMatchObject([
      { ok: false, reason: 'version-conflict', actualVersion: 2 },
      { ok: false, reason: 'version-conflict', actualVersion: 2 },
      { ok: true, streamId: fresh, version: 1 },
      { ok: false, reason: 'version-conflict', actualVersion: 0 },
    ]);
    expect(await store.log.readStream(store.pool, existing)).toHaveLength(2);
  });

  it('judges two appends to one stream in a batch one after the other', async () => {
    const streamId = randomUUID();
    const results = await store.append(
      anAppend({ streamId, count: 3 }),
      anAppend({ streamId, expectedVersion: 2 }),
      anAppend({ streamId, expectedVersion: 3, count: 2 }),
    );
    expect(results).toMatchObject([{ version: 3 }, { ok: false, actualVersion: 3 }, { version: 5 }]);
    const versions = (await store.log.readStream(store.pool, streamId)).map(({ version }) => version);
    expect(versions).toEqual([1, 2, 3, 4, 5]);
  });

  it('leaves no hole in the positions of a partition when a transaction rolls back', async () => {
    const divisionId = randomUUID();
    const [before] = await store.append(anAppend({ divisionId }));
    await expect(
      inTransaction(store.pool, async (tx) => {
        await store.log.append(tx, [anAppend({ divisionId, count: 5 })]);
        throw new Error('changed my mind');
      }),
    ).rejects.toThrow('changed my mind');
    const [after] = await store.append(anAppend({ divisionId }));
    expect(position(after)).toBe(position(before) + 1);
  });

  it('lets exactly one of many concurrent writers of a version win', async () => {
    const streamId = randomUUID();
    for (const expectedVersion of ['no-stream', 1, 2] as const) {
      const results = await Promise.all(
        Array.from({ length: 16 }, () => store.append(anAppend({ streamId, expectedVersion }))),
      );
      expect(results.flat().filter(({ ok }) => ok)).toHaveLength(1);
    }
    expect(await store.log.readStream(store.pool, streamId)).toHaveLength(3);
  });

  it('reads several streams in one query, an unknown one as empty', async () => {
    const [a, b, none] = [randomUUID(), randomUUID(), randomUUID()];
    await store.append(anAppend({ streamId: a, count: 2 }), anAppend({ streamId: b }));
    const streams = await store.log.readStreams(store.pool, [a, b, none]);
    expect([a, b, none].map((id) => streams.get(id)?.length)).toEqual([2, 1, 0]);
  });

  it('refuses a stream whose division changed, as a bug', async () => {
    const streamId = randomUUID();
    const [home, elsewhere] = [divisionIn(0, 4), divisionIn(1, 4)];
    await store.append(anAppend({ streamId, divisionId: home }));
    const moved = anAppend({ streamId, divisionId: elsewhere, expectedVersion: 1 });
    await expect(store.append(moved)).rejects.toThrow(/its division or tenant changed/);
    const first = anAppend({ streamId, divisionId: home, expectedVersion: 1 });
    await expect(store.append(first, moved)).rejects.toThrow(/its division or tenant changed/);
  });

  it('refuses a writer configured with another number of partitions', async () => {
    const { schema, log, pool } = store;
    const wrong = new EventLog({ schema, partitions: 5, keys: log.keys });
    await expect(inTransaction(pool, (tx) => wrong.append(tx, [anAppend()]))).rejects.toThrow(
      /has 4 partitions/,
    );
  });

  it('refuses an event id that the log has already', async () => {
    const event = { id: randomUUID(), type: 'Happened', data: {} };
    await store.append(anAppend({ events: [event] }));
    await expect(store.append(anAppend({ events: [event] }))).rejects.toThrow(/events_id/);
  });

  it.each([
    ['an append without events', { events: [] }, /has no events/],
    ['a stream id that is no UUID', { streamId: 'order-1' }, /Not a UUID/],
    ['a version below the first', { expectedVersion: 0 }, /Not a version/],
    ['a sealed part without a tenant', { events: [{ type: 'X', data: {}, sealed: {} }] }, /no tenant/],
  ])('refuses %s, as a bug', async (_, malformed, message) => {
    await expect(store.append(anAppend(malformed))).rejects.toThrow(message);
  });
});

function position(result: { ok: boolean; lastPosition?: number } | undefined): number {
  if (result?.lastPosition === undefined) throw new Error('not appended');
  return result.lastPosition;
}
