import { scalarText, type JsonObject } from '../json';
import {
  creditMemo,
  invoice,
  payment,
  paymentLine,
  readAgain,
  saleLine,
  trialBalance,
} from '../testing/documents';
import { codesOf, Driver, objectIn } from '../testing/driver';

let qbo: Driver;
beforeEach(async () => {
  qbo = await Driver.start({ seed: 'demo', switches: { throttle: false } });
});
afterEach(async () => qbo.close());

const [UNDEPOSITED, CHECKING, RECEIVABLE] = ['4', '35', '84'];
const balanceOf = async (id: string) => objectIn(await qbo.get(`customer/${id}`), 'Customer')['Balance'];

describe('[facts 5.16] Payment', () => {
  it('pays an invoice: its Balance, links and SyncToken move, the money waits to be deposited', async () => {
    const owed = await qbo.created('Invoice', invoice());
    const paid = await qbo.created('Payment', payment([owed], 100));
    expect(paid).toMatchObject({
      SyncToken: '0',
      TotalAmt: 100,
      UnappliedAmt: 0,
      DepositToAccountRef: { value: UNDEPOSITED, name: 'Undeposited Funds' },
      Line: [{ Amount: 100, LinkedTxn: [{ TxnId: owed['Id'], TxnType: 'Invoice' }] }],
    });
    expect(await readAgain(qbo, 'Invoice', owed)).toMatchObject({
      Balance: 0,
      SyncToken: '1',
      LinkedTxn: [{ TxnId: paid['Id'], TxnType: 'Payment' }],
    });
    expect(await balanceOf('3')).toBe(0);
    expect(await trialBalance(qbo, UNDEPOSITED)).toBe(100);
  });

  it('is put on an account at once where it says so', async () => {
    await qbo.created('Payment', payment([], 40, { DepositToAccountRef: { value: CHECKING } }));
    expect(await trialBalance(qbo, CHECKING)).toBe(1241);
    const expense = payment([], 40, { DepositToAccountRef: { value: '7' } });
    expect(codesOf(await qbo.post('payment', expense))).toEqual(['6430']);
  });

  it('is cut to what is open, the rest stays with the customer', async () => {
    const owed = await qbo.created('Invoice', invoice());
    const line = paymentLine(owed, 130, 'Invoice');
    expect(await qbo.created('Payment', payment([], 130, { Line: [line] }))).toMatchObject({
      Line: [{ Amount: 100 }],
      UnappliedAmt: 30,
    });
    expect(await balanceOf('3')).toBe(-30);
  });

  it('of a paid invoice is kept without a word, unapplied', async () => {
    const owed = await qbo.created('Invoice', invoice());
    await qbo.created('Payment', payment([owed], 100));
    const again = await qbo.created('Payment', payment([owed], 100));
    expect(again).toMatchObject({ Line: [], TotalAmt: 100, UnappliedAmt: 100 });
    expect((await readAgain(qbo, 'Invoice', owed))['SyncToken']).toBe('1');
  });

  it('uses up a credit memo, with no money at all', async () => {
    const owed = await qbo.created('Invoice', invoice());
    const credit = await qbo.created('CreditMemo', creditMemo({ Line: [saleLine(30)] }));
    const Line = [paymentLine(owed, 30, 'Invoice'), paymentLine(credit, 30, 'CreditMemo')];
    const applied = await qbo.created('Payment', payment([], 0, { Line }));
    expect(applied['UnappliedAmt']).toBe(0);
    expect(await readAgain(qbo, 'Invoice', owed)).toMatchObject({ Balance: 70 });
    expect(await readAgain(qbo, 'CreditMemo', credit)).toMatchObject({ Balance: 0, RemainingCredit: 0 });
    expect(await balanceOf('3')).toBe(70);
    expect(await trialBalance(qbo, UNDEPOSITED)).toBe(0);
  });

  it('of a customer pays the invoice of a job, in the name of the job', async () => {
    const job = await qbo.created('Customer', { DisplayName: 'Shed', Job: true, ParentRef: { value: '3' } });
    const id = scalarText(job['Id']);
    const owed = await qbo.created('Invoice', invoice({ CustomerRef: { value: id } }));
    await qbo.created('Payment', payment([owed], 120));
    expect([await balanceOf(id), await balanceOf('3')]).toEqual([0, -20]);
    const other = payment([owed], 100, { CustomerRef: { value: '12' } });
    expect(codesOf(await qbo.post('payment', other))).toEqual(['620']);
  });

  it('[facts 3.5] void takes amounts and lines away, and the invoice is open again', async () => {
    const owed = await qbo.created('Invoice', invoice());
    const paid = await qbo.created('Payment', payment([owed], 100));
    const key = { Id: paid['Id'], SyncToken: '0', sparse: true };
    const voided = await qbo.post('payment?operation=update&include=void', key);
    expect(objectIn(voided, 'Payment')).toMatchObject({
      TotalAmt: 0,
      UnappliedAmt: 0,
      Line: [],
      PrivateNote: 'Voided',
    });
    expect(await readAgain(qbo, 'Invoice', owed)).toMatchObject({ Balance: 100, SyncToken: '2' });
    expect(await balanceOf('3')).toBe(100);
    expect(await trialBalance(qbo, UNDEPOSITED)).toBe(0);
  });

  it('that is changed or deleted moves its invoices', async () => {
    const owed = await qbo.created('Invoice', invoice());
    const paid = await qbo.created('Payment', payment([owed], 100));
    const sparse = { Id: paid['Id'], SyncToken: '0', sparse: true };
    const less = await qbo.post('payment', { ...sparse, Line: [paymentLine(owed, 25, 'Invoice')] });
    expect(objectIn(less, 'Payment')).toMatchObject({ UnappliedAmt: 75 });
    expect(await readAgain(qbo, 'Invoice', owed)).toMatchObject({ Balance: 75 });
    await qbo.post('payment?operation=delete', { Id: paid['Id'], SyncToken: '1' });
    expect(await readAgain(qbo, 'Invoice', owed)).toMatchObject({ Balance: 100, LinkedTxn: [] });
  });

  it.each([
    ['no customer', { CustomerRef: undefined }, '2020'],
    ['no amount', { TotalAmt: undefined }, '2020'],
    ['an amount below zero', { TotalAmt: -1 }, '6000'],
    ['less money than it pays', { TotalAmt: 99 }, '6000'],
    ['an invoice that is not there', { Line: [paymentLine({ Id: '9999' }, 5, 'Invoice')] }, '620'],
    ['a bill', { Line: [paymentLine({ Id: '1' }, 5, 'Bill')] }, '500'],
  ])('refuses %s', async (_what, changes, code) => {
    const owed = await qbo.created('Invoice', invoice());
    const answer = await qbo.post('payment', payment([owed], 100, changes));
    expect([answer.status, codesOf(answer)]).toEqual([400, [code]]);
  });

  it('pays what a journal entry puts on the customer', async () => {
    const line = (PostingType: string, account: string): JsonObject => ({
      Amount: 60,
      DetailType: 'JournalEntryLineDetail',
      JournalEntryLineDetail: {
        PostingType,
        AccountRef: { value: account },
        ...(account === RECEIVABLE ? { Entity: { Type: 'Customer', EntityRef: { value: '3' } } } : {}),
      },
    });
    const entry = await qbo.created('JournalEntry', {
      Line: [line('Debit', RECEIVABLE), line('Credit', '45')],
    });
    await qbo.created('Payment', payment([], 60, { Line: [paymentLine(entry, 60, 'JournalEntry')] }));
    expect(await balanceOf('3')).toBe(0);
    const moved = {
      Id: entry['Id'],
      SyncToken: '1',
      sparse: true,
      Line: [line('Debit', '35'), line('Credit', '45')],
    };
    expect((await qbo.post('journalentry', moved)).status).toBe(200);
    expect(await balanceOf('3')).toBe(-60);
    const removal = { Id: entry['Id'], SyncToken: '2' };
    expect((await qbo.post('journalentry?operation=delete', removal)).status).toBe(200);
    expect(await balanceOf('3')).toBe(-60);
  });
});

describe('[facts 5.12] the total of a paid invoice', () => {
  it.each([
    ['refuse', 400],
    ['accept', 200],
  ])('goes below what was paid as change_paid_bill says: %s', async (change_paid_bill, status) => {
    await qbo.company('PUT', '/switches', { change_paid_bill });
    const owed = await qbo.created('Invoice', invoice());
    await qbo.created('Payment', payment([owed], 100));
    const key = { Id: owed['Id'], SyncToken: '1' };
    expect((await qbo.post('invoice', invoice({ ...key, Line: [saleLine(10)] }))).status).toBe(status);
    const { SyncToken = '' } = await readAgain(qbo, 'Invoice', owed);
    const moved = invoice({ Id: owed['Id'], SyncToken, CustomerRef: { value: '12' } });
    expect(codesOf(await qbo.post('invoice', moved))).toEqual(['6000']);
  });
});
