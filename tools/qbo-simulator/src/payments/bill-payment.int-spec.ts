import { objectsOf, scalarText, type JsonObject } from '../json';
import { bill, billPayment, paymentLine, vendorCredit, accountLine } from '../testing/documents';
import { codesOf, Driver, faultsOf, objectIn } from '../testing/driver';

let qbo: Driver;
beforeAll(async () => {
  qbo = await Driver.start({ seed: 'demo' });
});
afterAll(async () => qbo.close());

async function read(entity: string, body: JsonObject, by = qbo): Promise<JsonObject> {
  return objectIn(await by.get(`${entity.toLowerCase()}/${scalarText(body['Id'])}`), entity);
}

async function balances(by: Driver): Promise<Record<string, unknown>> {
  const shown = async (path: string, entity: string, property: string) =>
    objectIn(await by.get(path), entity)[property];
  return {
    vendor: await shown('vendor/41', 'Vendor', 'Balance'),
    payable: await shown('account/33', 'Account', 'CurrentBalance'),
    checking: await shown('account/35', 'Account', 'CurrentBalance'),
    visa: await shown('account/42', 'Account', 'CurrentBalance'),
  };
}

describe('[facts 5.13] BillPayment', () => {
  it('pays a bill: its Balance, links and SyncToken move, and so do bank and vendor', async () => {
    const own = await Driver.join(qbo.simulator, { seed: 'demo' });
    const paid = await own.created('Bill', bill());
    expect(await balances(own)).toEqual({ vendor: 100, payable: 100, checking: 1201, visa: 0 });
    const payment = await own.created('BillPayment', billPayment([paid], 100));
    expect(payment).toMatchObject({
      SyncToken: '0',
      TotalAmt: 100,
      PayType: 'Check',
      CheckPayment: { BankAccountRef: { value: '35', name: 'Checking' }, PrintStatus: 'NotSet' },
      Line: [{ Amount: 100, LinkedTxn: [{ TxnId: paid['Id'], TxnType: 'Bill' }] }],
    });
    expect(await read('Bill', paid, own)).toMatchObject({
      Balance: 0,
      TotalAmt: 100,
      SyncToken: '1',
      LinkedTxn: [{ TxnId: payment['Id'], TxnType: 'BillPaymentCheck' }],
    });
    expect(await balances(own)).toEqual({ vendor: 0, payable: 0, checking: 1101, visa: 0 });
  });

  it('[facts 3.3] an update of the bill with the token from before the payment is stale', async () => {
    const paid = await qbo.created('Bill', bill());
    await qbo.created('BillPayment', billPayment([paid], 100));
    const stale = await qbo.post('bill', bill({ Id: paid['Id'], SyncToken: '0' }));
    expect(codesOf(stale)).toEqual(['5010']);
  });

  it('pays by credit card', async () => {
    const own = await Driver.join(qbo.simulator, { seed: 'demo' });
    const paid = await own.created('Bill', bill());
    await own.created(
      'BillPayment',
      billPayment([paid], 100, {
        PayType: 'CreditCard',
        CheckPayment: undefined,
        CreditCardPayment: { CCAccountRef: { value: '42' } },
      }),
    );
    expect(await balances(own)).toEqual({ vendor: 0, payable: 0, checking: 1201, visa: 100 });
    expect((await read('Bill', paid, own))['LinkedTxn']).toMatchObject([
      { TxnType: 'BillPaymentCreditCard' },
    ]);
  });

  it('money that no bill takes stays with the vendor', async () => {
    const own = await Driver.join(qbo.simulator, { seed: 'demo' });
    const paid = await own.created('Bill', bill());
    const payment = await own.created('BillPayment', billPayment([paid], 150));
    expect(payment['TotalAmt']).toBe(150);
    expect(await balances(own)).toMatchObject({ vendor: -50, payable: -50, checking: 1051 });
  });

  it('a line above what is open is cut to it', async () => {
    const paid = await qbo.created('Bill', bill());
    const payment = await qbo.created(
      'BillPayment',
      billPayment([], 130, { Line: [paymentLine(paid, 130)] }),
    );
    expect(payment).toMatchObject({ TotalAmt: 130, Line: [{ Amount: 100 }] });
  });

  it('applies a credit to a bill with no money at all', async () => {
    const own = await Driver.join(qbo.simulator, { seed: 'demo' });
    const owed = await own.created('Bill', bill());
    const credit = await own.created('VendorCredit', vendorCredit({ Line: [accountLine(30)] }));
    expect(await balances(own)).toMatchObject({ vendor: 70 });
    await own.created(
      'BillPayment',
      billPayment([], 0, { Line: [paymentLine(owed, 30), paymentLine(credit, 30, 'VendorCredit')] }),
    );
    expect(await read('Bill', owed, own)).toMatchObject({ Balance: 70, SyncToken: '1' });
    expect(await read('VendorCredit', credit, own)).toMatchObject({ Balance: 0, SyncToken: '1' });
    expect(await balances(own)).toMatchObject({ vendor: 70, checking: 1201 });
  });

  it('a payment of a paid bill is saved without lines, and voided', async () => {
    const paid = await qbo.created('Bill', bill());
    await qbo.created('BillPayment', billPayment([paid], 100));
    const again = await qbo.created('BillPayment', billPayment([paid], 100));
    expect(again).toMatchObject({ Line: [], TotalAmt: 0, PrivateNote: 'Voided' });
    expect((await read('Bill', paid))['SyncToken']).toBe('1');
  });

  it('with pay_paid_bill unapplied, the money of such a payment stays with the vendor', async () => {
    const lax = await Driver.join(qbo.simulator, { seed: 'demo', switches: { pay_paid_bill: 'unapplied' } });
    const paid = await lax.created('Bill', bill());
    await lax.created('BillPayment', billPayment([paid], 100));
    const again = await lax.created('BillPayment', billPayment([paid], 100));
    expect(again).toMatchObject({ Line: [], TotalAmt: 100 });
    expect(await balances(lax)).toMatchObject({ vendor: -100 });
  });

  it('void takes amounts and lines away, and the bill is open again', async () => {
    const own = await Driver.join(qbo.simulator, { seed: 'demo' });
    const paid = await own.created('Bill', bill());
    const payment = await own.created('BillPayment', billPayment([paid], 100, { PrivateNote: 'May' }));
    const key = { Id: payment['Id'], SyncToken: '0', sparse: true };
    const voided = await own.post('billpayment?operation=update&include=void', key);
    expect(objectIn(voided, 'BillPayment')).toMatchObject({
      TotalAmt: 0,
      Line: [],
      PrivateNote: 'Voided - May',
      SyncToken: '1',
    });
    const opened = await read('Bill', paid, own);
    expect(opened).toMatchObject({ Balance: 100, SyncToken: '2' });
    expect(opened).not.toHaveProperty('LinkedTxn');
    expect(await balances(own)).toEqual({ vendor: 100, payable: 100, checking: 1201, visa: 0 });
  });

  it('[facts 3.6] void works in a batch', async () => {
    const paid = await qbo.created('Bill', bill());
    const payment = await qbo.created('BillPayment', billPayment([paid], 100));
    const answer = await qbo.post('batch', {
      BatchItemRequest: [
        {
          bId: '1',
          operation: 'update',
          optionsData: 'void',
          BillPayment: { Id: payment['Id'], SyncToken: '0', sparse: true },
        },
      ],
    });
    expect(objectsOf(answer.body['BatchItemResponse'])[0]).toMatchObject({ BillPayment: { TotalAmt: 0 } });
  });

  it('a deleted payment opens its bill again', async () => {
    const paid = await qbo.created('Bill', bill());
    const payment = await qbo.created(
      'BillPayment',
      billPayment([paid], 60, { Line: [paymentLine(paid, 60)] }),
    );
    expect((await read('Bill', paid))['Balance']).toBe(40);
    await qbo.post('billpayment?operation=delete', { Id: payment['Id'], SyncToken: '0' });
    expect(await read('Bill', paid)).toMatchObject({ Balance: 100, SyncToken: '2' });
  });

  it('an update pays other amounts, and needs VendorRef even when it is sparse', async () => {
    const paid = await qbo.created('Bill', bill());
    const payment = await qbo.created('BillPayment', billPayment([paid], 100));
    const sparse = { Id: payment['Id'], SyncToken: '0', sparse: true, Line: [paymentLine(paid, 25)] };
    expect(codesOf(await qbo.post('billpayment', sparse))).toEqual(['2020']);
    const updated = await qbo.post('billpayment', { ...sparse, VendorRef: { value: '41' }, TotalAmt: 25 });
    expect(updated.status).toBe(200);
    expect((await read('Bill', paid))['Balance']).toBe(75);
  });

  it.each([
    ['no amount', { TotalAmt: undefined }, ['6000']],
    ['no type', { PayType: undefined }, ['2020']],
    ['no lines', { Line: undefined }, ['2020']],
    ['no bank account', { CheckPayment: undefined }, ['2020']],
    ['an expense account as bank', { CheckPayment: { BankAccountRef: { value: '7' } } }, ['6430']],
    ['a bill that is not there', { Line: [paymentLine({ Id: '9999' }, 5)] }, ['620']],
    ['less money than it pays', { TotalAmt: 99 }, ['6000']],
    ['the bill of another vendor', { VendorRef: { value: '46' } }, ['620']],
  ])('refuses %s', async (_what, changes, codes) => {
    const owed = await qbo.created('Bill', bill());
    const answer = await qbo.post('billpayment', billPayment([owed], 100, changes));
    expect({ status: answer.status, codes: codesOf(answer) }).toEqual({ status: 400, codes });
  });

  it('[facts 4.4] says the recorded words when the amount is missing', async () => {
    const owed = await qbo.created('Bill', bill());
    const answer = await qbo.post('billpayment', billPayment([owed], 100, { TotalAmt: undefined }));
    expect(faultsOf(answer)[0]?.Detail).toBe('Business Validation Error: You must set a transaction amount.');
  });

  it('pays what a journal entry owes, and uses up what another has in credit', async () => {
    const own = await Driver.join(qbo.simulator, { seed: 'demo' });
    const line = (PostingType: string, account: string, Amount: number) => ({
      Amount,
      DetailType: 'JournalEntryLineDetail',
      JournalEntryLineDetail: {
        PostingType,
        AccountRef: { value: account },
        ...(account === '33' ? { Entity: { Type: 'Vendor', EntityRef: { value: '41' } } } : {}),
      },
    });
    const owed = await own.created('JournalEntry', {
      Line: [line('Debit', '7', 90), line('Credit', '33', 90)],
    });
    const credit = await own.created('JournalEntry', {
      Line: [line('Credit', '7', 20), line('Debit', '33', 20)],
    });
    const lines = [paymentLine(owed, 90, 'JournalEntry'), paymentLine(credit, 20, 'JournalEntry')];
    const payment = await own.created('BillPayment', billPayment([], 70, { Line: lines }));
    expect(await balances(own)).toEqual({ vendor: 0, payable: 0, checking: 1131, visa: 0 });
    expect(await read('JournalEntry', owed, own)).toMatchObject({
      SyncToken: '1',
      LinkedTxn: [{ TxnId: payment['Id'], TxnType: 'BillPaymentCheck' }],
    });
    const again = await own.created('BillPayment', billPayment([], 90, { Line: lines.slice(0, 1) }));
    expect(again).toMatchObject({ Line: [], TotalAmt: 0 });
    const removal = await own.post('journalentry?operation=delete', { Id: owed['Id'], SyncToken: '1' });
    expect(codesOf(removal)).toEqual(['6000']);
  });

  it('refuses loudly to pay a deposit, which is not modelled', async () => {
    const answer = await qbo.post(
      'billpayment',
      billPayment([], 5, { Line: [paymentLine({ Id: '1' }, 5, 'Deposit')] }),
    );
    expect(codesOf(answer)).toEqual(['500']);
    expect(answer.headers.get('x-simulator-not-modelled')).toContain('Deposit');
  });
});

describe('[facts 5.12] changes of a paid bill', () => {
  const smaller = { Line: [accountLine(10)] };
  it.each([
    ['refuse', 400],
    ['accept', 200],
  ])('are decided by the switch change_paid_bill: %s', async (change_paid_bill, status) => {
    const own = await Driver.join(qbo.simulator, { seed: 'demo', switches: { change_paid_bill } });
    const paid = await own.created('Bill', bill());
    await own.created('BillPayment', billPayment([paid], 100));
    const below = await own.post('bill', bill({ ...smaller, Id: paid['Id'], SyncToken: '1' }));
    expect(below.status).toBe(status);
    const SyncToken = (await read('Bill', paid, own))['SyncToken'];
    const moved = await own.post('bill', bill({ VendorRef: { value: '46' }, Id: paid['Id'], SyncToken }));
    expect(moved.status).toBe(status);
  });
});
