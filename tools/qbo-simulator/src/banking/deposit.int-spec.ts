import { type JsonObject } from '../json';
import { invoice, payment, readAgain, trialBalance } from '../testing/documents';
import { codesOf, Driver, objectIn } from '../testing/driver';

let qbo: Driver;
beforeEach(async () => {
  qbo = await Driver.start({ seed: 'demo', switches: { throttle: false } });
});
afterEach(async () => qbo.close());

const [UNDEPOSITED, CHECKING] = ['4', '35'];
const link = (source: JsonObject, TxnType = 'Payment') => ({
  LinkedTxn: [{ TxnId: source['Id'], TxnType, TxnLineId: '0' }],
});
const line = (Amount: number, account: string, changes: Record<string, unknown> = {}) => ({
  Amount,
  DetailType: 'DepositLineDetail',
  DepositLineDetail: { AccountRef: { value: account }, ...changes },
});
const deposit = (...Line: unknown[]) => ({ DepositToAccountRef: { value: CHECKING }, Line });
const received = async (amount: number) => qbo.created('Payment', payment([], amount));

describe('[facts 3.5] [facts 5.16] Deposit', () => {
  it('takes payments and new money to the bank', async () => {
    const [first, second] = [await received(100), await received(20.5)];
    const made = await qbo.created('Deposit', deposit(link(first), link(second), line(5, '5')));
    expect(made).toMatchObject({
      TotalAmt: 125.5,
      DepositToAccountRef: { value: CHECKING, name: 'Checking' },
      Line: [
        { Id: '1', Amount: 100 },
        { Amount: 20.5 },
        { DepositLineDetail: { AccountRef: { value: '5' } } },
      ],
    });
    expect(await readAgain(qbo, 'Payment', first)).toMatchObject({
      SyncToken: '1',
      LinkedTxn: [{ TxnId: made['Id'], TxnType: 'Deposit' }],
    });
    expect(await trialBalance(qbo, UNDEPOSITED)).toBe(0);
    expect(await trialBalance(qbo, CHECKING)).toBe(1326.5);
    expect(await trialBalance(qbo, '5')).toBe(-5);
  });

  it('takes sales receipts, and keeps back cash', async () => {
    const sold = await qbo.created('SalesReceipt', invoice());
    const CashBack = { AccountRef: { value: '36' }, Amount: 30, Memo: 'till' };
    const made = await qbo.created('Deposit', { ...deposit(link(sold, 'SalesReceipt')), CashBack });
    expect(made['TotalAmt']).toBe(70);
    expect(await trialBalance(qbo, CHECKING)).toBe(1271);
    expect(await trialBalance(qbo, '36')).toBe(830);
  });

  it('says whose money it is', async () => {
    const made = await qbo.created('Deposit', deposit(line(9, '84', { Entity: { value: '3' } })));
    expect(made['Line']).toMatchObject([
      { DepositLineDetail: { Entity: { value: '3', name: 'Cool Cars', type: 'Customer' } } },
    ]);
    expect(objectIn(await qbo.get('customer/3'), 'Customer')['Balance']).toBe(-9);
  });

  it('[facts 4.3] what sits in it cannot be changed, voided or deleted (6540) until it is gone', async () => {
    const paid = await received(100);
    const made = await qbo.created('Deposit', deposit(link(paid)));
    const key = { Id: paid['Id'], SyncToken: '1' };
    const changed = await qbo.post('payment', { ...key, sparse: true, PrivateNote: 'x' });
    const voided = await qbo.post('payment?operation=update&include=void', { ...key, sparse: true });
    const deleted = await qbo.post('payment?operation=delete', key);
    expect([changed, voided, deleted].map(codesOf)).toEqual([['6540'], ['6540'], ['6540']]);
    await qbo.post('deposit?operation=delete', { Id: made['Id'], SyncToken: '0' });
    const free = await readAgain(qbo, 'Payment', paid);
    expect(free).not.toHaveProperty('LinkedTxn');
    expect(await trialBalance(qbo, UNDEPOSITED)).toBe(100);
    expect((await qbo.post('payment?operation=delete', { ...key, SyncToken: '2' })).status).toBe(200);
  });

  it('lets go of what an update leaves out', async () => {
    const [first, second] = [await received(10), await received(20)];
    const made = await qbo.created('Deposit', deposit(link(first), link(second)));
    const update = { ...deposit(link(second)), Id: made['Id'], SyncToken: '0' };
    expect(objectIn(await qbo.post('deposit', update), 'Deposit')['TotalAmt']).toBe(20);
    expect(await readAgain(qbo, 'Payment', first)).not.toHaveProperty('LinkedTxn');
    expect((await readAgain(qbo, 'Payment', second))['SyncToken']).toBe('1');
  });

  it('refuses what is not there, not waiting, or deposited already', async () => {
    const banked = await qbo.created('Payment', payment([], 5, { DepositToAccountRef: { value: CHECKING } }));
    const paid = await received(10);
    await qbo.created('Deposit', deposit(link(paid)));
    for (const [body, codes] of [
      [deposit(link({ Id: '9999' })), ['620']],
      [deposit(link(banked)), ['620']],
      [deposit(link(paid)), ['620']],
      [deposit(), ['2250']],
      [deposit(line(5, CHECKING)), ['6000']],
      [deposit(line(5, '84')), ['6000']],
      [deposit({ Amount: 5, DetailType: 'DepositLineDetail' }), ['6440']],
      [deposit(link(paid, 'RefundReceipt')), ['500']],
      [{ ...deposit(line(5, '5')), DepositToAccountRef: { value: '7' } }, ['6430']],
      [{ ...deposit(line(5, '5')), CashBack: { Amount: 9, AccountRef: { value: '36' } } }, ['6000']],
      [{ Line: [line(5, '5')] }, ['2020']],
    ] as const) {
      expect([JSON.stringify(body), codesOf(await qbo.post('deposit', body))]).toEqual([
        JSON.stringify(body),
        codes,
      ]);
    }
  });

  it('[facts 3.7] is not found by its total', async () => {
    expect(codesOf(await qbo.query("select * from Deposit where TotalAmt = '5'"))).toEqual(['4001']);
    expect((await qbo.query("select * from Deposit where TxnDate > '2020-01-01'")).status).toBe(200);
  });
});
