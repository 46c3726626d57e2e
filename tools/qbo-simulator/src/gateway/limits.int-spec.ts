import { objectsOf, scalarText } from '../json';
import { actAs, DEMO_APP, LIVE_APP } from '../testing/connect-app';
import { codesOf, Driver, objectIn, purchaseOrder, type Answer } from '../testing/driver';

const NOON = Date.parse('2026-11-20T20:00:00Z');
let qbo: Driver;

beforeEach(async () => {
  qbo = await Driver.start({ seed: 'demo', switches: { throttle: false } }, { standingAt: NOON });
  await qbo.control('POST', '/clients', LIVE_APP);
});
afterEach(async () => qbo.close());

const turn = async (switches: Record<string, unknown>) => {
  expect((await qbo.company('PUT', '/switches', switches)).status).toBe(200);
};
const refusalOf = ({ status, body, text }: Answer): unknown => [
  status,
  /errorCode=(\d+)/.exec(text)?.[1],
  Object.keys(body).includes('fault') ? 'gateway' : 'data service',
];
const term = async () => qbo.get('term/1');

describe('[facts 2.1] throttles over HTTP', () => {
  it('the eleventh call of a second is refused with 429 and passes a second later', async () => {
    await turn({ throttle: true });
    await actAs(qbo);
    for (let call = 0; call < 10; call += 1) expect((await term()).status).toBe(200);
    const refused = await term();
    expect([refused.status, codesOf(refused), refused.headers.get('retry-after')]).toEqual([
      429,
      ['3001'],
      null,
    ]);
    await qbo.control('POST', '/clock', { advanceSeconds: 1 });
    expect((await term()).status).toBe(200);
  });
});

describe('[facts 2.5] metered reads', () => {
  const reads = async () => (await qbo.control('GET', '/metering')).body['reads'];

  it('counts successful reads of production keys, and no writes', async () => {
    await actAs(qbo, LIVE_APP);
    await term();
    await qbo.query('select * from Term');
    await qbo.get('cdc?entities=Term&changedSince=2026-11-19T00:00:00Z');
    await qbo.get('term/999');
    await qbo.created('PurchaseOrder', purchaseOrder());
    expect(await reads()).toEqual({ 'live 2026-11': 3 });
  });

  it('counts no development keys and no sandboxes', async () => {
    await actAs(qbo);
    await term();
    await actAs(qbo, LIVE_APP);
    await turn({ environment: 'sandbox' });
    await term();
    expect(await reads()).toEqual({});
  });

  it.each([
    ['call', 1],
    ['items', 2],
  ])('counts a batch by switch: %s', async (metering_batch, counted) => {
    await turn({ metering_batch });
    await actAs(qbo, LIVE_APP);
    const queries = ['1', '2'].map((bId) => ({ bId, Query: 'select * from Term' }));
    const write = { bId: '3', operation: 'create', Vendor: { DisplayName: 'Metered' } };
    await qbo.post('batch', { BatchItemRequest: [...queries, write] });
    await qbo.post('batch', { BatchItemRequest: [{ ...write, Vendor: { DisplayName: 'Free' } }] });
    expect(await reads()).toEqual({ 'live 2026-11': counted });
  });

  it('blocks reads for the rest of the month when the budget is used up, over all companies', async () => {
    await turn({ metering_budget: 2 });
    const other = await Driver.join(qbo.simulator, { seed: 'demo', switches: { metering_budget: 2 } });
    await actAs(qbo, LIVE_APP);
    await actAs(other, LIVE_APP);
    expect((await term()).status).toBe(200);
    expect((await other.get('term/1')).status).toBe(200);
    expect(refusalOf(await term())).toEqual([403, '003100', 'gateway']);
    expect((await qbo.post('vendor', { DisplayName: 'Still written' })).status).toBe(200);
    await turn({ metering_refusal: '429', metering_blocks: 'all' });
    expect((await qbo.post('vendor', { DisplayName: 'Blocked' })).status).toBe(429);
    await qbo.control('POST', '/clock', { now: '2026-12-01T08:00:00Z' });
    await actAs(qbo, LIVE_APP);
    expect((await term()).status).toBe(200);
  });
});

describe('[facts 1.1] the keys decide the environment', () => {
  it('403/3100 for development keys in a production company and the reverse', async () => {
    await turn({ environment: 'production' });
    await actAs(qbo, DEMO_APP);
    expect(refusalOf(await term())).toEqual([403, '003100', 'gateway']);
    await turn({ environment: 'sandbox' });
    expect((await term()).status).toBe(200);
    await actAs(qbo, LIVE_APP);
    expect(refusalOf(await term())).toEqual([403, '003100', 'gateway']);
  });
});

describe('[facts 4.3] subscriptions that have ended', () => {
  it.each(['expired', 'canceled', 'unpaid'])('%s: 6190 for writes, reads go on', async (subscription) => {
    await turn({ subscription, plan: 'Essentials' });
    const refused = await qbo.post('vendor', { DisplayName: 'New' });
    expect(codesOf(refused)).toEqual(['6190']);
    expect(refused.text).toContain('QuickBooks Online Essentials because');
    expect((await term()).status).toBe(200);
    await turn({ subscription: 'trial' });
    expect((await qbo.post('vendor', { DisplayName: 'New' })).status).toBe(200);
  });
});

describe('[facts 2.3] the limits of change data capture', () => {
  const changes = async (entities: string, since: string) => {
    const answer = await qbo.get(`cdc?entities=${entities}&changedSince=${encodeURIComponent(since)}`);
    const [response] = objectsOf(answer.body['CDCResponse']);
    return { answer, responses: objectsOf(response?.['QueryResponse']) };
  };

  it('looks back exactly 30 days', async () => {
    expect((await changes('Vendor', '2026-10-21T12:00:00-08:00')).answer.status).toBe(200);
    expect(codesOf((await changes('Vendor', '2026-10-21T11:59:59-08:00')).answer)).toEqual(['2070']);
    expect(codesOf((await changes('Vendor', 'yesterday')).answer)).toEqual(['2060']);
  });

  it.each(['JournalCode', 'TaxAgency', 'TaxCode', 'TaxRate'])('knows no changes of %s', async (entity) => {
    expect(codesOf((await changes(`Vendor,${entity}`, '2026-11-20')).answer)).toEqual(['2000']);
  });

  it('answers one element for each entity, an empty one without changes', async () => {
    await qbo.control('POST', '/clock', { advanceSeconds: 2400 });
    await qbo.created('Vendor', { DisplayName: 'Changed' });
    const { responses } = await changes('Term,Vendor', '2026-11-20T12:30:00-08:00');
    expect(responses).toMatchObject([
      {},
      { Vendor: [{ DisplayName: 'Changed' }], startPosition: 1, maxResults: 1 },
    ]);
    expect(responses[0]).toEqual({});
  });

  it('orders by the last change, deletions last with nothing but id, status and time', async () => {
    const order = async (DocNumber: string) => {
      await qbo.control('POST', '/clock', { advanceSeconds: 60 });
      return qbo.created('PurchaseOrder', purchaseOrder({ DocNumber }));
    };
    const [first, gone, last] = [await order('1'), await order('2'), await order('3')];
    await qbo.post('purchaseorder?operation=delete', { Id: gone['Id'], SyncToken: '0' });
    await qbo.control('POST', '/clock', { advanceSeconds: 60 });
    await qbo.post('purchaseorder', { ...first, PrivateNote: 'changed later' });
    const { responses } = await changes('PurchaseOrder', '2026-11-20T12:00:00-08:00');
    const rows = objectsOf(responses[0]?.['PurchaseOrder']);
    expect(rows.map(({ Id }) => Id)).toEqual([last['Id'], first['Id'], gone['Id']]);
    expect(rows.at(-1)).toEqual({
      domain: 'QBO',
      status: 'Deleted',
      Id: gone['Id'],
      MetaData: { LastUpdatedTime: '2026-11-20T12:03:00-08:00' },
    });
  });

  it('gives at most 1000 objects and no page of the rest; inactive names are whole objects', async () => {
    await qbo.control('POST', '/clock', { advanceSeconds: 2400 });
    for (let batch = 0; batch < 34; batch += 1) {
      const items = Array.from({ length: 30 }, (_, item) => ({
        bId: String(item),
        operation: 'create',
        Vendor: { DisplayName: `Vendor ${batch} ${item}` },
      }));
      await qbo.post('batch', { BatchItemRequest: items });
    }
    const { responses } = await changes('Vendor,Term', '2026-11-20T12:30:00-08:00');
    expect(objectsOf(responses[0]?.['Vendor'])).toHaveLength(1000);
    expect(responses[1]).toEqual({});
    await qbo.control('POST', '/clock', { advanceSeconds: 1000 });
    const vendor = objectIn(await qbo.get('vendor/41'), 'Vendor');
    await qbo.post('vendor', { ...vendor, Active: false });
    const later = await changes('Vendor', '2026-11-20T12:50:00-08:00');
    const [inactive] = objectsOf(later.responses[0]?.['Vendor']);
    expect(inactive).toMatchObject({ Id: '41', Active: false });
    expect(scalarText(inactive?.['DisplayName'])).toMatch(/ \(deleted\)$/);
  });
});
