import { GATEWAY_PATH, type GatewayCall, type GatewayReply } from '@ledgerbridge/qbo';
import { createOrder, newRequestId, patiently, purchaseOrder, queryOrders } from '../testing/calls';
import { type ConnectedCompany, ConnectorDriver } from '../testing/connector-driver';

let connector: ConnectorDriver;
let company: ConnectedCompany;
beforeAll(async () => {
  connector = await ConnectorDriver.start({ env: { QUICKBOOKS_CALLS_PER_SECOND: 'lifted' } });
});
beforeEach(async () => {
  company = await connector.connect({ switches: { throttle: false } });
});
afterEach(async () => {
  await connector.control('DELETE', '/faults');
});
afterAll(async () => connector.close());

const call = (asked: GatewayCall) => patiently(() => connector.call(asked));
const arm = async (rule: object) => {
  const { status } = await connector.control('POST', '/faults', { realmId: company.realmId, ...rule });
  expect(status).toBe(201);
};
const creates = async (): Promise<{ status: number; requestid: string }[]> => {
  const { calls } = await connector.calls(company.realmId);
  return (calls as { kind: string; status: number; requestid: string }[]).filter(
    ({ kind }) => kind === 'create',
  );
};
const stored = async (requestId: string) =>
  (await connector.rows((s) => `SELECT * FROM ${s}.gateway_calls WHERE request_id = '${requestId}'`))[0];
const orderIn = (reply: GatewayReply): unknown =>
  reply.outcome === 'answered' ? reply.body['PurchaseOrder'] : undefined;

describe('a write', () => {
  it('is answered, and a repeat gets the same answer without reaching QuickBooks', async () => {
    const asked = createOrder(company.companyId);
    const first = await call(asked);
    expect(first).toMatchObject({
      outcome: 'answered',
      replayed: false,
      intuitTid: expect.any(String) as string,
    });
    const again = await call(asked);
    expect(again).toEqual({ ...first, replayed: true });
    expect(await creates()).toHaveLength(1);
  });

  it('is refused for good, and a repeat gets the refusal again', async () => {
    const asked = createOrder(company.companyId, newRequestId(), {
      VendorRef: { value: '999999' },
      Line: [],
    });
    const first = await call(asked);
    expect(first).toMatchObject({ outcome: 'refused', replayed: false });
    expect(await call(asked)).toEqual({ ...first, replayed: true });
    expect(await creates()).toHaveLength(1);
  });

  it('of the same requestid but other content is refused loudly, whatever became of the first', async () => {
    const asked = createOrder(company.companyId);
    await call(asked);
    await expect(
      call({
        ...asked,
        operation: { kind: 'create', entity: 'PurchaseOrder', body: purchaseOrder('another') },
      }),
    ).rejects.toThrow('409');
  });

  it('needs a requestid', async () => {
    const { requestId: _none, ...asked } = createOrder(company.companyId);
    await expect(call(asked)).rejects.toThrow('409');
  });

  it('that is being sent is not sent a second time', async () => {
    await arm({ effect: 'slow', operation: 'create', delayMs: 1_500 });
    const asked = createOrder(company.companyId);
    const replies = await Promise.all(Array.from({ length: 5 }, () => connector.call(asked)));
    const outcomes = replies.map(({ outcome }) => outcome).sort();
    expect(outcomes).toEqual(['answered', 'in-flight', 'in-flight', 'in-flight', 'in-flight']);
    expect(await creates()).toHaveLength(1);
  });
});

describe('an unknown outcome', () => {
  it.each(['reply-lost-before-commit', 'reply-lost-after-commit'])(
    'follows from %s; sent again with the same requestid it is written once',
    async (effect) => {
      await arm({ effect, operation: 'create' });
      const asked = createOrder(company.companyId);
      expect(await call(asked)).toMatchObject({ outcome: 'unknown', reason: 'connection-lost' });
      expect(await call(asked)).toMatchObject({ outcome: 'unknown', reason: 'connection-lost' });
      expect(await creates()).toHaveLength(1);

      expect(await call({ ...asked, resend: true })).toMatchObject({ outcome: 'answered', replayed: false });
      const found = await call(queryOrders(company.companyId));
      const body: Record<string, unknown> = found.outcome === 'answered' ? found.body : {};
      expect((body['QueryResponse'] as { PurchaseOrder: unknown[] }).PurchaseOrder).toHaveLength(1);
      expect(await call(asked)).toMatchObject({ outcome: 'answered', replayed: true });
    },
  );

  it.each([
    ['500', 'server-error'],
    ['503-html', 'server-error'],
    ['6000-please-wait', 'please-wait'],
  ])('follows from %s', async (effect, reason) => {
    await arm({ effect, operation: 'create' });
    expect(await call(createOrder(company.companyId))).toMatchObject({ outcome: 'unknown', reason });
  });

  it('is not sent again with another body', async () => {
    await arm({ effect: '500', operation: 'create' });
    const asked = createOrder(company.companyId);
    await call(asked);
    const other = createOrder(company.companyId, asked.requestId, purchaseOrder('another'));
    await expect(call({ ...other, resend: true })).rejects.toThrow('409');
  });

  it('is what a dead instance leaves behind', async () => {
    const asked = createOrder(company.companyId);
    await call(asked);
    await connector.rows(
      (s) =>
        `UPDATE ${s}.gateway_calls SET state = 'sending', instance = gen_random_uuid(), reply = NULL
         WHERE request_id = '${asked.requestId ?? ''}'`,
    );
    expect(await call(asked)).toMatchObject({ outcome: 'unknown', reason: 'instance-lost' });
    expect(await stored(asked.requestId ?? '')).toMatchObject({ state: 'unknown', reason: 'instance-lost' });
  });
});

describe('what QuickBooks did not take', () => {
  it('after a 429 makes the company rest, and the row is open', async () => {
    await arm({ effect: '429', operation: 'create', retryAfter: 2 });
    const asked = createOrder(company.companyId);
    expect(await call(asked)).toEqual({ outcome: 'retry-later', reason: 'throttled', afterMs: 2_000 });
    expect(await stored(asked.requestId ?? '')).toMatchObject({ state: 'open' });
    expect(await call(queryOrders(company.companyId))).toMatchObject({
      outcome: 'retry-later',
      reason: 'throttled',
    });
    const reply = await patiently(() => connector.call(asked), ['budget', 'throttled']);
    expect(orderIn(reply)).toBeDefined();
    expect((await creates()).map(({ status }) => status)).toEqual([429, 200]);
  });

  it('after a 401 is sent again with a new token, once', async () => {
    await arm({ effect: '401', operation: 'create' });
    expect(await call(createOrder(company.companyId))).toMatchObject({ outcome: 'answered' });
    expect((await creates()).map(({ status }) => status)).toEqual([401, 200]);
  });

  it('after an ended subscription holds the company until it is authorised again', async () => {
    const path = `/companies/${company.realmId}/switches`;
    await connector.control('PUT', path, { subscription: 'expired' });
    const asked = createOrder(company.companyId);
    const held = { outcome: 'company-held', cause: 'subscription-ended' };
    expect(await call(asked)).toEqual(held);
    expect(await call(createOrder(company.companyId))).toEqual(held);
    expect(await call(queryOrders(company.companyId))).toEqual(held);
    expect(await creates()).toHaveLength(1);
    const [row] = await connector.rows(
      (s) => `SELECT status, reason FROM ${s}.connections WHERE connection_id = '${company.connectionId}'`,
    );
    expect(row).toEqual({ status: 'held', reason: 'subscription-ended' });
  });
});

describe('what lies in the database', () => {
  it('holds no business content in the clear', async () => {
    const asked = createOrder(company.companyId, newRequestId(), purchaseOrder('a very secret note'));
    await call(asked);
    const rows = await connector.rows((s) => `SELECT * FROM ${s}.gateway_calls`);
    const log = await connector.rows((s) => `SELECT * FROM ${s}.quickbooks_calls`);
    const text = JSON.stringify([rows, log], (_, value: unknown) =>
      value instanceof Buffer ? value.toString('latin1') : value,
    );
    expect(text).not.toContain('secret note');
    expect(log).toContainEqual(
      expect.objectContaining({ kind: 'create', entity: 'PurchaseOrder', outcome: 'answered', status: 200 }),
    );
  });
});

describe('the door', () => {
  it('is closed to everybody but services of this installation', async () => {
    const asked = queryOrders(company.companyId);
    expect((await connector.api('POST', GATEWAY_PATH, asked)).status).toBe(401);
    const forAnother = await connector.credentials('sync').sign('matching');
    const answer = await connector.api('POST', GATEWAY_PATH, asked, {
      authorization: `Bearer ${forAnother}`,
    });
    expect(answer.status).toBe(401);
  });

  it('knows no company that nobody connected', async () => {
    const reply = await call(queryOrders('00000000-0000-4000-8000-000000000000'));
    expect(reply).toEqual({ outcome: 'company-held', cause: 'not-connected' });
  });
});
