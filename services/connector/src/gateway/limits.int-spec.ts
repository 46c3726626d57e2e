import type { GatewayCall, Priority } from '@ledgerbridge/qbo';
import { newRequestId, patiently, queryOrders } from '../testing/calls';
import { type ConnectedCompany, ConnectorDriver } from '../testing/connector-driver';

interface Seen {
  readonly time: string;
  readonly durationMs: number;
  readonly kind: string;
  readonly status: number;
}

let connector: ConnectorDriver;
afterEach(async () => connector.close());

async function started(env: Record<string, string> = {}): Promise<ConnectedCompany> {
  // However slow this machine is: a call may arrive until it is answered, and stays in its windows as long.
  connector = await ConnectorDriver.start({ replicas: 2, env: { QUICKBOOKS_TRANSIT_MS: '10000', ...env } });
  // Where ours are set otherwise, QuickBooks' own must not stand in their place.
  return connector.connect(Object.keys(env).length > 0 ? { switches: { throttle: false } } : {});
}
const slow = (operation: string, delayMs: number) =>
  connector.control('POST', '/faults', { effect: 'slow', operation, delayMs, count: null });
const prioritised = (companyId: string, priority: Priority): GatewayCall => ({
  ...queryOrders(companyId),
  priority,
});

describe('the limits of a company', () => {
  it('hold over two replicas: ten a second, ten in flight, and QuickBooks never says 429', async () => {
    const { companyId, realmId } = await started();
    await slow('query', 150);
    const replies = await Promise.all(
      Array.from({ length: 45 }, (_, n) =>
        patiently(() => connector.call(queryOrders(companyId), n % 2), ['budget', 'not-sent']),
      ),
    );
    expect(new Set(replies.map(({ outcome }) => outcome))).toEqual(new Set(['answered']));
    const seen = await connector.calls(realmId);
    expect(seen['totals']).toMatchObject({ calls: 49, byStatus: { '200': 49 } });
    expect((seen['busiestSecond'] as { calls: number }).calls).toBeLessThanOrEqual(10);
    expect(seen['inFlightMaximum']).toBeLessThanOrEqual(10);
  });

  it('are those of the company at QuickBooks, however many connections lead there', async () => {
    const first = await started();
    await connector.api('PUT', '/v1/tenants/second', {});
    const tenant = { 'ledgerbridge-tenant': 'second' };
    const begun = await connector.api('POST', '/v1/connections', {}, tenant);
    await connector.authorize(String(begun.body['authorizeUrl']), first.realmId);
    const path = `/v1/connections/${String(begun.body['id'])}`;
    const second = (await connector.api('GET', path, undefined, tenant)).body;
    expect(second).toMatchObject({ status: 'connected' });
    expect(second['companyId']).not.toBe(first.companyId);

    const companies = [first.companyId, String(second['companyId'])];
    await Promise.all(
      Array.from({ length: 24 }, (_, n) =>
        patiently(() => connector.call(queryOrders(companies[n % 2] ?? ''), n % 2)),
      ),
    );
    const seen = await connector.calls(first.realmId);
    expect((seen['busiestSecond'] as { calls: number }).calls).toBeLessThanOrEqual(10);
    expect(seen['totals']).toMatchObject({ byStatus: { '200': 32 } });
  });

  it('in a minute are all that is sent; the rest is told when to come again', async () => {
    const { companyId, realmId } = await started({
      QUICKBOOKS_CALLS_PER_MINUTE: '12',
      QUICKBOOKS_CALLS_PER_SECOND: 'lifted',
      QUICKBOOKS_CALLS_IN_FLIGHT: 'lifted',
    });
    const replies = await Promise.all(
      Array.from({ length: 20 }, (_, n) => connector.call(queryOrders(companyId), n % 2)),
    );
    expect(replies.filter(({ outcome }) => outcome === 'answered')).toHaveLength(8);
    for (const reply of replies.filter(({ outcome }) => outcome !== 'answered'))
      expect(reply).toEqual({
        outcome: 'retry-later',
        reason: 'budget',
        afterMs: expect.any(Number) as number,
      });
    expect((await connector.calls(realmId))['totals']).toMatchObject({ calls: 12 });
  });

  it('leave room that bulk calls do not take', async () => {
    const { companyId } = await started({ QUICKBOOKS_CALLS_PER_SECOND: 'lifted' });
    await slow('query', 3_000);
    const bulk = Array.from({ length: 10 }, (_, n) => connector.call(prioritised(companyId, 'bulk'), n % 2));
    const firstSettled = await Promise.race(bulk);
    expect(firstSettled).toMatchObject({ outcome: 'retry-later', reason: 'budget' });
    const documents = await Promise.all(
      Array.from({ length: 3 }, () => connector.call(prioritised(companyId, 'document'))),
    );
    expect(documents.map(({ outcome }) => outcome)).toEqual(['answered', 'answered', 'answered']);
    const outcomes = (await Promise.all(bulk)).map(({ outcome }) => outcome);
    expect(outcomes.filter((outcome) => outcome === 'answered')).toHaveLength(7);
  });

  it('let one name be written at a time', async () => {
    const { companyId, realmId } = await started();
    await slow('create', 100);
    const vendor = (n: number): GatewayCall => ({
      companyId,
      priority: 'document',
      requestId: newRequestId(),
      operation: { kind: 'create', entity: 'Vendor', body: { DisplayName: `Vendor ${n}` } },
    });
    const replies = await Promise.all(
      Array.from({ length: 5 }, (_, n) => {
        const call = vendor(n);
        return patiently(() => connector.call(call, n % 2));
      }),
    );
    expect(new Set(replies.map(({ outcome }) => outcome))).toEqual(new Set(['answered']));
    const { calls } = await connector.calls(realmId);
    const creates = (calls as Seen[]).filter(({ kind }) => kind === 'create');
    const spans = creates.map(({ time, durationMs }) => ({
      from: Date.parse(time),
      to: Date.parse(time) + durationMs,
    }));
    spans.sort((a, b) => a.from - b.from);
    expect(spans).toHaveLength(5);
    spans.slice(1).forEach((span, n) => expect(span.from).toBeGreaterThanOrEqual(spans[n]?.to ?? Infinity));
  });
});
