import { randomBytes, randomUUID } from 'node:crypto';
import { EventLog, KeyRing, TenantKeyDestroyedError, TenantKeys } from '..';
import { anAppend, inTransaction, testStore, type TestStore } from '../testing';

describe('sealed fields', () => {
  let store: TestStore;
  beforeAll(async () => {
    store = await testStore();
  });
  afterAll(() => store.drop());

  const replica = (ring = store.ring) =>
    new EventLog({ schema: store.schema, keys: new TenantKeys({ schema: store.schema, ring }) });
  const sealedAppend = (tenantId: string, streamId = randomUUID()) =>
    anAppend({ tenantId, streamId, events: [{ type: 'X', data: { id: 7 }, sealed: { name: 'Ada' } }] });

  it('stand in the table as ciphertext only', async () => {
    const append = sealedAppend(randomUUID());
    await store.append(append);
    const { rows } = await store.pool.query<{ row: string }>(
      `SELECT convert_from(sealed, 'LATIN1') || e.* AS row FROM ${store.schema}.events e WHERE stream_id = $1`,
      [append.streamId],
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]?.row).not.toContain('Ada');
  });

  it('are erased for every replica at once when the key is destroyed, and everything else still works', async () => {
    const [tenantId, otherTenant] = [randomUUID(), randomUUID()];
    const [append, other] = [sealedAppend(tenantId), sealedAppend(otherTenant)];
    await store.append(append, other);
    const elsewhere = replica();
    await expect(elsewhere.readStream(store.pool, append.streamId)).resolves.toMatchObject([
      { sealed: { name: 'Ada' } },
    ]);

    await store.log.keys.destroy(store.pool, tenantId);

    for (const log of [elsewhere, store.log, replica()]) {
      await expect(log.readStream(store.pool, append.streamId)).resolves.toMatchObject([
        { sealed: 'erased', data: { id: 7 } },
      ]);
      await expect(log.readStream(store.pool, other.streamId)).resolves.toMatchObject([
        { sealed: { name: 'Ada' } },
      ]);
    }
    const { rows } = await store.pool.query(
      `SELECT wrapped FROM ${store.schema}.tenant_keys WHERE tenant_id = $1`,
      [tenantId],
    );
    expect(rows).toEqual([{ wrapped: null }]);
    const plain = anAppend({ tenantId, streamId: append.streamId, expectedVersion: 1 });
    await expect(store.append(plain)).resolves.toMatchObject([{ ok: true, version: 2 }]);
  });

  it('cannot be sealed or compared for an erased tenant, not even one that never had a key', async () => {
    const tenantId = randomUUID();
    await store.log.keys.destroy(store.pool, tenantId);
    await store.log.keys.destroy(store.pool, tenantId);
    await expect(store.append(sealedAppend(tenantId))).rejects.toThrow(TenantKeyDestroyedError);
    await expect(store.log.keys.hmac(store.pool, tenantId, 'x')).rejects.toThrow(TenantKeyDestroyedError);
  });

  it('do not survive in memory under a key whose transaction rolled back', async () => {
    const tenantId = randomUUID();
    await expect(
      inTransaction(store.pool, async (tx) => {
        await store.log.append(tx, [sealedAppend(tenantId)]);
        throw new Error('rolled back');
      }),
    ).rejects.toThrow('rolled back');
    const append = sealedAppend(tenantId);
    await store.append(append);
    await expect(replica().readStream(store.pool, append.streamId)).resolves.toMatchObject([
      { sealed: { name: 'Ada' } },
    ]);
  });

  it('stay readable when the installation changes its key and keys are wrapped anew', async () => {
    const append = sealedAppend(randomUUID());
    await store.append(append);
    const [older, newer] = [new Map(store.ringKeys), randomBytes(32)];
    const both = new TenantKeys({ schema: store.schema, ring: new KeyRing(2, older.set(2, newer)) });
    while ((await inTransaction(store.pool, (tx) => both.rewrap(tx))) > 0);

    const onlyNew = new KeyRing(2, new Map([[2, newer]]));
    await expect(replica(onlyNew).readStream(store.pool, append.streamId)).resolves.toMatchObject([
      { sealed: { name: 'Ada' } },
    ]);
    const back = new TenantKeys({ schema: store.schema, ring: new KeyRing(1, older) });
    while ((await inTransaction(store.pool, (tx) => back.rewrap(tx))) > 0);
  });

  it('say loudly that the table of keys is missing, instead of calling their content erased', async () => {
    const append = sealedAppend(randomUUID());
    await store.append(append);
    await store.pool.query(`DELETE FROM ${store.schema}.tenant_keys WHERE tenant_id = $1`, [
      append.metadata.tenantId,
    ]);
    await expect(replica().readStream(store.pool, append.streamId)).rejects.toThrow(
      /restore the table tenant_keys/,
    );
  });

  it('compare by an HMAC that is the same in every replica and differs between tenants', async () => {
    const [a, b] = [randomUUID(), randomUUID()];
    const [first, again, other] = [
      await store.log.keys.hmac(store.pool, a, 'content'),
      await replica().keys.hmac(store.pool, a, Buffer.from('content')),
      await store.log.keys.hmac(store.pool, b, 'content'),
    ];
    expect(first).toMatch(/^[0-9a-f]{64}$/);
    expect(again).toBe(first);
    expect(other).not.toBe(first);
  });

  it('get their keys without deadlock when 12 writers meet the same new tenants in any order', async () => {
    const tenants = Array.from({ length: 30 }, () => randomUUID());
    const writers = Array.from({ length: 12 }, async () => {
      const batch = [...tenants].sort(() => Math.random() - 0.5).map((tenantId) => sealedAppend(tenantId));
      const log = replica();
      return inTransaction(store.pool, (tx) => log.append(tx, batch));
    });
    const results = (await Promise.all(writers)).flat();
    expect(results.every(({ ok }) => ok)).toBe(true);
    const streams = await store.log.readStreams(
      store.pool,
      results.map(({ streamId }) => streamId),
    );
    expect([...streams.values()].every(([event]) => event?.sealed !== 'erased')).toBe(true);
  });
});
