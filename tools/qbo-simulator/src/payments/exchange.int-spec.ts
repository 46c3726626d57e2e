import { isObject, objectsOf, scalarText, type JsonObject } from '../json';
import {
  bill,
  billPayment,
  invoice,
  payment,
  paymentLine,
  readAgain,
  trialBalance,
  vendorCredit,
  accountLine,
} from '../testing/documents';
import { Driver, rowsOf } from '../testing/driver';

const CurrencyRef = { value: 'EUR' };
let qbo: Driver;
beforeEach(async () => {
  const company = {
    seed: 'demo',
    preferences: { MultiCurrencyEnabled: true },
    switches: { throttle: false },
  };
  qbo = await Driver.start(company);
});
afterEach(async () => qbo.close());

async function abroad(entity: 'Vendor' | 'Customer'): Promise<Record<string, unknown>> {
  const { Id } = await qbo.created(entity, { DisplayName: `Ateliers Duval ${entity}`, CurrencyRef });
  return { [`${entity}Ref`]: { value: scalarText(Id) }, CurrencyRef };
}
/** The balance of the only account with this name; debits above zero. */
async function balanceOf(name: string): Promise<number> {
  const [account] = rowsOf(await qbo.query(`select * from Account where Name = '${name}'`), 'Account');
  return account ? trialBalance(qbo, scalarText(account['Id'])) : 0;
}
async function owed(kind: 'payables' | 'receivables'): Promise<JsonObject[]> {
  const { body } = await qbo.company('GET', '/ledger');
  return objectsOf(body[kind]);
}

describe('[facts 5.9] [facts 5.13] a bill that is paid at another rate', () => {
  it('is owed no more at home, and the difference is a loss or a gain', async () => {
    const party = await abroad('Vendor');
    const first = await qbo.created('Bill', bill({ ...party, ExchangeRate: 1.1 }));
    await qbo.created('BillPayment', billPayment([first], 100, { ...party, ExchangeRate: 1.2 }));
    expect(await readAgain(qbo, 'Bill', first)).toMatchObject({ Balance: 0, HomeBalance: 0 });
    expect(await owed('payables')).toEqual([]);
    expect(await balanceOf('Exchange Gain or Loss')).toBe(10);
    expect(await balanceOf('Checking')).toBe(1081);
    const second = await qbo.created('Bill', bill({ ...party, ExchangeRate: 1.5 }));
    await qbo.created('BillPayment', billPayment([second], 100, { ...party, ExchangeRate: 1.2 }));
    expect(await balanceOf('Exchange Gain or Loss')).toBe(-20);
    expect(await owed('payables')).toEqual([]);
  });

  it('ends at zero however often it is paid in part, whichever payment goes', async () => {
    const party = await abroad('Vendor');
    const Line = [accountLine(33.33), accountLine(33.33), accountLine(33.34)];
    const paid = await qbo.created('Bill', bill({ ...party, ExchangeRate: 1.12345, Line }));
    const pay = (amount: number, ExchangeRate: number) =>
      qbo.created(
        'BillPayment',
        billPayment([], amount, { ...party, ExchangeRate, Line: [paymentLine(paid, amount)] }),
      );
    const gone = await pay(33.33, 1.2);
    await pay(33.33, 1.3);
    await pay(33.34, 1.05);
    expect(await owed('payables')).toEqual([]);
    await qbo.post('billpayment?operation=delete', { Id: gone['Id'], SyncToken: '0' });
    expect(await owed('payables')).toMatchObject([{ owed: '37.44' }]);
    await pay(33.33, 1);
    expect(await owed('payables')).toEqual([]);
  });

  it('is posted anew when its own rate is changed', async () => {
    const party = await abroad('Vendor');
    const paid = await qbo.created('Bill', bill({ ...party, ExchangeRate: 1.1 }));
    await qbo.created('BillPayment', billPayment([paid], 100, { ...party, ExchangeRate: 1.1 }));
    const rate = { Id: paid['Id'], SyncToken: '1', sparse: true, VendorRef: party['VendorRef'] };
    expect((await qbo.post('bill', { ...rate, ExchangeRate: 1.3 })).status).toBe(200);
    expect(await owed('payables')).toEqual([]);
    expect(await balanceOf('Exchange Gain or Loss')).toBe(-20);
  });

  it('with a credit of another rate has its difference too, without any money', async () => {
    const party = await abroad('Vendor');
    const paid = await qbo.created('Bill', bill({ ...party, ExchangeRate: 1.1 }));
    const credit = await qbo.created('VendorCredit', vendorCredit({ ...party, ExchangeRate: 1.4 }));
    const Line = [paymentLine(paid, 100), paymentLine(credit, 100, 'VendorCredit')];
    await qbo.created('BillPayment', billPayment([], 0, { ...party, ExchangeRate: 1.2, Line }));
    expect(await owed('payables')).toEqual([]);
    expect(await balanceOf('Exchange Gain or Loss')).toBe(30);
  });
});

describe('[facts 5.9] an invoice that is paid at another rate', () => {
  it('is owed no more at home, and the difference is a gain or a loss', async () => {
    const party = await abroad('Customer');
    const first = await qbo.created('Invoice', invoice({ ...party, ExchangeRate: 1.1 }));
    const paid = await qbo.created('Payment', payment([first], 150, { ...party, ExchangeRate: 1.2 }));
    expect(isObject(paid) && paid['UnappliedAmt']).toBe(50);
    expect(await readAgain(qbo, 'Invoice', first)).toMatchObject({ Balance: 0, HomeBalance: 0 });
    // What no invoice takes stays with the customer at the payment's rate.
    expect(await owed('receivables')).toMatchObject([{ owed: '-60' }]);
    expect(await balanceOf('Exchange Gain or Loss')).toBe(-10);
    expect(await balanceOf('Undeposited Funds')).toBe(180);
    const second = await qbo.created('Invoice', invoice({ ...party, ExchangeRate: 1.5 }));
    await qbo.created('Payment', payment([second], 100, { ...party, ExchangeRate: 1.2 }));
    expect(await balanceOf('Exchange Gain or Loss')).toBe(20);
  });

  it('takes its difference back with its payment', async () => {
    const party = await abroad('Customer');
    const paid = await qbo.created('Invoice', invoice({ ...party, ExchangeRate: 1.1 }));
    const { Id } = await qbo.created('Payment', payment([paid], 100, { ...party, ExchangeRate: 1.2 }));
    await qbo.post('payment?operation=update&include=void', { Id, SyncToken: '0', sparse: true });
    expect(await balanceOf('Exchange Gain or Loss')).toBe(0);
    expect(await owed('receivables')).toMatchObject([{ owed: '110' }]);
  });
});
