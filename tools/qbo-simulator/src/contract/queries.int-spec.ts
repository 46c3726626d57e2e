import { isObject, objectsOf, scalarText, type JsonObject } from '../json';
import { codesOf, faultsOf, objectIn, rowsOf } from '../testing/driver';
import { ContractCompany } from './testing/contract-company';
import { advertising, bill, order } from './testing/documents';

let qbo: ContractCompany;
beforeAll(async () => {
  qbo = await ContractCompany.open();
});
afterAll(async () => qbo.close());

describe('[N7] [facts 3.7] a query', () => {
  it('escapes an apostrophe with a backslash', async () => {
    const answer = await qbo.query("select * from Vendor where DisplayName = 'Bob\\'s Burger Joint'");
    expect(rowsOf(answer, 'Vendor').map(({ Id }) => Id)).toEqual(['56']);
    expect(objectIn(answer, 'QueryResponse')).toMatchObject({ startPosition: 1, maxResults: 1 });
  });

  it('with a bare apostrophe cannot be parsed (4000)', async () => {
    const answer = await qbo.query("select * from Vendor where DisplayName = 'Bob's Burger Joint'");
    expect(answer.status).toBe(400);
    expect(faultsOf(answer)).toMatchObject([
      {
        code: '4000',
        Detail: expect.stringMatching(/^QueryParserError: Encountered " .* at line 1, column \d+\./),
      },
    ]);
  });

  it('for a property that there is not is 4001', async () => {
    expect(faultsOf(await qbo.query("select * from Bill where Foo = '1'"))).toMatchObject([
      { code: '4001', Detail: expect.stringContaining('Property Foo not found for Entity Bill') },
    ]);
  });

  it('begins at 1: STARTPOSITION 0 is 4001', async () => {
    expect(faultsOf(await qbo.query('select * from Vendor startposition 0'))).toMatchObject([
      { code: '4001', Detail: 'QueryValidationError: value 0 is too small. Min allowed value is 1' },
    ]);
  });

  it('counts, and gives nothing but the count', async () => {
    const response = objectIn(await qbo.query('select count(*) from Vendor'), 'QueryResponse');
    expect(response['totalCount']).toEqual(expect.any(Number));
    expect(response).not.toHaveProperty('Vendor');
  });

  it('without results has an empty QueryResponse', async () => {
    const { body } = await qbo.query(`select * from Vendor where DisplayName = '${qbo.unique('Nobody')}'`);
    expect(body['QueryResponse']).toEqual({});
  });

  it('gives simple properties alone when only they are named', async () => {
    const [row] = rowsOf(await qbo.query("select Id, SyncToken from Vendor where Id = '41'"), 'Vendor');
    expect(row).toMatchObject({ Id: '41', SyncToken: expect.any(String) });
    expect(row).not.toHaveProperty('DisplayName');
  });

  it('may be sent in the body, in lower case, in pages and in order', async () => {
    const text = 'select * from vendor orderby displayname desc startposition 2 maxresults 3';
    const answer = await qbo.call('query', { headers: { 'content-type': 'application/text' }, body: text });
    const names = rowsOf(answer, 'Vendor').map(({ DisplayName }) => scalarText(DisplayName).toLowerCase());
    expect(names).toHaveLength(3);
    expect([...names].sort().reverse()).toEqual(names);
  });

  it('for tax codes gives more than MAXRESULTS 1 asks for', async () => {
    const rows = rowsOf(await qbo.query('select * from TaxCode maxresults 1'), 'TaxCode');
    expect(rows.map(({ Id }) => Id)).toEqual(expect.arrayContaining(['TAX', 'NON']));
  });
});

/** The object of an item's answer; an empty one for a fault. */
function objectUnder(response: JsonObject | undefined, entity: string): JsonObject {
  const object = response?.[entity];
  return isObject(object) ? object : {};
}

describe('[N7] [facts 3.6] a batch', () => {
  it('gives every item its own fate', async () => {
    const kept = { DisplayName: qbo.unique('Batch') };
    const made = await qbo.created('Bill', bill(advertising(2)));
    const answer = await qbo.post('batch', {
      BatchItemRequest: [
        { bId: 'new', operation: 'create', Vendor: kept },
        { bId: 'bad', operation: 'create', Vendor: { Notes: 'without a name' } },
        { bId: 'ask', Query: "select * from Vendor where Id = '41'" },
        { bId: 'del', operation: 'delete', Bill: { Id: made['Id'] ?? '', SyncToken: '0' } },
      ],
    });
    expect(answer.status).toBe(200);
    const responses = objectsOf(answer.body['BatchItemResponse']);
    const fates = Object.fromEntries(responses.map((response) => [scalarText(response['bId']), response]));
    expect(fates).toMatchObject({
      new: { Vendor: { ...kept, SyncToken: '0' } },
      bad: { Fault: { type: 'ValidationFault', Error: [{ code: '6080' }] } },
      ask: { QueryResponse: { Vendor: [{ Id: '41' }] } },
      del: { Bill: { status: 'Deleted', Id: made['Id'] } },
    });
    qbo.remember('Vendor', objectUnder(fates['new'], 'Vendor'));
  });

  it('of 31 items is refused whole with 1040', async () => {
    const ask = Array.from({ length: 31 }, (_, n) => ({
      bId: String(n),
      Query: 'select count(*) from Vendor',
    }));
    expect(codesOf(await qbo.post('batch', { BatchItemRequest: ask }))).toEqual(['1040']);
  });
});

describe('[N7] [facts 2.3] change data capture', () => {
  it('shows what was made, and of what was deleted a stub', async () => {
    const since = encodeURIComponent(new Date(Date.now() - 60_000).toISOString());
    const made = await qbo.created('PurchaseOrder', order(advertising(1)));
    const deleted = await qbo.created('PurchaseOrder', order(advertising(2)));
    await qbo.remove('PurchaseOrder', deleted);
    const answer = await qbo.get(`cdc?entities=PurchaseOrder&changedSince=${since}`);
    const [cdc] = objectsOf(answer.body['CDCResponse']);
    const orders = objectsOf(objectsOf(cdc?.['QueryResponse'])[0]?.['PurchaseOrder']);
    expect(orders).toContainEqual(expect.objectContaining({ Id: made['Id'], TotalAmt: 1 }));
    const stub = orders.find(({ Id }) => Id === deleted['Id']);
    expect(stub).toMatchObject({ status: 'Deleted' });
    expect(stub).not.toHaveProperty('TotalAmt');
  });
});
