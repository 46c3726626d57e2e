import { codesOf, Driver, faultsOf, rowsOf, send } from '../testing/driver';

let qbo: Driver;
beforeAll(async () => {
  qbo = await Driver.start({ seed: 'demo', preferences: { MultiCurrencyEnabled: true } });
});
afterAll(async () => qbo.close());

const META = ['MetaData.CreateTime', 'MetaData.LastUpdatedTime'];
const NAMES = ['DisplayName', 'GivenName', 'FamilyName', 'Active', 'PrintOnCheckName'];

const SALES = ['TxnDate', 'DocNumber', 'CustomerRef', 'TotalAmt', 'Balance'];

/** As documented, entity by entity. */
const FILTERABLE: Readonly<Record<string, readonly string[]>> = {
  PurchaseOrder: ['TxnDate', 'DueDate', 'DocNumber', 'VendorRef', 'TotalAmt'],
  Bill: [
    'TxnDate',
    'DueDate',
    'DocNumber',
    'VendorRef',
    'APAccountRef',
    'SalesTermRef',
    'TotalAmt',
    'Balance',
  ],
  BillPayment: ['VendorRef', 'TotalAmt', 'DocNumber', 'TxnDate', 'APAccountRef'],
  VendorCredit: ['TxnDate', 'DocNumber', 'TotalAmt'],
  Purchase: ['TxnDate', 'DocNumber', 'TotalAmt', 'PaymentType', 'AccountRef'],
  Invoice: [...SALES, 'DueDate', 'SalesTermRef'],
  Estimate: [...SALES, 'DueDate'],
  CreditMemo: SALES,
  SalesReceipt: [...SALES, 'PaymentRefNum'],
  RefundReceipt: [...SALES, 'PaymentRefNum'],
  Payment: ['TxnDate', 'CustomerRef', 'TotalAmt', 'PaymentRefNum'],
  Deposit: ['TxnDate', 'DocNumber', 'DepositToAccountRef'],
  Transfer: ['TxnDate'],
  TimeActivity: ['TxnDate', 'EmployeeRef', 'VendorRef', 'CustomerRef', 'ItemRef', 'BillableStatus'],
  ReimburseCharge: ['TxnDate', 'CustomerRef', 'Amount', 'HasBeenInvoiced'],
  Vendor: [...NAMES, 'CompanyName', 'Balance'],
  Customer: [...NAMES, 'CompanyName', 'Balance'],
  Employee: NAMES,
  Item: ['Name', 'Sku', 'Type', 'Active', 'FullyQualifiedName', 'SubItem'],
  Account: [
    ...['Name', 'AccountType', 'AccountSubType', 'Classification', 'Active', 'FullyQualifiedName'],
    ...['SubAccount', 'CurrentBalance'],
  ],
  Class: ['Name', 'FullyQualifiedName', 'Active'],
  Department: ['Name', 'FullyQualifiedName', 'Active'],
  Term: ['Name', 'Active'],
  PaymentMethod: ['Name', 'Active'],
  TaxCode: ['Name', 'Active'],
  TaxRate: ['Name', 'Active', 'AgencyRef'],
  TaxAgency: ['DisplayName', 'Active'],
  CompanyCurrency: ['Code', 'Name', 'Active'],
  Attachable: ['FileName', 'Note', 'AttachableRef.EntityRef.Type', 'AttachableRef.EntityRef.value'],
};

const VALUES: Readonly<Record<string, string>> = {
  TxnDate: '2026-01-01',
  DueDate: '2026-01-01',
  'MetaData.CreateTime': '2026-01-01T00:00:00-08:00',
  'MetaData.LastUpdatedTime': '2026-01-01',
  TotalAmt: '1',
  Amount: '1',
  Balance: '1',
  CurrentBalance: '1',
};

describe('[facts 3.7] what a WHERE works on', () => {
  it.each(Object.entries(FILTERABLE))('of %s', async (entity, properties) => {
    for (const property of ['Id', ...properties, ...META]) {
      const answer = await qbo.query(
        `select * from ${entity} where ${property} = '${VALUES[property] ?? 'true'}'`,
      );
      expect([property, answer.status, codesOf(answer)]).toEqual([property, 200, []]);
    }
  });

  it.each([
    ['PurchaseOrder', 'POStatus', "property 'POStatus' is not queryable"],
    ['PurchaseOrder', 'CustomerRef', 'Property CustomerRef not found for Entity PurchaseOrder'],
    ['PurchaseOrder', 'DepartmentRef', "property 'DepartmentRef' is not queryable"],
    ['Deposit', 'TotalAmt', "property 'TotalAmt' is not queryable"],
    ['Invoice', 'DepartmentRef', "property 'DepartmentRef' is not queryable"],
    ['Bill', 'CustomerRef', 'Property CustomerRef not found for Entity Bill'],
    ['Bill', 'DepartmentRef', "property 'DepartmentRef' is not queryable"],
    ['Purchase', 'EntityRef', "property 'EntityRef' is not queryable"],
    ['Item', 'Taxable', "property 'Taxable' is not queryable"],
    ['Item', 'ParentRef', "property 'ParentRef' is not queryable"],
    ['vendor', 'Foo', 'Property Foo not found for Entity Vendor'],
  ])('not on %s.%s, in the recorded words', async (entity, property, detail) => {
    const answer = await qbo.query(`select * from ${entity} where ${property} = '1'`);
    expect(faultsOf(answer)[0]).toMatchObject({
      Message: 'Invalid query',
      code: '4001',
      Detail: `QueryValidationError: ${detail}`,
    });
  });

  it.each([
    ["select * from Vendor where DisplayName = 'Bob\\'s Burger Joint';", ['56']],
    ["SELECT *, AcctNum FROM vendor WHERE displayname = 'HICKS HARDWARE'", ['41']],
    [
      'select Id from Vendor where Id in (41, 46) and active in (true,false) ORDER BY DisplayName desc',
      ['46', '41'],
    ],
    ["select * from Vendor where DisplayName LIKE '%Burger%'", ['56']],
    ['select * from Vendor where MetaData.CreateTime > CURRENT_DATE and Id = 41', ['41']],
    ["select * from Vendor where Id = '41' and Balance = 0 and Balance >= -1", ['41']],
  ])('finds by %s', async (query, ids) => {
    expect(rowsOf(await qbo.query(query), 'Vendor').map(({ Id }) => Id)).toEqual(ids);
  });

  it('refuses an unknown name beside the star, a date that is none, and what is not sortable', async () => {
    for (const query of [
      'select *, Foo from Vendor',
      "select * from PurchaseOrder where TxnDate > 'yesterday'",
      'select * from PurchaseOrder orderby POStatus',
    ]) {
      expect(codesOf(await qbo.query(query))).toEqual(['4001']);
    }
  });

  it.each(['application/text', 'text/plain', 'application/text;charset=UTF-8'])(
    'takes a POST of %s, with format=json and without',
    async (contentType) => {
      for (const path of ['query', 'query?format=json&minorversion=75']) {
        const headers = { ...qbo.headers(), 'content-type': contentType };
        const answer = await send(qbo.api(path), 'POST', 'select * from term maxresults 2', headers);
        expect(rowsOf(answer, 'Term')).toHaveLength(2);
      }
    },
  );

  it('says what is missing here and what no QuickBooks has', async () => {
    const budget = await qbo.query('select * from Budget');
    expect(budget.headers.get('x-simulator-not-modelled')).toBe('Budget');
    const nonsense = await qbo.query('select * from Gadget');
    expect([codesOf(nonsense), nonsense.headers.get('x-simulator-not-modelled')]).toEqual([['4001'], null]);
  });

  it('caps MAXRESULTS at 1000, or refuses more where the switch says so', async () => {
    const company = await Driver.join(qbo.simulator, { seed: 'demo' });
    expect((await company.query('select * from Vendor maxresults 5000')).status).toBe(200);
    await company.company('PUT', '/switches', { large_max_results: 'refused' });
    expect(codesOf(await company.query('select * from Vendor maxresults 1001'))).toEqual(['4001']);
    expect((await company.query('select * from Vendor maxresults 1000')).status).toBe(200);
  });

  it('has no orders in a plan that has none (5020)', async () => {
    const small = await Driver.join(qbo.simulator, { seed: 'demo', plan: 'Essentials' });
    expect(codesOf(await small.query('select * from PurchaseOrder'))).toEqual(['5020']);
  });
});
