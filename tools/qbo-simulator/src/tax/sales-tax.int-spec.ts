import { isObject, objectsOf, scalarText, type JsonObject } from '../json';
import { invoice, saleLine, trialBalance } from '../testing/documents';
import { Driver, objectIn, rowsOf } from '../testing/driver';

let qbo: Driver;
afterEach(async () => qbo.close());

const line = (code: string, amount: number) => saleLine(amount, { TaxCodeRef: { value: code } });
const percentOff = (DiscountPercent: number) => ({
  DetailType: 'DiscountLineDetail',
  DiscountLineDetail: { PercentBased: true, DiscountPercent },
});
const sold = (mode: string, ...Line: unknown[]) =>
  qbo.created('Invoice', invoice({ GlobalTaxCalculation: mode, Line }));
const taxOf = (form: JsonObject) => {
  const detail = form['TxnTaxDetail'];
  return (isObject(detail) ? objectsOf(detail['TaxLine']) : []).map(({ Amount, TaxLineDetail }) => {
    const { TaxPercent, NetAmountTaxable } = TaxLineDetail as JsonObject;
    return [TaxPercent, NetAmountTaxable, Amount];
  });
};
const accountId = async (name: string) =>
  scalarText(rowsOf(await qbo.query(`select * from Account where Name = '${name}'`), 'Account')[0]?.['Id']);

describe('[facts 5.8] tax on sales outside of the US', () => {
  it('is put on net amounts, from the rates on sales, and is owed', async () => {
    qbo = await Driver.start({ country: 'GB', seed: 'demo' });
    const made = await sold('TaxExcluded', line('2', 100), line('3', 40), line('6', 5));
    expect(taxOf(made)).toEqual([
      [20, 100, 20],
      [5, 40, 2],
    ]);
    expect(made).toMatchObject({ TotalAmt: 167, Balance: 167, TxnTaxDetail: { TotalTax: 22 } });
    expect(await trialBalance(qbo, await accountId('VAT Control'))).toBe(-22);
  });

  it('comes out of gross amounts, and stays so when nothing is resent', async () => {
    qbo = await Driver.start({ country: 'AU', seed: 'demo' });
    const made = await sold('TaxInclusive', line('2', 110), line('4', 10));
    expect(objectsOf(made['Line']).map(({ Amount }) => Amount)).toEqual([100, 10, 110]);
    expect(made).toMatchObject({ TotalAmt: 120, TxnTaxDetail: { TotalTax: 10 } });
    const again = await qbo.post('invoice', {
      Id: made['Id'],
      SyncToken: '0',
      sparse: true,
      PrivateNote: 'x',
    });
    expect(objectIn(again, 'Invoice')).toMatchObject({ TotalAmt: 120, TxnTaxDetail: { TotalTax: 10 } });
    await trialBalance(qbo, '84');
  });

  it('is of two rates on a sale, too, where a province adds its own', async () => {
    qbo = await Driver.start({ country: 'CA', seed: 'demo' });
    expect(taxOf(await sold('TaxExcluded', line('4', 200)))).toEqual([
      [5, 200, 10],
      [7, 200, 14],
    ]);
  });

  it.each([
    ['TaxExcluded', 108, 18, 90],
    ['TaxInclusive', 90, 15, 75],
  ])('is on what a discount leaves (%s)', async (mode, total, tax, base) => {
    qbo = await Driver.start({ country: 'GB', seed: 'demo' });
    const made = await sold(mode, line('2', 100), percentOff(10));
    expect(taxOf(made)).toEqual([[20, base, tax]]);
    expect(made).toMatchObject({ TotalAmt: total, Balance: total });
    const again = await qbo.post('invoice', { ...made, PrivateNote: 'read and written back' });
    expect(objectIn(again, 'Invoice')).toMatchObject({ TotalAmt: total, TxnTaxDetail: { TotalTax: tax } });
    expect(await trialBalance(qbo, '84')).toBe(total);
  });

  it('shows the rates of a code on sales, and gives new ones ids of their own', async () => {
    qbo = await Driver.start({ country: 'GB', seed: 'demo' });
    expect(objectIn(await qbo.get('taxcode/2'), 'TaxCode')).toMatchObject({
      SalesTaxRateList: { TaxRateDetail: [{ TaxRateRef: { value: '7', name: '20.0% S (Sales)' } }] },
      PurchaseTaxRateList: { TaxRateDetail: [{ TaxRateRef: { value: '1' } }] },
    });
    const TaxRateDetails = [
      { TaxRateName: 'New', RateValue: '1', TaxAgencyId: '1', TaxApplicableOn: 'Sales' },
    ];
    const made = await qbo.post('taxservice/taxcode', { TaxCode: 'New', TaxRateDetails });
    expect(made.body).toMatchObject({ TaxCodeId: '8', TaxRateDetails: [{ TaxRateId: '11' }] });
    expect(taxOf(await sold('TaxExcluded', line('8', 100)))).toEqual([[1, 100, 1]]);
  });
});

describe('[facts 5.8] sales tax in the US', () => {
  const taxed = (changes: Record<string, unknown> = {}) =>
    invoice({ Line: [line('TAX', 100), line('NON', 50)], ...changes });
  const sent = (TotalTax: number) => ({
    TotalTax,
    TaxLine: [
      {
        Amount: TotalTax,
        DetailType: 'TaxLineDetail',
        TaxLineDetail: {
          TaxRateRef: { value: '3' },
          PercentBased: true,
          TaxPercent: 5,
          NetAmountTaxable: 100,
        },
      },
    ],
  });

  it('is worked out by QuickBooks on taxable lines, at the rate of the company', async () => {
    qbo = await Driver.start({ seed: 'demo' });
    const made = await qbo.created('Invoice', taxed());
    expect(taxOf(made)).toEqual([[8, 100, 8]]);
    expect(made).toMatchObject({ TotalAmt: 158, TxnTaxDetail: { TotalTax: 8 } });
    expect(made['TxnTaxDetail']).not.toHaveProperty('TxnTaxCodeRef');
    expect(await trialBalance(qbo, '89')).toBe(-8);
  });

  it.each([
    ['replaces', 8],
    ['accepts', 5],
  ])('%s what is sent, as automated_sales_tax says', async (automated_sales_tax, tax) => {
    qbo = await Driver.start({ seed: 'demo', switches: { automated_sales_tax } });
    expect(await qbo.created('Invoice', taxed({ TxnTaxDetail: sent(5) }))).toMatchObject({
      TotalAmt: 150 + tax,
      TxnTaxDetail: { TotalTax: tax },
    });
  });

  it('may be sent as a total alone, where it is accepted', async () => {
    qbo = await Driver.start({ seed: 'demo', switches: { automated_sales_tax: 'accepts' } });
    const made = await qbo.created('Invoice', taxed({ TxnTaxDetail: { TotalTax: 7.77 } }));
    expect(taxOf(made)).toEqual([[8, 100, 7.77]]);
    expect(made).toMatchObject({ TotalAmt: 157.77, TxnTaxDetail: { TotalTax: 7.77 } });
    const again = await qbo.post('invoice', { ...made, PrivateNote: 'read and written back' });
    expect(objectIn(again, 'Invoice')).toMatchObject({ TotalAmt: 157.77 });
  });

  it('without automated sales tax is that of the code that the transaction names', async () => {
    qbo = await Driver.start({ seed: 'demo', preferences: { PartnerTaxEnabled: false } });
    expect(await qbo.created('Invoice', taxed())).toMatchObject({ TotalAmt: 150 });
    const made = await qbo.created('Invoice', taxed({ TxnTaxDetail: { TxnTaxCodeRef: { value: '3' } } }));
    expect(taxOf(made)).toEqual([[9.1, 100, 9.1]]);
    expect(made).toMatchObject({ TotalAmt: 159.1, TxnTaxDetail: { TxnTaxCodeRef: { value: '3' } } });
    const sparse = { Id: made['Id'], SyncToken: '0', sparse: true, PrivateNote: 'x' };
    expect(objectIn(await qbo.post('invoice', sparse), 'Invoice')).toMatchObject({ TotalAmt: 159.1 });
  });

  it('is not charged to who is not taxable, nor where the company charges none', async () => {
    qbo = await Driver.start({ seed: 'demo' });
    const reseller = await qbo.created('Customer', { DisplayName: 'Reseller', Taxable: false });
    const CustomerRef = { value: scalarText(reseller['Id']) };
    expect(await qbo.created('Invoice', taxed({ CustomerRef }))).toMatchObject({ TotalAmt: 150 });
    const none = await Driver.join(qbo.simulator, { seed: 'demo', preferences: { UsingSalesTax: false } });
    expect(await none.created('Invoice', taxed())).toMatchObject({ TotalAmt: 150 });
  });

  it.each([
    [false, 8, 98],
    [true, 7.2, 97.2],
  ])('is taken before the discount, unless ApplyTaxAfterDiscount is %s', async (after, tax, total) => {
    qbo = await Driver.start({ seed: 'demo' });
    const Line = [line('TAX', 100), percentOff(10)];
    const made = await qbo.created('Invoice', invoice({ Line, ApplyTaxAfterDiscount: after }));
    expect(made).toMatchObject({ TotalAmt: total, TxnTaxDetail: { TotalTax: tax } });
  });

  it('opens its account where the company has none', async () => {
    qbo = await Driver.start({ seed: 'empty' });
    const { Id } = await qbo.created('Customer', { DisplayName: 'First' });
    const item = { Name: 'Thing', Type: 'Service', IncomeAccountRef: { value: '1' } };
    const ItemRef = { value: (await qbo.created('Item', item))['Id'] };
    const Line = [saleLine(100, { ItemRef, TaxCodeRef: { value: 'TAX' } })];
    await qbo.created('Invoice', { CustomerRef: { value: Id }, Line });
    expect(await trialBalance(qbo, await accountId('Sales Tax Payable'))).toBe(-8);
  });
});
