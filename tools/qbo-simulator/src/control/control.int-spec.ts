import { scalarText } from '../json';
import { Driver, objectIn, purchaseOrder, rowsOf, send } from '../testing/driver';

let qbo: Driver;
beforeEach(async () => {
  qbo = await Driver.start({ seed: 'demo', switches: { throttle: false } });
});
afterEach(async () => qbo.close());

/** A second pair of tokens whose calls count as a product's. */
const asProduct = async (): Promise<void> => {
  const pair = await qbo.company('POST', '/tokens', { throttled: true });
  qbo.accessToken = scalarText(pair.body['access_token']);
};

/** An access token as the product gets it: through consent and code. */
async function tokenOfTheDemoApp(): Promise<string> {
  const { url } = qbo.simulator;
  const redirect_uri = 'http://127.0.0.1:1/callback';
  const request = new URLSearchParams({
    client_id: 'ledgerbridge-demo',
    response_type: 'code',
    scope: 'com.intuit.quickbooks.accounting',
    state: 's',
    redirect_uri,
    simulator_auto: qbo.realmId,
  });
  const consent = await send(`${url}/connect/oauth2?${request.toString()}`, 'GET');
  const code = new URL(consent.headers.get('location') ?? '').searchParams.get('code') ?? '';
  const form = new URLSearchParams({ grant_type: 'authorization_code', code, redirect_uri }).toString();
  const tokens = await send(`${url}/oauth2/v1/tokens/bearer`, 'POST', form, {
    'content-type': 'application/x-www-form-urlencoded',
    authorization: `Basic ${Buffer.from('ledgerbridge-demo:ledgerbridge-demo-secret').toString('base64')}`,
  });
  return scalarText(tokens.body['access_token']);
}

describe('the control API: companies', () => {
  it('founds one with the realm id asked for, once', async () => {
    const wanted = { realmId: '1234567890', seed: 'empty', plan: 'Advanced' };
    const first = await qbo.control('POST', '/companies', wanted);
    expect([first.status, first.body]).toMatchObject([201, { realmId: '1234567890', seed: 'empty' }]);
    expect((await qbo.control('POST', '/companies', wanted)).status).toBe(409);
    expect((await qbo.control('GET', '/companies')).body['companies']).toHaveLength(2);
  });

  it('refuses a preference, a switch and a country that it does not know', async () => {
    for (const wrong of [{ preferences: { Foo: true } }, { switches: { foo: true } }, { country: 'XX' }]) {
      expect((await qbo.control('POST', '/companies', wrong)).status).toBeGreaterThanOrEqual(400);
    }
    expect((await qbo.control('GET', '/companies/42/audit')).status).toBe(404);
  });

  it('an empty company has the mandatory accounts only', async () => {
    const empty = await Driver.join(qbo.simulator, { seed: 'empty' });
    expect(rowsOf(await empty.query('select * from Vendor'), 'Vendor')).toEqual([]);
    expect(rowsOf(await empty.query('select * from Account'), 'Account')).toHaveLength(6);
  });

  it('turns one switch and leaves the others', async () => {
    await qbo.company('PUT', '/switches', { requests_per_second: 3 });
    const turned = await qbo.company('PUT', '/switches', { plan: 'Essentials' });
    expect(turned.body).toMatchObject({ plan: 'Essentials', requests_per_second: 3, throttle: false });
    expect((await qbo.company('PUT', '/switches', { plan: 'Huge' })).status).toBe(400);
  });
});

describe('the control API: audit', () => {
  const marked = (marker: string, changes = {}) =>
    purchaseOrder({ PrivateNote: `for the yard lb:${marker}`, ...changes });

  it('finds nothing in a fresh company and nothing in one clean document per marker', async () => {
    await asProduct();
    await qbo.created('PurchaseOrder', marked('1', { DocNumber: 'A' }));
    await qbo.created('PurchaseOrder', marked('2', { DocNumber: 'B' }));
    expect((await qbo.company('GET', '/audit')).body).toEqual({
      documents: 2,
      duplicates: [],
      orphans: [],
      lookAlikes: [],
    });
  });

  it('finds two live documents of one marker until one is deleted', async () => {
    await asProduct();
    const first = await qbo.created('PurchaseOrder', marked('1', { DocNumber: 'A' }));
    await qbo.created('PurchaseOrder', marked('1', { DocNumber: 'B' }));
    expect((await qbo.company('GET', '/audit')).body).toMatchObject({
      duplicates: [{ marker: 'lb:1', documents: [{ docNumber: 'A' }, { docNumber: 'B' }] }],
      lookAlikes: [],
    });
    await qbo.post('purchaseorder?operation=delete', { Id: first['Id'], SyncToken: '0' });
    expect((await qbo.company('GET', '/audit')).body['duplicates']).toEqual([]);
  });

  it('finds documents that look alike', async () => {
    await qbo.created('PurchaseOrder', marked('1'));
    await qbo.created('PurchaseOrder', marked('2'));
    expect((await qbo.company('GET', '/audit')).body['lookAlikes']).toHaveLength(1);
  });

  it('finds what a product wrote without a marker, and nothing that others wrote', async () => {
    const other = await qbo.created('PurchaseOrder', purchaseOrder({ DocNumber: 'by hand' }));
    expect(other['Id']).toBe('145');
    expect((await qbo.company('GET', '/audit')).body['orphans']).toEqual([]);
    qbo.accessToken = await tokenOfTheDemoApp();
    await qbo.created('PurchaseOrder', purchaseOrder({ DocNumber: 'unmarked' }));
    await qbo.created('PurchaseOrder', marked('1', { DocNumber: 'marked' }));
    const { orphans } = (await qbo.company('GET', '/audit')).body;
    expect(orphans).toMatchObject([
      { type: 'PurchaseOrder', docNumber: 'unmarked', writtenBy: 'ledgerbridge-demo' },
    ]);
  });
});

describe('the control API: calls', () => {
  it('lists and sums the calls of products, not those of observers', async () => {
    await qbo.get('vendor/41');
    await asProduct();
    await qbo.get('vendor/41');
    await qbo.query('select * from Vendor');
    await qbo.post('purchaseorder', purchaseOrder({ VendorRef: undefined }));
    const { body } = await qbo.company('GET', '/calls');
    expect(body).toMatchObject({
      totals: {
        calls: 3,
        reads: 2,
        writes: 1,
        byKind: { read: 1, query: 1, create: 1 },
        byStatus: { '200': 2, '400': 1 },
      },
      busiestMinute: { calls: 3 },
      inFlightMaximum: 1,
      calls: [
        { kind: 'read', entity: 'vendor', status: 200 },
        { kind: 'query', entity: 'vendor', status: 200 },
        { kind: 'create', entity: 'purchaseorder', status: 400, faultCode: '2020' },
      ],
    });
    const all = await qbo.company('GET', '/calls?observer=true');
    expect(all.body['calls']).toHaveLength(4);
  });
});

describe('the control API: snapshots and clock', () => {
  it('a restore brings everything back, deleted and changed alike', async () => {
    const order = await qbo.created('PurchaseOrder', purchaseOrder({ DocNumber: 'A' }));
    const snapshot = await qbo.control('POST', '/snapshots');
    await qbo.post('purchaseorder?operation=delete', { Id: order['Id'], SyncToken: '0' });
    await qbo.created('Vendor', { DisplayName: 'Later' });
    const restored = await qbo.control('POST', `/snapshots/${scalarText(snapshot.body['id'])}/restore`);
    expect(restored.status).toBe(200);
    expect((await qbo.get(`purchaseorder/${scalarText(order['Id'])}`)).body['PurchaseOrder']).toEqual(order);
    expect(
      objectIn(await qbo.query("select count(*) from Vendor where DisplayName = 'Later'"), 'QueryResponse'),
    ).toEqual({ totalCount: 0 });
    expect((await qbo.post('vendor', { DisplayName: 'Later' })).status).toBe(200);
    expect((await qbo.post('purchaseorder', purchaseOrder({ DocNumber: 'A' }))).status).toBe(400);
  });

  it('refuses a snapshot that does not exist', async () => {
    expect((await qbo.control('POST', '/snapshots/nothing/restore')).status).toBe(404);
  });

  it('the clock moves what QuickBooks writes', async () => {
    const before = Date.parse(scalarText((await qbo.control('GET', '/clock')).body['now']));
    await qbo.control('POST', '/clock', { advanceSeconds: 3000 });
    const vendor = await qbo.created('Vendor', { DisplayName: 'Tomorrow' });
    const metaData = vendor['MetaData'] as { CreateTime: string };
    expect(Date.parse(metaData.CreateTime)).toBeGreaterThanOrEqual(before + 2_999_000);
  });

  it('latency is a setting', async () => {
    expect((await qbo.control('PUT', '/latency', { meanMs: 1, sigma: 0.5, seed: 3 })).status).toBe(200);
    await asProduct();
    expect((await qbo.get('vendor/41')).status).toBe(200);
  });
});
