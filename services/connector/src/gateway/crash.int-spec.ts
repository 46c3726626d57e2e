import { arm, countHits, disarm } from '@ledgerbridge/failpoints';
import type { GatewayCall, GatewayReply } from '@ledgerbridge/qbo';
import { createOrder, patiently, queryOrders } from '../testing/calls';
import { type ConnectedCompany, ConnectorDriver } from '../testing/connector-driver';

const LIFTED = { QUICKBOOKS_CALLS_PER_SECOND: 'lifted' };
/** What may fail while a write is under way, in the order of a call. */
const FAILPOINTS = [
  'connector.gateway.token',
  'connector.gateway.admit',
  'connector.gateway.send',
  'connector.gateway.record',
] as const;

let connector: ConnectorDriver;
let company: ConnectedCompany;
beforeAll(async () => {
  connector = await ConnectorDriver.start({ env: LIFTED });
});
beforeEach(async () => {
  company = await connector.connect({ switches: { throttle: false } });
});
afterEach(() => disarm());
afterAll(async () => connector.close());

/** Comes again until it is known; looks an unknown one up by sending it again, as a worker does. */
async function carriedThrough(asked: ReturnType<typeof createOrder>): Promise<string> {
  for (;;) {
    const reply = await patiently(() => connector.call(asked), ['budget', 'not-sent']);
    if (reply.outcome !== 'unknown') return reply.outcome;
    const again = await patiently(() => connector.call({ ...asked, resend: true }), ['budget', 'not-sent']);
    if (again.outcome !== 'unknown') return again.outcome;
  }
}
async function ordersInQuickBooks(): Promise<number> {
  const reply = await patiently(() => connector.call(queryOrders(company.companyId)));
  const body: Record<string, unknown> = reply.outcome === 'answered' ? reply.body : {};
  return ((body['QueryResponse'] as { PurchaseOrder?: unknown[] }).PurchaseOrder ?? []).length;
}

describe('a failure of ours', () => {
  it.each(FAILPOINTS.flatMap((name) => [[name, 'before'] as const, [name, 'after'] as const]))(
    'at %s, %s its work, leaves one order and a caller who can find out',
    async (name, when) => {
      void arm({ name, when, mode: 'throw' });
      const asked = createOrder(company.companyId);
      expect(await connector.call(asked)).toMatchObject({ outcome: 'unknown' });
      if (name === 'connector.gateway.admit' && when === 'after') await forgetInstances();
      expect(await carriedThrough(asked)).toBe('answered');
      expect(await ordersInQuickBooks()).toBe(1);
    },
  );

  it('is possible at every one of these places', async () => {
    const hits = countHits();
    await connector.call(createOrder(company.companyId));
    for (const name of FAILPOINTS) expect(hits.get(name)).toBeGreaterThan(0);
  });
});

describe('a replica that is taken for dead while it sends', () => {
  it('leaves an unknown outcome, which another one sends again: written once, whenever the first comes back', async () => {
    await untilAlive();
    await connector.control('POST', '/faults', { effect: 'slow', operation: 'create', delayMs: 2_000 });
    const asked = createOrder(company.companyId);
    const first = connector.call(asked);
    await untilSending(asked.requestId ?? '');
    expect(await connector.call(asked)).toMatchObject({ outcome: 'in-flight' });
    expect(await onceForgotten(asked)).toMatchObject({ outcome: 'unknown', reason: 'instance-lost' });
    expect(await carriedThrough(asked)).toBe('answered');
    expect(await first).toMatchObject({ outcome: 'answered' });
    expect(await connector.call(asked)).toMatchObject({ outcome: 'answered', replayed: true });
    expect(await ordersInQuickBooks()).toBe(1);
  });
});

describe('a database that goes away while a call is under way', () => {
  it('is waited for with the answer, which the caller gets', async () => {
    await connector.control('POST', '/faults', { effect: 'slow', operation: 'create', delayMs: 300 });
    const asked = createOrder(company.companyId);
    const reply = connector.call(asked);
    await untilSending(asked.requestId ?? '');
    await setConnections(0);
    // Longer than the call takes: it is answered while there is no database.
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    await setConnections(-1);
    expect(await reply).toMatchObject({ outcome: 'answered', replayed: false });
    expect(await connector.call(asked)).toMatchObject({ outcome: 'answered', replayed: true });
    expect(await ordersInQuickBooks()).toBe(1);
  });
});

/** How many connections the service may make, -1 for any; those it has break. */
async function setConnections(limit: number): Promise<void> {
  const role = new URL(connector.database.workerUrl).username;
  await connector.rows(() => `ALTER ROLE "${role}" CONNECTION LIMIT ${limit}`);
  await connector.rows(
    () => `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = '${role}'`,
  );
}

/** As if the instance that was admitted had died: it says so no more. */
async function forgetInstances(): Promise<void> {
  await connector.rows((s) => `DELETE FROM ${s}.gateway_instances`);
}

/** Until the instance has said again that it lives, should a test before have made it forgotten. */
async function untilAlive(): Promise<void> {
  for (;;) {
    const living = await connector.rows((s) => `SELECT FROM ${s}.gateway_instances`);
    if (living.length > 0) return;
  }
}

/** The living instance says so again every few seconds. */
async function onceForgotten(asked: GatewayCall): Promise<GatewayReply> {
  for (;;) {
    await forgetInstances();
    const reply = await connector.call(asked);
    if (reply.outcome !== 'in-flight') return reply;
  }
}

async function untilSending(requestId: string): Promise<void> {
  for (;;) {
    const [row] = await connector.rows(
      (s) => `SELECT state FROM ${s}.gateway_calls WHERE request_id = '${requestId}'`,
    );
    if (row?.['state'] === 'sending') return;
  }
}
