import { objectsOf, scalarText, type JsonObject } from '../json';
import { accountLine, bill, billPayment } from '../testing/documents';
import { codesOf, Driver, faultsOf, objectIn, purchaseOrder, rowsOf } from '../testing/driver';

let qbo: Driver;
beforeAll(async () => {
  qbo = await Driver.start({ seed: 'demo' });
});
afterAll(async () => qbo.close());

const MANY_CURRENCIES = { seed: 'demo', preferences: { MultiCurrencyEnabled: true } };
const shownNow = async (entity: string, { Id }: JsonObject, company = qbo) =>
  objectIn(await company.get(`${entity.toLowerCase()}/${scalarText(Id)}`), entity);

describe('[facts 5.10] [facts 5.12] lengths', () => {
  it('lengths of the properties of orders and bills', async () => {
    for (const [path, body, property, length] of [
      ['purchaseorder', purchaseOrder(), 'DocNumber', 21],
      ['purchaseorder', purchaseOrder(), 'Memo', 4000],
      ['purchaseorder', purchaseOrder(), 'PrivateNote', 4000],
      ['bill', bill(), 'DocNumber', 21],
      ['bill', bill(), 'PrivateNote', 4000],
      ['vendorcredit', bill(), 'PrivateNote', 4000],
      ['vendorcredit', bill(), 'DocNumber', 21],
      ['billpayment', billPayment([], 5), 'DocNumber', 21],
      ['billpayment', billPayment([], 5), 'PrivateNote', 4000],
    ] as const) {
      const fits = await qbo.post(path, { ...body, [property]: 'x'.repeat(length) });
      const long = await qbo.post(path, { ...body, [property]: 'x'.repeat(length + 1) });
      expect([path, property, fits.status, codesOf(long)]).toEqual([path, property, 200, ['2050']]);
    }
    const described = { ...accountLine(1), Description: 'x'.repeat(4001) };
    expect(codesOf(await qbo.post('bill', bill({ Line: [described] })))).toEqual(['2050']);
    const POEmail = { Address: `${'x'.repeat(96)}@a.de` };
    expect(codesOf(await qbo.post('purchaseorder', purchaseOrder({ POEmail })))).toEqual(['2050']);
  });
});

describe('[facts 5.2] [facts 5.3] [facts 5.5] what the pages of entities list', () => {
  it('a vendor takes what its page lists', async () => {
    const company = await Driver.join(qbo.simulator, { seed: 'demo', country: 'CA' });
    const listed = {
      ...{ DisplayName: 'Listed', CompanyName: 'Listed Ltd', PrintOnCheckName: 'L', AcctNum: '7' },
      ...{
        Title: 'Ms',
        GivenName: 'Ada',
        MiddleName: 'B',
        FamilyName: 'Byron',
        Suffix: 'Jr',
        Vendor1099: true,
      },
      ...{ BillAddr: { Line1: '1 Main St.' }, TermRef: { value: '3' }, BillRate: 10.5, CostRate: 9.25 },
      ...{ PrimaryEmailAddr: { Address: 'a@example.org' }, WebAddr: { URI: 'https://example.org' } },
      ...{
        PrimaryPhone: { FreeFormNumber: '1' },
        Mobile: { FreeFormNumber: '2' },
        Fax: { FreeFormNumber: '3' },
      },
      ...{ AlternatePhone: { FreeFormNumber: '4' }, T4AEligible: true, T5018Eligible: false, HasTPAR: false },
      ...{ GSTIN: '12ABCDE3456FGZH', BusinessNumber: '123456789', CurrencyRef: { value: 'CAD' } },
    };
    expect(await company.created('Vendor', listed)).toMatchObject(listed);
  });

  it('a customer takes what its page lists', async () => {
    const listed = {
      ...{ DisplayName: 'Listed customer', Notes: 'n', ResaleNum: '1', Taxable: false, Job: false },
      ...{
        BillAddr: { Line1: '1 Main St.' },
        ShipAddr: { Line1: '2 Main St.' },
        SalesTermRef: { value: '3' },
      },
      ...{ PreferredDeliveryMethod: 'Email', PrimaryPhone: { FreeFormNumber: '1' } },
    };
    expect(await qbo.created('Customer', listed)).toMatchObject(listed);
  });

  it('an item takes what its page lists', async () => {
    const { Id } = await qbo.created('Class', { Name: 'Listed' });
    const listed = {
      ...{
        Name: 'Listed',
        Type: 'NonInventory',
        Sku: 'S',
        Description: 'd',
        PurchaseDesc: 'p',
        Taxable: true,
      },
      ...{ UnitPrice: 2.5, PurchaseCost: 1.25, SalesTaxIncluded: false, PurchaseTaxIncluded: false },
      ...{
        IncomeAccountRef: { value: '1' },
        ExpenseAccountRef: { value: '80' },
        PrefVendorRef: { value: '41' },
      },
      ...{ ClassRef: { value: Id }, ReorderPoint: 4, ManPartNum: 'M' },
    };
    expect(await qbo.created('Item', listed)).toMatchObject(listed);
  });
});

describe('[facts 5.10] orders', () => {
  it('with two accounts for payables an order names its own', async () => {
    const company = await Driver.join(qbo.simulator, { seed: 'demo' });
    const second = { Name: 'Second payables', AccountType: 'Accounts Payable' };
    const { Id } = await company.created('Account', second);
    expect(codesOf(await company.post('purchaseorder', purchaseOrder()))).toEqual(['2020']);
    const named = await company.created('PurchaseOrder', purchaseOrder({ APAccountRef: { value: Id } }));
    expect(named['APAccountRef']).toEqual({ value: Id, name: 'Second payables' });
  });

  it('with several currencies an order names its own', async () => {
    const company = await Driver.join(qbo.simulator, MANY_CURRENCIES);
    const missing = await company.post('purchaseorder', purchaseOrder());
    expect([codesOf(missing), faultsOf(missing)[0]?.element]).toEqual([['2020'], 'CurrencyRef']);
  });

  it('an order takes what its page lists', async () => {
    const listed = {
      ...{
        TxnDate: '2026-11-01',
        DueDate: '2026-11-30',
        DocNumber: 'LISTED',
        Memo: 'to you',
        PrivateNote: 'to us',
      },
      ...{ POEmail: { Address: 'orders@example.org' }, POStatus: 'Open', EmailStatus: 'NeedToSend' },
      ...{ ShipTo: { value: '3' }, ShipAddr: { Line1: '1 Dock St.' }, VendorAddr: { Line1: '2 Main St.' } },
      ...{ SalesTermRef: { value: '3' }, ShipMethodRef: { value: 'UPS' } },
      CustomField: [{ DefinitionId: '1', Name: 'Crew #', Type: 'StringType', StringValue: '102' }],
    };
    const order = await qbo.created('PurchaseOrder', purchaseOrder(listed));
    expect(await shownNow('PurchaseOrder', order)).toMatchObject(listed);
  });

  it('nobody can write what was received', async () => {
    const [line] = objectsOf((purchaseOrder() as JsonObject)['Line']);
    const order = await qbo.created('PurchaseOrder', purchaseOrder({ Line: [{ ...line, Received: 2 }] }));
    expect(objectsOf(order['Line'])[0]?.['Received'] ?? 0).toBe(0);
    expect(order['POStatus']).toBe('Open');
  });
});

describe('[facts 5.12] bills', () => {
  it('a bill has no Memo', async () => {
    // The schema has the name, for vendor's transactions in general, so it is no 2010.
    expect(await qbo.created('Bill', bill({ Memo: 'x' }))).not.toHaveProperty('Memo');
  });

  it('the address of the vendor makes the round trip on a bill', async () => {
    const VendorAddr = { Line1: '15 Oak St.', City: 'Bayshore', PostalCode: '94326' };
    const created = await qbo.created('Bill', bill({ VendorAddr }));
    expect(created).toMatchObject({ VendorAddr });
    expect((await qbo.post('bill', created)).body['Bill']).toMatchObject({ VendorAddr });
  });
});

describe('[facts 5.14] purchases', () => {
  it('a purchase names a vendor, a customer or an employee', async () => {
    const employee = await qbo.created('Employee', { GivenName: 'Emily', FamilyName: 'Platt' });
    for (const [value, type] of [
      ['41', 'Vendor'],
      ['3', 'Customer'],
      [scalarText(employee['Id']), 'Employee'],
    ]) {
      const purchase = await qbo.created('Purchase', {
        ...{ PaymentType: 'Cash', AccountRef: { value: '35' }, EntityRef: { value, type } },
        Line: [accountLine(5)],
      });
      expect(purchase['EntityRef']).toMatchObject({ value, type, name: expect.any(String) });
    }
  });
});

describe('[facts 5.8] [facts 5.9] taxes and currencies', () => {
  it('a rate is 0 to 100, of an agency that exists, under a name of 100 characters', async () => {
    const made = async (rate: JsonObject, TaxCode = 'Checked') =>
      codesOf(await qbo.post('taxservice/taxcode', { TaxCode, TaxRateDetails: [rate] }));
    const rate = { TaxRateName: 'Checked rate', RateValue: 5, TaxAgencyId: '1' };
    expect(await made({ ...rate, RateValue: 101 })).toEqual(['2150']);
    expect(await made({ ...rate, RateValue: -1 })).toEqual(['2150']);
    expect(await made({ ...rate, TaxAgencyId: '999' })).toEqual(['2500']);
    expect(await made({ ...rate, TaxRateName: 'x'.repeat(101) })).toEqual(['2050']);
    expect(await made(rate, 'x'.repeat(101))).toEqual(['2050']);
    expect(await made({ ...rate, RateValue: 100 })).toEqual([]);
  });

  it('lengths of agencies and currencies', async () => {
    expect(codesOf(await qbo.post('taxagency', { DisplayName: 'x'.repeat(101) }))).toEqual(['2050']);
    const company = await Driver.join(qbo.simulator, MANY_CURRENCIES);
    expect(codesOf(await company.post('companycurrency', { Code: 'EURO' }))).toEqual(['2050']);
    expect(codesOf(await company.post('companycurrency', { Code: 'E1' }))).toEqual(['2220']);
  });

  it('codes and rates have the recorded properties', async () => {
    const british = await Driver.join(qbo.simulator, { seed: 'demo', country: 'GB' });
    const codes = rowsOf(await british.query('select * from TaxCode'), 'TaxCode');
    expect(codes.length).toBeGreaterThan(3);
    for (const code of codes) {
      expect(code).toMatchObject({
        ...{
          Name: expect.any(String),
          Active: true,
          Taxable: expect.any(Boolean),
          TaxGroup: expect.any(Boolean),
        },
        ...{ TaxCodeConfigType: 'SYSTEM_GENERATED', Hidden: false },
      });
    }
    for (const rate of rowsOf(await british.query('select * from TaxRate'), 'TaxRate')) {
      expect(rate).toMatchObject({
        ...{ RateValue: expect.any(Number), AgencyRef: { value: '1' }, DisplayType: 'ReadOnly' },
        SpecialTaxType: expect.stringMatching(
          /^(NONE|ZERO_RATE|FOREIGN_TAX|REVERSE_CHARGE|ADJUSTMENT_RATE)$/,
        ),
        EffectiveTaxRate: [{ RateValue: rate['RateValue'], EffectiveDate: expect.any(String) }],
      });
    }
  });

  it('a US company puts no tax on purchases, whatever mode is sent', async () => {
    const Line = [
      {
        ...accountLine(100),
        AccountBasedExpenseLineDetail: { AccountRef: { value: '7' }, TaxCodeRef: { value: 'TAX' } },
      },
    ];
    const created = await qbo.created('Bill', bill({ Line, GlobalTaxCalculation: 'TaxInclusive' }));
    expect(created).not.toHaveProperty('GlobalTaxCalculation');
    expect(created['TotalAmt']).toBe(100);
    expect(created['Line']).toMatchObject([
      { AccountBasedExpenseLineDetail: { TaxCodeRef: { value: 'TAX' } } },
    ]);
  });

  it('a foreign document without a rate counts at 1 where the company looks none up', async () => {
    const company = await Driver.join(qbo.simulator, {
      ...MANY_CURRENCIES,
      switches: { missing_exchange_rate: 'one' },
    });
    const CurrencyRef = { value: 'EUR' };
    const vendor = await company.created('Vendor', { DisplayName: 'Foreign', CurrencyRef });
    const foreign = bill({ VendorRef: { value: vendor['Id'] }, CurrencyRef });
    expect(await company.created('Bill', foreign)).toMatchObject({ ExchangeRate: 1 });
    const rated = await company.created('Bill', { ...foreign, ExchangeRate: 1.25 });
    expect(rated).toMatchObject({ ExchangeRate: 1.25, TotalAmt: 100 });
    expect(await shownNow('Vendor', vendor, company)).toMatchObject({ Balance: 225 });
  });
});
