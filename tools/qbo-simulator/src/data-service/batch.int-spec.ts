import { isObject, objectsOf, type JsonObject } from '../json';
import { accountLine, bill } from '../testing/documents';
import { codesOf, Driver } from '../testing/driver';

let qbo: Driver;
beforeAll(async () => {
  qbo = await Driver.start({ seed: 'demo', switches: { throttle: false } });
  await qbo.company('POST', '/generate', { vendors: 700, items: 0, seed: 1 });
});
afterAll(async () => qbo.close());

const VENDORS = 'select * from Vendor maxresults 600';

async function batch(...queries: string[]): Promise<JsonObject[]> {
  const BatchItemRequest = queries.map((Query, index) => ({ bId: String(index), Query }));
  return objectsOf((await qbo.post('batch', { BatchItemRequest })).body['BatchItemResponse']);
}

function found(response: JsonObject | undefined): unknown[] {
  const { QueryResponse = {} } = response ?? {};
  const { Vendor, maxResults } = isObject(QueryResponse) ? QueryResponse : {};
  return [objectsOf(Vendor).length, maxResults];
}

describe('[facts 2.1] the answer to a batch', () => {
  it('holds 1000 objects: what is asked beyond is refused with 10100', async () => {
    const [first, second, third] = await batch(VENDORS, VENDORS, 'select count(*) from Vendor');
    expect(found(first)).toEqual([600, 600]);
    expect(second).toMatchObject({ Fault: { Error: [{ code: '10100' }] } });
    expect(third).toMatchObject({ QueryResponse: { totalCount: expect.any(Number) } });
  });

  it('or is cut there, by the switch large_batch_answer', async () => {
    await qbo.company('PUT', '/switches', { large_batch_answer: 'capped' });
    const responses = await batch(VENDORS, VENDORS, VENDORS);
    expect(responses.map(found)).toEqual([
      [600, 600],
      [400, 400],
      [0, undefined],
    ]);
  });
});

describe('[facts 2.1] the size of a transaction', () => {
  it('is 10,000 lines at most', async () => {
    const lines = (count: number) => bill({ Line: Array.from({ length: count }, () => accountLine(1)) });
    expect(codesOf(await qbo.post('bill', lines(10_001)))).toEqual(['6000']);
    expect(await qbo.created('Bill', lines(10_000))).toMatchObject({ TotalAmt: 10_000 });
  });
});
