import { scalarText } from '../json';
import { codesOf, Driver, faultsOf, objectIn, purchaseOrder, rowsOf, send } from '../testing/driver';

let qbo: Driver;
beforeAll(async () => {
  qbo = await Driver.start({ seed: 'demo' });
  for (const [number, vendor, day] of [
    ['A-1', '41', '2026-01-10'],
    ['A-2', '46', '2026-02-10'],
    ['B-1', '41', '2026-03-10'],
  ]) {
    await qbo.created(
      'PurchaseOrder',
      purchaseOrder({ DocNumber: number, VendorRef: { value: vendor }, TxnDate: day }),
    );
  }
});
afterAll(async () => qbo.close());

const numbers = async (where: string) =>
  rowsOf(await qbo.query(`select * from PurchaseOrder ${where}`), 'PurchaseOrder').map((row) =>
    scalarText(row['DocNumber']),
  );

describe('[facts 3.7] queries over a company', () => {
  it.each([
    ["where DocNumber = 'a-1'", ['A-1']],
    ["where DocNumber like 'A-%' orderby DocNumber desc", ['A-2', 'A-1']],
    ["where DocNumber in ('A-1', 'B-1')", ['A-1', 'B-1']],
    ["where VendorRef = '41' and TxnDate > '2026-02-01'", ['B-1']],
    ["where TxnDate >= '2026-01-10' and TxnDate <= '2026-02-10'", ['A-1', 'A-2']],
    ['where TotalAmt > 24.99 ORDER BY TxnDate STARTPOSITION 2 MAXRESULTS 1', ['A-2']],
    ["where TotalAmt = '25.00' startposition 3", ['B-1']],
    ["where MetaData.CreateTime > '2020-01-01T00:00:00-08:00' maxresults 2", ['A-1', 'A-2']],
    ["where MetaData.LastUpdatedTime > '2099-01-01T00:00:00Z'", []],
  ])('%s', async (where, expected) => {
    expect(await numbers(where)).toEqual(expected);
  });

  it('answers with position and size, an empty object for nothing, a count for COUNT(*)', async () => {
    const some = objectIn(await qbo.query('select * from PurchaseOrder startposition 2'), 'QueryResponse');
    expect(some).toMatchObject({ startPosition: 2, maxResults: 2 });
    const none = await qbo.query("select * from PurchaseOrder where Id = '999999'");
    expect(none.body['QueryResponse']).toEqual({});
    const count = await qbo.query("SELECT COUNT(*) FROM PurchaseOrder WHERE VendorRef = '41'");
    expect(count.body['QueryResponse']).toEqual({ totalCount: 2 });
  });

  it('projects simple properties and refuses complex ones', async () => {
    const rows = rowsOf(
      await qbo.query("select Id, SyncToken, Active from Customer where Id = '3'"),
      'Customer',
    );
    expect(rows).toEqual([{ domain: 'QBO', sparse: true, Id: '3', SyncToken: '0', Active: true }]);
    const complex = await qbo.query('select BillAddr from Customer');
    expect(faultsOf(complex)[0]?.Detail).toBe(
      'QueryValidationError: Property BillAddr not found for Entity Customer',
    );
  });

  it('finds an apostrophe by its escape', async () => {
    const rows = rowsOf(
      await qbo.query("select * from Vendor where DisplayName = 'Bob\\'s Burger Joint'"),
      'Vendor',
    );
    expect(rows.map(({ Id }) => Id)).toEqual(['56']);
  });

  it.each([
    ["select * from PurchaseOrder where POStatus = 'Open'", '4001', "property 'POStatus' is not queryable"],
    [
      "select * from PurchaseOrder where Foo = '1'",
      '4001',
      'Property Foo not found for Entity PurchaseOrder',
    ],
    ['select * from PurchaseOrder startposition 0', '4001', 'value 0 is too small. Min allowed value is 1'],
    ['select * from Nothing', '4001', 'Nothing'],
    ["select * from Item where Taxable = 'true'", '4001', "property 'Taxable' is not queryable"],
    ["select * from Vendor where DisplayName = 'Bob's'", '4000', 'QueryParserError: Encountered'],
    ["select * from Vendor where Id = '1' or Id = '2'", '4000', 'at line 1, column 37.'],
  ])('refuses %s', async (query, code, detail) => {
    const answer = await qbo.query(query);
    expect([answer.status, codesOf(answer)]).toEqual([400, [code]]);
    expect(faultsOf(answer)[0]?.Detail).toContain(detail);
  });

  it('takes the query from a POST body too', async () => {
    const headers = { ...qbo.headers(), 'content-type': 'application/text' };
    const answer = await send(
      qbo.api('query?minorversion=75'),
      'POST',
      "select * from Vendor where Id='41';",
      headers,
    );
    expect(rowsOf(answer, 'Vendor')).toHaveLength(1);
  });

  it('gives all tax codes although only one was asked for', async () => {
    expect(rowsOf(await qbo.query('select * from TaxCode maxresults 1'), 'TaxCode')).toHaveLength(4);
  });
});
