import { isObject, objectsOf, type JsonObject } from '../json';
import { codesOf, Driver, faultsOf, purchaseOrder, rowsOf } from '../testing/driver';

/** A line of one item at a price, with a tax code. */
const line = (code: string | undefined, amount: number, detail: JsonObject = {}): JsonObject => ({
  Amount: amount,
  DetailType: 'ItemBasedExpenseLineDetail',
  ItemBasedExpenseLineDetail: {
    ItemRef: { value: '11' },
    ...(code === undefined ? {} : { TaxCodeRef: { value: code } }),
    ...detail,
  },
});

const taxOf = (order: JsonObject) => {
  const detail = order['TxnTaxDetail'];
  const lines = isObject(detail) ? objectsOf(detail['TaxLine']) : [];
  return lines.map(({ Amount, TaxLineDetail }) => {
    const { TaxPercent, NetAmountTaxable } = TaxLineDetail as JsonObject;
    return [TaxPercent, NetAmountTaxable, Amount];
  });
};

describe('tax on purchases outside of the US [facts 5.8]', () => {
  let driver: Driver;
  afterEach(() => driver.close());
  const order = (mode: string, ...lines: JsonObject[]) =>
    driver.created('PurchaseOrder', purchaseOrder({ GlobalTaxCalculation: mode, Line: lines }));

  it('is put on net amounts in Great Britain', async () => {
    driver = await Driver.start({ country: 'GB' });
    const created = await order('TaxExcluded', line('2', 100), line('3', 40), line('6', 5));
    expect(taxOf(created)).toEqual([
      [20, 100, 20],
      [5, 40, 2],
    ]);
    expect(created).toMatchObject({
      TotalAmt: 167,
      CurrencyRef: { value: 'GBP', name: 'British Pound Sterling' },
      TxnTaxDetail: { TotalTax: 22 },
    });
  });

  it('comes out of gross amounts, whose lines are shown net', async () => {
    driver = await Driver.start({ country: 'AU' });
    const created = await order('TaxInclusive', line('2', 110), line('4', 10));
    expect(objectsOf(created['Line']).map(({ Amount }) => Amount)).toEqual([100, 10]);
    expect(created).toMatchObject({ TotalAmt: 120, TxnTaxDetail: { TotalTax: 10 } });
    const sparse = { Id: created['Id'], SyncToken: '0', sparse: true, PrivateNote: 'again' };
    const updated = await driver.post('purchaseorder', sparse);
    expect(updated.body['PurchaseOrder']).toMatchObject({ TotalAmt: 120, TxnTaxDetail: { TotalTax: 10 } });
  });

  it('is of two rates where a province adds its own', async () => {
    driver = await Driver.start({ country: 'CA' });
    const created = await order('TaxExcluded', line('5', 4495.16));
    expect(taxOf(created)).toEqual([
      [5, 4495.16, 224.76],
      [9.975, 4495.16, 448.39],
    ]);
  });

  it('takes the tax lines that are sent', async () => {
    driver = await Driver.start({ country: 'CA' });
    const TaxLine = [
      { Amount: 448.4, DetailType: 'TaxLineDetail', TaxLineDetail: { TaxRateRef: { value: '4' } } },
    ];
    const body = purchaseOrder({
      GlobalTaxCalculation: 'TaxExcluded',
      Line: [line('5', 4495.16)],
      TxnTaxDetail: { TaxLine },
    });
    const created = await driver.created('PurchaseOrder', body);
    expect(created).toMatchObject({ TotalAmt: 5168.32, TxnTaxDetail: { TotalTax: 673.16 } });
  });

  it('is no cost where the buyer owes it, and shows both halves', async () => {
    driver = await Driver.start({ country: 'GB' });
    const created = await order('TaxExcluded', line('7', 250));
    expect(taxOf(created)).toEqual([
      [20, 250, 50],
      [-20, 250, -50],
    ]);
    expect(created['TotalAmt']).toBe(250);
  });

  it('is none where the transaction says so', async () => {
    driver = await Driver.start({ country: 'AU' });
    const created = await order('NotApplicable', line(undefined, 30));
    expect(created).toMatchObject({ TotalAmt: 30, TxnTaxDetail: { TotalTax: 0, TaxLine: [] } });
  });

  it('needs a code on every line and a mode, in the recorded words', async () => {
    driver = await Driver.start({ country: 'CA' });
    const without = await driver.post(
      'purchaseorder',
      purchaseOrder({ GlobalTaxCalculation: 'TaxExcluded', Line: [line(undefined, 10)] }),
    );
    expect(faultsOf(without)[0]).toMatchObject({
      code: '6000',
      Detail:
        'Business Validation Error: Make sure all your transactions have a GST/HST rate before you save.',
    });
    expect(codesOf(await driver.post('purchaseorder', purchaseOrder({ Line: [line('2', 10)] })))).toEqual([
      '2020',
    ]);
    const unknown = purchaseOrder({ GlobalTaxCalculation: 'TaxExcluded', Line: [line('99', 10)] });
    expect(codesOf(await driver.post('purchaseorder', unknown))).toEqual(['6100']);
  });

  it('of a bill stands in the tax account, and the books stay balanced', async () => {
    driver = await Driver.start({ country: 'GB' });
    const control = async (): Promise<number> => {
      const found = await driver.query("select * from Account where Name = 'VAT Control'");
      return Number(rowsOf(found, 'Account')[0]?.['CurrentBalance']);
    };
    const before = await control();
    const bill = await driver.created('Bill', {
      VendorRef: { value: '41' },
      GlobalTaxCalculation: 'TaxInclusive',
      Line: [line('2', 120)],
    });
    expect(bill).toMatchObject({ TotalAmt: 120, Balance: 120 });
    const { body } = await driver.company('GET', '/ledger');
    expect(body).toMatchObject({ errors: [] });
    expect((await control()) - before).toBeCloseTo(-20);
  });

  it('may be rounded line by line', async () => {
    driver = await Driver.start({ country: 'GB', switches: { tax_rounding: 'line' } });
    const created = await order('TaxExcluded', line('3', 0.3), line('3', 0.3), line('3', 0.3));
    expect(created).toMatchObject({ TxnTaxDetail: { TotalTax: 0.06 } });
  });
});
