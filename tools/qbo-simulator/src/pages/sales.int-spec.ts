import { scalarText, type JsonObject } from '../json';
import { creditMemo, estimate, invoice, payment, paymentLine, saleLine } from '../testing/documents';
import { Driver } from '../testing/driver';
import { Pages, textOf } from '../testing/pages';

let qbo: Driver;
let pages: Pages;

beforeAll(async () => {
  qbo = await Driver.start(
    { seed: 'demo', switches: { throttle: false } },
    { standingAt: Date.parse('2026-11-20T18:00:00Z') },
  );
  pages = new Pages(qbo);
});
afterAll(async () => {
  await qbo.close();
});

const idOf = ({ Id }: JsonObject): string => scalarText(Id);
const text = async (path: string) => textOf(await pages.get(path));
const linkTo = (source: JsonObject, TxnType: string, TxnLineId: string) => ({
  LinkedTxn: [{ TxnId: source['Id'], TxnType, TxnLineId }],
});

describe('the pages: an estimate, its invoice, the payment and its deposit', () => {
  it('lead to each other, and say how each stands', async () => {
    const offered = await qbo.created('Estimate', estimate());
    const Line = [saleLine(100, {}, linkTo(offered, 'Estimate', '1'))];
    const sold = await qbo.created('Invoice', invoice({ Line }));
    const part = { Line: [paymentLine(sold, 60, 'Invoice')] };
    const received = await qbo.created('Payment', payment([], 90, part));
    const deposit = { DepositToAccountRef: { value: '35' }, Line: [linkTo(received, 'Payment', '0')] };
    const banked = await qbo.created('Deposit', deposit);

    const invoicePage = await pages.get(`/invoices/${idOf(sold)}`);
    expect(textOf(invoicePage)).toMatch(/Invoice 1001 Partial Total 100.00 USD Balance 40.00 USD/);
    expect(textOf(invoicePage)).toContain('Estimate 1001, line 1');
    expect(textOf(invoicePage)).toMatch(/Payment #\d+ 2026-11-20 90.00 USD 60.00 USD Partial/);
    expect(invoicePage.text).toContain(`/estimates/${idOf(offered)}"`);
    expect(invoicePage.text).toContain(`/payments/${idOf(received)}"`);
    const paymentPage = await pages.get(`/payments/${idOf(received)}`);
    expect(textOf(paymentPage)).toMatch(/Payment #\d+ Partial Total 90.00 USD Unapplied 30.00 USD/);
    expect(paymentPage.text).toContain(`/deposits/${idOf(banked)}"`);
    expect((await pages.get(`/deposits/${idOf(banked)}`)).text).toContain(`/payments/${idOf(received)}"`);
    expect(await text('/estimates')).toMatch(/Cool Cars 100.00 USD Closed/);
    expect(await text('/invoices?status=Partial')).toContain('1001');
    expect(await text('/customers/3')).toMatch(/Invoice 1001 100.00 USD 40.00 USD Partial/);
    expect(await text('')).toContain('Receivables (A/R) 10.00 USD');
  });

  it('name the subtotal and the discount, which is below zero', async () => {
    const discount = {
      DetailType: 'DiscountLineDetail',
      DiscountLineDetail: { PercentBased: true, DiscountPercent: 10 },
    };
    const sold = await qbo.created('Invoice', invoice({ Line: [saleLine(50), discount] }));
    const shown = await text(`/invoices/${idOf(sold)}`);
    expect(shown).toMatch(/Subtotal 50.00 .*Discount of 10 % −5.00 .*Total 45.00 USD/);
  });

  it('show a voided invoice with nothing in the ledger, and a credit as open', async () => {
    const { Id, SyncToken } = await qbo.created('Invoice', invoice());
    await qbo.post('invoice?operation=void', { Id, SyncToken });
    const shown = await text(`/invoices/${scalarText(Id)}`);
    expect(shown).toMatch(/Invoice \d+ Voided/);
    expect(shown).not.toContain('Posted to the ledger');
    const credit = await qbo.created('CreditMemo', creditMemo());
    expect(await text(`/credit-memos/${idOf(credit)}`)).toMatch(/Open Total 100.00 USD Balance 100.00 USD/);
  });

  it('show what a transfer moves, and the hours that somebody worked', async () => {
    await qbo.created('Transfer', {
      FromAccountRef: { value: '35' },
      ToAccountRef: { value: '36' },
      Amount: 12.5,
    });
    expect(await text('/transfers')).toContain('12.50 USD');
    const worker = await qbo.created('Employee', { GivenName: 'Emily', FamilyName: 'Platt' });
    const EmployeeRef = { value: worker['Id'] };
    const time = { NameOf: 'Employee', EmployeeRef, Hours: 3, Minutes: 5, CustomerRef: { value: '3' } };
    await qbo.created('TimeActivity', { ...time, BillableStatus: 'Billable' });
    expect(await text('/time-activities')).toMatch(/Cool Cars Emily Platt 3:05 Billable/);
    for (const page of ['/customers/3', `/employees/${idOf(worker)}`])
      expect(await text(page)).toMatch(/Time activity #\d+/);
  });
});
