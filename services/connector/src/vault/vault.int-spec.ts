import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { arm, countHits, disarm, releaseHanging } from '@ledgerbridge/failpoints';
import OAuthClient from 'intuit-oauth';
import { createOrder, patiently, queryOrders } from '../testing/calls';
import { type ConnectedCompany, ConnectorDriver } from '../testing/connector-driver';

const LIFTED = {
  QUICKBOOKS_CALLS_IN_FLIGHT: 'lifted',
  QUICKBOOKS_CALLS_PER_SECOND: 'lifted',
  QUICKBOOKS_CALLS_PER_MINUTE: 'lifted',
};
const HOUR = { advanceSeconds: 3_700 };

let connector: ConnectorDriver;
let company: ConnectedCompany;
beforeAll(async () => {
  connector = await ConnectorDriver.start({ replicas: 2, env: LIFTED });
});
beforeEach(async () => {
  company = await connector.connect({
    switches: { throttle: false, rotation_mode: 'always', rotation_grace: 0 },
  });
});
afterAll(async () => connector.close());

const tokenCalls = async (): Promise<number> => {
  const { calls } = await connector.calls(company.realmId);
  return (calls as { kind: string }[]).filter(({ kind }) => kind === 'token').length;
};
const queryBy20OfEach = () =>
  Promise.all(Array.from({ length: 40 }, (_, n) => connector.call(queryOrders(company.companyId), n % 2)));
const statuses = async (): Promise<unknown[]> => {
  const rows = await connector.rows(
    (s) => `SELECT type FROM ${s}.events WHERE stream_id = '${company.connectionId}' ORDER BY version`,
  );
  return rows.map(({ type }) => type);
};
/** A replica that starts now has no token in memory. */
const withoutMemory = () => connector.addReplica();

describe('tokens', () => {
  it('lie in no table in the clear, nor does the company’s id at Intuit, nor are they logged', async () => {
    await connector.call(createOrder(company.companyId));
    const tables = await connector.rows(
      () => `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
             WHERE schemaname LIKE '${connector.database.schema}%'`,
    );
    const dump: string[] = [];
    for (const { name } of tables as { name: string }[])
      dump.push(
        JSON.stringify(await connector.rows(() => `SELECT * FROM ${name}`), (_, value: unknown) =>
          isBuffer(value) ? Buffer.from(value.data).toString('latin1') : value,
        ),
      );
    const everything = [...dump, ...connector.lines].join('\n');
    expect(everything).toContain(company.connectionId);
    for (const secret of ['RT1-', 'eyJ', company.realmId]) expect(everything).not.toContain(secret);
  });

  it('are refreshed exactly once when they expire under 40 callers of two replicas', async () => {
    await queryBy20OfEach();
    expect(await tokenCalls()).toBe(1);
    await connector.control('POST', '/clock', HOUR);
    const replies = await queryBy20OfEach();
    expect(new Set(replies.map(({ outcome }) => outcome))).toEqual(new Set(['answered']));
    expect(await tokenCalls()).toBe(2);
  });

  it('are refreshed exactly once by replicas that know from the vault that they have expired', async () => {
    await connector.rows((s) => `UPDATE ${s}.vault SET access_expires_at = now()`);
    const fresh = connector.services.length;
    await withoutMemory();
    await withoutMemory();
    const tries = countHits();
    const refreshing = arm({ name: 'connector.vault.refresh', when: 'before', mode: 'hang', goesOn: true });
    const calls = Promise.all(
      Array.from({ length: 40 }, (_, n) => connector.call(queryOrders(company.companyId), fresh + (n % 2))),
    );
    await refreshing;
    // The other one sees the lease and comes again and again, until the first has refreshed.
    while (Number(tries.get('connector.vault.lease')) < 4 && (await tokenCalls()) === 1) await pause(10);
    expect(await tokenCalls()).toBe(1);
    releaseHanging();
    disarm();
    const replies = await calls;
    expect(new Set(replies.map(({ outcome }) => outcome))).toEqual(new Set(['answered']));
    expect(await tokenCalls()).toBe(2);
  });

  it('of an instance that died while it refreshed are refreshed by another once its lease is over', async () => {
    await connector.rows(
      (s) =>
        `UPDATE ${s}.vault SET access_expires_at = now(), lease_owner = gen_random_uuid(),
           lease_until = now() + interval '1 second' WHERE connection_id = '${company.connectionId}'`,
    );
    const fresh = connector.services.length;
    await withoutMemory();
    expect(await connector.call(queryOrders(company.companyId), fresh)).toMatchObject({
      outcome: 'answered',
    });
    expect(await tokenCalls()).toBe(2);
  });
});

describe('a grant that is dead', () => {
  it('holds the company, is said once, and is mended by authorising again', async () => {
    await connector.control('POST', `/companies/${company.realmId}/disconnect`);
    const replies = await queryBy20OfEach();
    expect(replies.filter(({ outcome }) => outcome === 'answered')).toEqual([]);
    expect(await connector.call(queryOrders(company.companyId))).toEqual({
      outcome: 'company-held',
      cause: 'reconnect-needed',
    });
    expect(await statuses()).toEqual(['ConnectionRequested', 'CompanyConnected', 'ReconnectNeeded']);

    const [row] = await connector.rows(
      (s) => `SELECT t.external_id AS tenant FROM ${s}.connections c JOIN ${s}.tenants t USING (tenant_id)
              WHERE connection_id = '${company.connectionId}'`,
    );
    const tenant = { 'ledgerbridge-tenant': String(row?.['tenant']) };
    const begun = await connector.api('POST', '/v1/connections', {}, tenant);
    expect(begun.body).toMatchObject({ id: company.connectionId, status: 'reconnect-needed' });
    await connector.authorize(String(begun.body['authorizeUrl']), company.realmId);
    expect(await statuses()).toHaveLength(4);
    const reply = await patiently(() => connector.call(queryOrders(company.companyId)), ['not-sent']);
    expect(reply).toMatchObject({ outcome: 'answered' });
  });
});

/** Rounded off: clocks tick in milliseconds. */
const REST_MS = 4_990;

describe('a token endpoint that does not answer', () => {
  let broken: Server;
  const askedAt: number[] = [];
  const { tokenEndpoint } = OAuthClient;

  beforeAll(async () => {
    broken = createServer((request) => {
      askedAt.push(Date.now());
      request.socket.destroy();
    });
    await new Promise<void>((resolve) => broken.listen(0, '127.0.0.1', resolve));
  });
  afterAll(() => broken.close());

  /** The library asks there for the whole process, and an instance that starts sets it anew. */
  const breakEndpoint = (): (() => void) => {
    const working = OAuthClient.tokenEndpoint;
    expect(working).not.toBe(tokenEndpoint);
    OAuthClient.tokenEndpoint = `http://127.0.0.1:${(broken.address() as AddressInfo).port}/`;
    return () => (OAuthClient.tokenEndpoint = working);
  };

  it('is left alone by an instance that was about to ask when another was told nothing', async () => {
    await connector.rows((s) => `UPDATE ${s}.vault SET access_expires_at = now()`);
    const fresh = connector.services.length;
    await withoutMemory();
    await withoutMemory();
    const mend = breakEndpoint();
    try {
      askedAt.length = 0;
      const leasing = arm({ name: 'connector.vault.lease', when: 'before', mode: 'hang', goesOn: true });
      const late = connector.call(queryOrders(company.companyId), fresh);
      await leasing;
      const first = await connector.call(queryOrders(company.companyId), fresh + 1);
      releaseHanging();
      expect([first.outcome, (await late).outcome]).toEqual(['retry-later', 'retry-later']);
      expect(askedAt).toHaveLength(1);
    } finally {
      disarm();
      mend();
    }
  });

  it('is asked once and left alone for a while, and the connection stays', async () => {
    const mend = breakEndpoint();
    try {
      askedAt.length = 0;
      await connector.control('POST', '/clock', HOUR);
      const replies = await queryBy20OfEach();
      expect(new Set(replies.map(({ outcome }) => outcome))).toEqual(new Set(['retry-later']));
      // One rest after another, however long all these calls take here.
      const gaps = askedAt.slice(1).map((time, index) => time - (askedAt[index] ?? 0));
      expect(askedAt.length).toBeGreaterThan(0);
      expect(gaps.filter((gap) => gap < REST_MS)).toEqual([]);
    } finally {
      mend();
    }
    const reply = await patiently(() => connector.call(queryOrders(company.companyId)), ['not-sent']);
    expect(reply).toMatchObject({ outcome: 'answered' });
    expect(await statuses()).toEqual(['ConnectionRequested', 'CompanyConnected']);
  });
});

const isBuffer = (value: unknown): value is { type: 'Buffer'; data: number[] } =>
  typeof value === 'object' && value !== null && 'type' in value && value.type === 'Buffer';
