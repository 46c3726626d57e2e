import { scalarText, type JsonObject } from '../json';
import { bill } from '../testing/documents';
import { codesOf, Driver, faultsOf, objectIn, purchaseOrder } from '../testing/driver';

let qbo: Driver;
beforeAll(async () => {
  qbo = await Driver.start({ seed: 'demo' });
});
afterAll(async () => qbo.close());

const shownNow = async (entity: string, { Id }: JsonObject, company = qbo) =>
  objectIn(await company.get(`${entity.toLowerCase()}/${scalarText(Id)}`), entity);
const service = (changes: Record<string, unknown>) => ({
  ...{ Type: 'Service', IncomeAccountRef: { value: '1' } },
  ...changes,
});
let count = 0;
const unique = () => `${(count += 1)}`;

/** Of each property its length; a text of one character more is 2050. */
const LENGTHS: Readonly<Record<string, readonly [JsonObject, Readonly<Record<string, number>>]>> = {
  Vendor: [
    { GivenName: 'V' },
    {
      ...{ DisplayName: 500, GivenName: 100, MiddleName: 100, FamilyName: 100, Title: 16, Suffix: 16 },
      ...{ CompanyName: 100, PrintOnCheckName: 100, AcctNum: 100, TaxIdentifier: 20 },
    },
  ],
  Customer: [{ DisplayName: 'C' }, { DisplayName: 500, PrintOnCheckName: 110, Notes: 2000, ResaleNum: 16 }],
  Employee: [{ GivenName: 'E' }, { DisplayName: 500, EmployeeNumber: 100 }],
  CompanyInfo: [{ Id: '1', SyncToken: '0', sparse: true }, { CompanyName: 1024 }],
};

async function lengthsOf(entity: string, body: JsonObject, lengths: Readonly<Record<string, number>>) {
  for (const [property, length] of Object.entries(lengths)) {
    const sent = { ...body, [property]: 'x'.repeat(length + 1) };
    const answer = await qbo.post(entity.toLowerCase(), sent);
    const [first] = faultsOf(answer);
    expect([property, first?.code, first?.Detail]).toEqual([
      property,
      '2050',
      expect.stringContaining(`Max:${length.toLocaleString('en-US')} supported`),
    ]);
  }
}

describe('[facts 5.0] [facts 5.2] [facts 5.3] [facts 5.4] [facts 5.1] lengths', () => {
  it('lengths of the properties of names', async () => {
    for (const [entity, [body, lengths]] of Object.entries(LENGTHS)) await lengthsOf(entity, body, lengths);
  });

  it('lengths of addresses, numbers and pages', async () => {
    for (const [entity, group, property, length] of [
      ['Vendor', 'BillAddr', 'Line1', 500],
      ['Vendor', 'BillAddr', 'Line5', 500],
      ['Vendor', 'BillAddr', 'City', 255],
      ['Vendor', 'BillAddr', 'Country', 255],
      ['Vendor', 'BillAddr', 'CountrySubDivisionCode', 255],
      ['Vendor', 'BillAddr', 'PostalCode', 30],
      ['Vendor', 'PrimaryPhone', 'FreeFormNumber', 30],
      ['Customer', 'PrimaryPhone', 'FreeFormNumber', 30],
      ['Employee', 'PrimaryPhone', 'FreeFormNumber', 20],
      ['Vendor', 'WebAddr', 'URI', 1000],
    ] as const) {
      const sent = {
        GivenName: unique(),
        DisplayName: unique(),
        [group]: { [property]: 'x'.repeat(length + 1) },
      };
      expect([group, property, codesOf(await qbo.post(entity.toLowerCase(), sent))]).toEqual([
        ...[group, property],
        ['2050'],
      ]);
    }
    const Address = `${'x'.repeat(95)}@a.de`;
    const fits = { DisplayName: unique(), PrimaryEmailAddr: { Address } };
    expect((await qbo.post('vendor', fits)).status).toBe(200);
    const long = { DisplayName: unique(), PrimaryEmailAddr: { Address: `x${Address}` } };
    expect(codesOf(await qbo.post('vendor', long))).toEqual(['2050']);
  });
});

describe('[facts 5.0] names', () => {
  it('a name is taken in every case, and with blanks around it', async () => {
    const { DisplayName } = await qbo.created('Customer', { DisplayName: '  Taken Name ' });
    expect(DisplayName).toBe('Taken Name');
    for (const [entity, body] of [
      ['vendor', { DisplayName: 'TAKEN NAME' }],
      ['employee', { GivenName: 'x', DisplayName: ' taken name' }],
      ['customer', { DisplayName: 'taken name ' }],
    ] as const) {
      expect(codesOf(await qbo.post(entity, body))).toEqual(['6240']);
    }
  });

  it('the same name may stand under another parent, and not twice under one', async () => {
    for (const [entity, more] of [
      ['Class', {}],
      ['Department', {}],
      ['Account', { AccountType: 'Expense' }],
    ] as const) {
      const parent = await qbo.created(entity, { Name: 'Parent of twins', ...more });
      const twin = { Name: 'Twin', ParentRef: { value: parent['Id'] }, ...more };
      await qbo.created(entity, { Name: 'Twin', ...more });
      await qbo.created(entity, twin);
      expect(codesOf(await qbo.post(entity.toLowerCase(), twin))).toEqual(['6240']);
    }
    await qbo.created('Term', { Name: 'Twin', DueDays: 1 });
    expect(codesOf(await qbo.post('term', { Name: 'TWIN', DueDays: 2 }))).toEqual(['6240']);
  });

  it('names have no colon, tab or line break, those of accounts no quote', async () => {
    for (const sign of [':', '\t', '\n']) {
      for (const [entity, body] of [
        ['vendor', { DisplayName: `a${sign}b` }],
        ['vendor', { DisplayName: unique(), PrintOnCheckName: `a${sign}b` }],
        ['customer', { DisplayName: unique(), FamilyName: `a${sign}b` }],
        ['item', service({ Name: `a${sign}b` })],
        ['class', { Name: `a${sign}b` }],
        ['department', { Name: `a${sign}b` }],
        ['account', { Name: `a${sign}b`, AccountType: 'Expense' }],
      ] as const) {
        expect([entity, sign, codesOf(await qbo.post(entity, body))]).toEqual([entity, sign, ['2040']]);
      }
    }
    expect(codesOf(await qbo.post('account', { Name: 'a"b', AccountType: 'Expense' }))).toEqual(['2040']);
    expect((await qbo.post('class', { Name: 'a"b' })).status).toBe(200);
  });

  it('the suffix stands in references too, in either case', async () => {
    const company = await Driver.join(qbo.simulator, { seed: 'demo' });
    await company.company('PUT', '/switches', { deleted_suffix: '(Deleted)' });
    const vendor = await company.created('Vendor', { DisplayName: 'Bygone' });
    const order = await company.created(
      'PurchaseOrder',
      purchaseOrder({ VendorRef: { value: vendor['Id'] } }),
    );
    await company.post('vendor', { ...vendor, Active: false });
    expect(await shownNow('PurchaseOrder', order, company)).toMatchObject({
      VendorRef: { name: 'Bygone (Deleted)' },
    });
  });

  it('what is inactive is refused on new documents and stays on old ones', async () => {
    const vendor = await qbo.created('Vendor', { DisplayName: 'Leaving' });
    const item = await qbo.created('Item', service({ Name: 'Leaving', ExpenseAccountRef: { value: '80' } }));
    const Line = [
      {
        ...{ Amount: 1, DetailType: 'ItemBasedExpenseLineDetail' },
        ItemBasedExpenseLineDetail: { ItemRef: { value: item['Id'] } },
      },
    ];
    const body = bill({ VendorRef: { value: vendor['Id'] }, Line });
    const old = await qbo.created('PurchaseOrder', body);
    await qbo.post('item', { ...item, Active: false });
    const refused = await qbo.post('bill', body);
    expect(codesOf(refused)).toEqual(['2500']);
    expect(faultsOf(refused)[0]?.Detail).toContain("Something you're trying to use has been made inactive");
    expect(await shownNow('PurchaseOrder', old)).toMatchObject({ TotalAmt: 1 });
  });

  it('an address reads back with an Id of its own', async () => {
    const BillAddr = { Line1: '1 Main St.', City: 'Bayshore', Country: 'USA', PostalCode: '94326' };
    const vendor = await qbo.created('Vendor', { DisplayName: 'Addressed', BillAddr });
    expect(vendor['BillAddr']).toMatchObject({ ...BillAddr, Id: expect.stringMatching(/^\d+$/) });
  });

  it('classes and stock are of the larger plans', async () => {
    for (const plan of ['SimpleStart', 'Essentials']) {
      const small = await Driver.join(qbo.simulator, { seed: 'demo', plan });
      expect(codesOf(await small.post('class', { Name: 'North' }))).toEqual(['5020']);
      const stock = {
        ...{
          Name: 'Stock',
          Type: 'Inventory',
          TrackQtyOnHand: true,
          QtyOnHand: 1,
          InvStartDate: '2026-01-01',
        },
        ...{
          IncomeAccountRef: { value: '79' },
          ExpenseAccountRef: { value: '80' },
          AssetAccountRef: { value: '81' },
        },
      };
      expect(codesOf(await small.post('item', stock))).toEqual(['5020']);
    }
  });

  it('250 active accounts on Plus', async () => {
    const company = await Driver.join(qbo.simulator, { seed: 'empty', switches: { throttle: false } });
    const counted = objectIn(await company.query('select count(*) from Account'), 'QueryResponse');
    for (let number = Number(counted['totalCount']); number < 250; number += 1) {
      await company.created('Account', { Name: `A${number}`, AccountType: 'Expense' });
    }
    expect(codesOf(await company.post('account', { Name: 'One more', AccountType: 'Expense' }))).toEqual([
      '6000',
    ]);
    await company.company('PUT', '/switches', { plan: 'Advanced' });
    expect((await company.post('account', { Name: 'One more', AccountType: 'Expense' })).status).toBe(200);
  });
});

describe('[facts 5.2] Vendor', () => {
  it('a tax identifier shows its last four characters, and survives a round trip', async () => {
    const vendor = await qbo.created('Vendor', { DisplayName: 'Taxed', TaxIdentifier: '123456789' });
    expect(vendor['TaxIdentifier']).toBe('XXXXX6789');
    const again = await qbo.post('vendor', vendor);
    expect(objectIn(again, 'Vendor')['TaxIdentifier']).toBe('XXXXX6789');
  });

  it('the currency of a vendor is written once', async () => {
    const company = await Driver.join(qbo.simulator, {
      seed: 'demo',
      preferences: { MultiCurrencyEnabled: true },
    });
    const vendor = await company.created('Vendor', { DisplayName: 'Foreign', CurrencyRef: { value: 'EUR' } });
    const change = { Id: vendor['Id'], SyncToken: '0', sparse: true, CurrencyRef: { value: 'GBP' } };
    const answer = await company.post('vendor', change);
    expect(await shownNow('Vendor', vendor, company)).toMatchObject({ CurrencyRef: { value: 'EUR' } });
    expect(answer.status).toBe(400);
  });

  it('DisplayName cannot be blanked', async () => {
    const { Id } = await qbo.created('Vendor', { DisplayName: 'Named' });
    const blanked = await qbo.post('vendor', { Id, SyncToken: '0', sparse: true, DisplayName: '' });
    expect([blanked.status, codesOf(blanked)]).toEqual([400, ['6080']]);
  });
});

describe('[facts 5.3] projects', () => {
  it('a line carries its project beside its customer', async () => {
    const job = await qbo.created('Customer', { DisplayName: 'Built', ParentRef: { value: '3' } });
    const line = {
      ...{ Amount: 5, DetailType: 'AccountBasedExpenseLineDetail', ProjectRef: { value: job['Id'] } },
      AccountBasedExpenseLineDetail: { AccountRef: { value: '7' }, CustomerRef: { value: job['Id'] } },
    };
    const created = await qbo.created('Bill', bill({ Line: [line] }));
    expect(created['Line']).toMatchObject([
      {
        ProjectRef: { value: job['Id'], name: 'Cool Cars:Built' },
        AccountBasedExpenseLineDetail: { CustomerRef: { value: job['Id'] } },
      },
    ]);
  });
});
