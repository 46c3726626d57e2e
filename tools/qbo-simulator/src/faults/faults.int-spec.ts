import { codesOf, Driver, faultsOf, objectIn, purchaseOrder, type Answer } from '../testing/driver';

let qbo: Driver;
beforeEach(async () => {
  qbo = await Driver.start({ seed: 'demo', switches: { throttle: false } }, {}, { throttled: true });
});
afterEach(async () => qbo.close());

const arm = async (rule: Record<string, unknown>) => {
  const answer = await qbo.control('POST', '/faults', rule);
  expect(answer.status).toBe(201);
};
const write = async (requestid: string): Promise<Answer> =>
  qbo.post(`purchaseorder?requestid=${requestid}`, purchaseOrder());
const orders = async (): Promise<number> =>
  Number(objectIn(await qbo.query('select count(*) from PurchaseOrder'), 'QueryResponse')['totalCount']);

describe('faults on demand', () => {
  it('lose the reply before anything is done', async () => {
    await arm({ effect: 'reply-lost-before-commit', operation: 'create', entity: 'purchaseorder' });
    await expect(write('a')).rejects.toThrow();
    expect(await orders()).toBe(0);
    expect((await write('a')).status).toBe(200);
  });

  it('lose the reply after the commit; the same requestid gives it again', async () => {
    await arm({ effect: 'reply-lost-after-commit', operation: 'create' });
    await expect(write('a')).rejects.toThrow();
    expect(await orders()).toBe(1);
    expect((await write('a')).status).toBe(200);
    expect(await orders()).toBe(1);
  });

  it('commit late, and not a second time when the requestid has come again meanwhile', async () => {
    await arm({ effect: 'commit-late', operation: 'create', delayMs: 50 });
    await expect(write('late')).rejects.toThrow();
    expect(await orders()).toBe(0);
    expect((await write('late')).status).toBe(200);
    await arm({ effect: 'commit-late', operation: 'create', delayMs: 1, answer: '504' });
    expect((await write('second')).status).toBe(504);
    while ((await orders()) < 2) await new Promise((resolve) => setTimeout(resolve, 10));
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await orders()).toBe(2);
  });

  it.each([
    [{ effect: '429', retryAfter: 7 }, 429],
    [{ effect: '500' }, 500],
    [{ effect: '503-html' }, 503],
    [{ effect: '401' }, 401],
    [{ effect: 'stale' }, 400],
  ])('answer %j without doing anything', async (rule, status) => {
    await arm(rule);
    const answer = await write('a');
    expect(answer.status).toBe(status);
    if (status === 429) expect(answer.headers.get('retry-after')).toBe('7');
    if (status === 503) expect(answer.text).toContain('<html>');
    if (rule.effect === 'stale') expect(codesOf(answer)).toEqual(['5010']);
    expect(await orders()).toBe(0);
  });

  it.each([
    [true, 1],
    [false, 0],
  ])('say "please wait" with saved %s', async (saved, count) => {
    await arm({ effect: '6000-please-wait', saved });
    const answer = await write('a');
    expect(faultsOf(answer)[0]?.Detail).toContain('Please wait a few minutes and try again.');
    expect(await orders()).toBe(count);
    expect((await write('a')).status).toBe(200);
    expect(await orders()).toBe(1);
  });

  it('refuse with any error of the data service, and do nothing', async () => {
    await arm({ effect: 'refuse', code: '6430', detail: 'Expense accounts only.', element: 'AccountRef' });
    const answer = await write('a');
    expect(answer.status).toBe(400);
    expect(faultsOf(answer)).toEqual([
      {
        Message: 'Invalid account type used',
        Detail: 'Expense accounts only.',
        code: '6430',
        element: 'AccountRef',
      },
    ]);
    expect(await orders()).toBe(0);
  });

  it('hit the nth matching call only', async () => {
    await arm({ effect: '500', operation: 'create', nth: 2 });
    const statuses = [(await write('a')).status, (await write('b')).status, (await write('c')).status];
    expect(statuses).toEqual([200, 500, 200]);
  });

  it('hit as often as they are told, and every call with count null', async () => {
    await arm({ effect: '500', count: 2 });
    const statuses = [(await write('a')).status, (await write('b')).status, (await write('c')).status];
    expect(statuses).toEqual([500, 500, 200]);
    await arm({ effect: '500', count: null });
    for (const requestid of ['d', 'e', 'f']) expect((await write(requestid)).status).toBe(500);
  });

  it('hit with a probability, the same calls for the same seed', async () => {
    const run = async (): Promise<number[]> => {
      await qbo.control('DELETE', '/faults');
      await arm({ effect: '500', operation: 'read', probability: 0.5, seed: 7 });
      const statuses: number[] = [];
      for (let call = 0; call < 20; call += 1) statuses.push((await qbo.get('vendor/41')).status);
      return statuses;
    };
    const first = await run();
    expect(new Set(first)).toEqual(new Set([200, 500]));
    expect(await run()).toEqual(first);
  });

  it('leave other companies, entities and operations alone, and can be removed', async () => {
    await arm({ effect: '500', realmId: '1', count: null });
    await arm({ effect: '500', entity: 'Vendor', count: null });
    await arm({ effect: '500', operation: 'delete', count: null });
    expect((await write('a')).status).toBe(200);
    expect((await qbo.query('select * from Vendor')).status).toBe(500);
    expect((await qbo.control('DELETE', '/faults')).body).toEqual({ removed: 3 });
    expect((await qbo.get('vendor/41')).status).toBe(200);
  });

  it('are refused when they are not understood', async () => {
    const answer = await qbo.control('POST', '/faults', { effect: 'earthquake' });
    expect(answer.status).toBe(400);
    expect(answer.text).toContain('effect');
  });

  it('stand in the call log', async () => {
    await arm({ effect: 'reply-lost-after-commit' });
    await expect(write('a')).rejects.toThrow();
    const { calls } = (await qbo.company('GET', '/calls')).body;
    expect(calls).toMatchObject([
      { kind: 'create', status: 0, injected: 'reply-lost-after-commit', requestid: 'a' },
    ]);
  });
});
