import { objectsOf, scalarText, type JsonObject } from '../json';
import {
  bill,
  invoice,
  itemLine,
  payment,
  pumpsSold,
  readAgain,
  saleLine,
  trialBalance,
} from '../testing/documents';
import { codesOf, Driver, faultsOf, objectIn, rowsOf, send } from '../testing/driver';

let qbo: Driver;
beforeEach(async () => {
  qbo = await Driver.start({ seed: 'demo', switches: { throttle: false } });
});
afterEach(async () => qbo.close());

const RECEIVABLE = '84';
const customer = async (id = '3') => objectIn(await qbo.get(`customer/${id}`), 'Customer');

describe('[facts 5.16] [facts 3.1] Invoice', () => {
  it('reads back with its defaults, the subtotal and what is open', async () => {
    const created = await qbo.created('Invoice', invoice({ TxnDate: '2026-11-20' }));
    expect(created).toMatchObject({
      SyncToken: '0',
      DocNumber: '1001',
      DueDate: '2026-11-20',
      EmailStatus: 'NotSet',
      PrintStatus: 'NeedToPrint',
      ApplyTaxAfterDiscount: false,
      CustomerRef: { value: '3', name: 'Cool Cars' },
      CurrencyRef: { value: 'USD' },
      BillAddr: { Line1: expect.any(String) },
      TotalAmt: 100,
      Balance: 100,
      LinkedTxn: [],
    });
    expect(created['TxnTaxDetail']).toEqual({ TotalTax: 0 });
    expect(created['Line']).toEqual([
      {
        Id: '1',
        LineNum: 1,
        Amount: 100,
        DetailType: 'SalesItemLineDetail',
        SalesItemLineDetail: {
          TaxCodeRef: { value: 'NON' },
          ItemRef: { value: '6', name: 'Gardening' },
          ItemAccountRef: { value: '45', name: 'Landscaping Services' },
        },
      },
      { Amount: 100, DetailType: 'SubTotalLineDetail', SubTotalLineDetail: {} },
    ]);
  });

  it('is owed by its customer, and counts as income of its items', async () => {
    await qbo.created('Invoice', invoice());
    expect(await customer()).toMatchObject({ Balance: 100, BalanceWithJobs: 100, SyncToken: '0' });
    expect(await trialBalance(qbo, RECEIVABLE)).toBe(100);
    expect(await trialBalance(qbo, '45')).toBe(-100);
    const { body } = await qbo.company('GET', '/ledger');
    expect(body['receivables']).toEqual([{ customerId: '3', accountId: RECEIVABLE, owed: '100' }]);
  });

  it('of a job counts in the balance with jobs of the customer above', async () => {
    const job = await qbo.created('Customer', { DisplayName: 'Shed', Job: true, ParentRef: { value: '3' } });
    await qbo.created('Invoice', invoice({ CustomerRef: { value: scalarText(job['Id']) } }));
    expect(await customer(scalarText(job['Id']))).toMatchObject({ Balance: 100 });
    expect(await customer()).toMatchObject({ Balance: 0, BalanceWithJobs: 100 });
  });

  it('is updated sparsely and in full, and keeps the Ids of its lines', async () => {
    const created = await qbo.created('Invoice', invoice({ Line: [saleLine(40), saleLine(60)] }));
    const key = { Id: created['Id'], SyncToken: '0' };
    const second = objectsOf(created['Line'])[1] ?? {};
    const sparse = await qbo.post('invoice', { ...key, sparse: true, Line: [{ ...second, Amount: 75 }] });
    expect(objectIn(sparse, 'Invoice')).toMatchObject({
      TotalAmt: 75,
      Balance: 75,
      Line: [{ Id: '2' }, { Amount: 75 }],
    });
    const full = await qbo.post('invoice', { ...objectIn(sparse, 'Invoice'), PrivateNote: 'again' });
    expect(objectIn(full, 'Invoice')).toMatchObject({ SyncToken: '2', TotalAmt: 75, PrivateNote: 'again' });
    expect(objectsOf(objectIn(full, 'Invoice')['Line'])).toHaveLength(2);
    expect(await customer()).toMatchObject({ Balance: 75 });
  });

  it('takes the default item where a line names none (recorded: 1)', async () => {
    const created = await qbo.created('Invoice', invoice({ Line: [saleLine(5, { ItemRef: undefined })] }));
    expect(created['Line']).toMatchObject([
      { SalesItemLineDetail: { ItemRef: { value: '1', name: 'Services' } } },
      {},
    ]);
  });

  it('has a discount after its subtotal, by amount or by percentage', async () => {
    const discount = (changes: Record<string, unknown>, Amount?: number) => ({
      Amount,
      DetailType: 'DiscountLineDetail',
      DiscountLineDetail: changes,
    });
    const byPercent = discount({ PercentBased: true, DiscountPercent: 10 });
    const created = await qbo.created('Invoice', invoice({ Line: [saleLine(35), byPercent] }));
    expect(created).toMatchObject({ TotalAmt: 31.5, Balance: 31.5 });
    expect(objectsOf(created['Line']).slice(1)).toEqual([
      { Amount: 35, DetailType: 'SubTotalLineDetail', SubTotalLineDetail: {} },
      {
        Amount: 3.5,
        DetailType: 'DiscountLineDetail',
        DiscountLineDetail: {
          PercentBased: true,
          DiscountPercent: 10,
          DiscountAccountRef: { value: '82', name: 'Discounts given' },
        },
      },
    ]);
    const byAmount = [saleLine(35), discount({}, 5)];
    expect(await qbo.created('Invoice', invoice({ Line: byAmount }))).toMatchObject({ TotalAmt: 30 });
    expect(await trialBalance(qbo, '82')).toBe(8.5);
    expect(await trialBalance(qbo, RECEIVABLE)).toBe(61.5);
  });

  it.each([
    ['no customer', { CustomerRef: undefined }, '2020'],
    ['no line', { Line: [] }, '2250'],
    ['a customer that is not there', { CustomerRef: { value: '999' } }, '2500'],
    ['a tax code of another country', { Line: [saleLine(1, { TaxCodeRef: { value: '5' } })] }, '6100'],
    ['an amount that is no product', { Line: [saleLine(10, { Qty: 3, UnitPrice: 3 })] }, '6070'],
    ['a category as item', { Line: [saleLine(1, { ItemRef: { value: '4' } })] }, '2500'],
    ['a line without amount', { Line: [saleLine(1, {}, { Amount: undefined })] }, '2020'],
    ['a total below zero', { Line: [saleLine(-1)] }, '6000'],
    ['a receivable that is none', { ARAccountRef: { value: '35' } }, '6430'],
    ['mail to nobody', { CustomerRef: { value: '12' }, EmailStatus: 'NeedToSend' }, '2020'],
  ])('refuses %s', async (_what, changes, code) => {
    const answer = await qbo.post('invoice', invoice(changes));
    expect([answer.status, codesOf(answer)]).toEqual([400, [code]]);
  });

  it.each([
    ['GroupLineDetail', { Line: [{ DetailType: 'GroupLineDetail', GroupLineDetail: {} }, saleLine(1)] }],
    ['Deposit on an invoice', { Deposit: 5 }],
  ])('refuses loudly what is not modelled: %s', async (what, changes) => {
    const answer = await qbo.post('invoice', invoice(changes));
    expect(codesOf(answer)).toEqual(['500']);
    expect(answer.headers.get('x-simulator-not-modelled')).toBe(what);
  });

  it('[facts 4.3] has a number that is used once where the company gives the numbers itself', async () => {
    const own = await Driver.join(qbo.simulator, { seed: 'demo', preferences: { CustomTxnNumbers: true } });
    const first = await own.created('Invoice', invoice({ DocNumber: 'R-1' }));
    const second = await own.post('invoice', invoice({ DocNumber: 'r-1' }));
    expect(faultsOf(second)[0]).toMatchObject({
      code: '6140',
      Detail: expect.stringContaining(`TxnType=Invoice with TxnId=${scalarText(first['Id'])}`),
    });
    const allowed = await own.post('invoice?include=allowduplicatedocnum', invoice({ DocNumber: 'R-1' }));
    expect(allowed.status).toBe(200);
    expect(await own.created('Invoice', invoice())).not.toHaveProperty('DocNumber');
  });

  it('is due, as a bill is, as its term says', async () => {
    const changes = { TxnDate: '2026-11-20', SalesTermRef: { value: '3' } };
    expect(await qbo.created('Invoice', invoice(changes))).toMatchObject({ DueDate: '2026-12-20' });
  });

  it('[facts 4.3] is not written on or before the closing date', async () => {
    const closed = await Driver.join(qbo.simulator, { preferences: { BookCloseDate: '2025-12-31' } });
    expect(codesOf(await closed.post('invoice', invoice({ TxnDate: '2025-12-31' })))).toEqual(['6200']);
  });

  it('[facts 3.5] void takes its amounts away, and its payment keeps the money', async () => {
    const created = await qbo.created('Invoice', invoice({ Line: [pumpsSold(2, 15)], PrivateNote: 'May' }));
    const paid = await qbo.created('Payment', payment([created], 30));
    const key = { Id: created['Id'], SyncToken: '1' };
    const voided = objectIn(await qbo.post('invoice?operation=void', key), 'Invoice');
    expect(voided).toMatchObject({ TotalAmt: 0, Balance: 0, PrivateNote: 'Voided - May', SyncToken: '2' });
    expect(voided['LinkedTxn']).toEqual([]);
    expect(voided['Line']).toMatchObject([{ Amount: 0, SalesItemLineDetail: { Qty: 0 } }, { Amount: 0 }]);
    expect(await readAgain(qbo, 'Payment', paid)).toMatchObject({
      Line: [],
      UnappliedAmt: 30,
      SyncToken: '1',
    });
    expect(await customer()).toMatchObject({ Balance: -30 });
    expect(objectIn(await qbo.get('item/11'), 'Item')).toMatchObject({ QtyOnHand: 25 });
    expect(await trialBalance(qbo, '80')).toBe(0);
  });

  it.each([
    ['unlink', 200],
    ['refuse', 400],
  ])(
    '[facts 3.5] a paid one is deleted as delete_paid_invoice says: %s',
    async (delete_paid_invoice, status) => {
      await qbo.company('PUT', '/switches', { delete_paid_invoice });
      const created = await qbo.created('Invoice', invoice());
      const paid = await qbo.created('Payment', payment([created], 100));
      const answer = await qbo.post('invoice?operation=delete', { Id: created['Id'], SyncToken: '1' });
      expect(answer.status).toBe(status);
      const unapplied = (await readAgain(qbo, 'Payment', paid))['UnappliedAmt'];
      expect(unapplied).toBe(status === 200 ? 100 : 0);
      await trialBalance(qbo, RECEIVABLE);
    },
  );

  it('[facts 3.7] is found by customer, date, number, due date, total and balance', async () => {
    const { Id } = await qbo.created('Invoice', invoice({ TxnDate: '2026-11-20' }));
    for (const where of [
      "CustomerRef = '3'",
      "TxnDate = '2026-11-20'",
      "DocNumber = '1001'",
      "DueDate >= '2026-11-20'",
      "TotalAmt = '100'",
      "Balance > '0'",
    ]) {
      const rows = rowsOf(await qbo.query(`select * from Invoice where ${where} orderby TxnDate`), 'Invoice');
      expect([where, rows.map((row) => row['Id'])]).toEqual([where, [Id]]);
    }
  });

  it('[facts 3.1] is shown as pdf and sent, to the customer where nobody else is named', async () => {
    const created = await qbo.created('Invoice', invoice({ CustomerRef: { value: '2' } }));
    const id = scalarText(created['Id']);
    const pdf = await send(qbo.api(`invoice/${id}/pdf`), 'GET', undefined, qbo.headers());
    expect([pdf.headers.get('content-type'), pdf.text.includes('Invoice 1001')]).toEqual([
      'application/pdf',
      true,
    ]);
    const sent = objectIn(await qbo.post(`invoice/${id}/send`, undefined), 'Invoice');
    expect(sent).toMatchObject({ EmailStatus: 'EmailSent', BillEmail: { Address: 'Surf@Intuit.com' } });
    const again = await qbo.post(`invoice/${id}/send?sendTo=a@example.org`, undefined);
    expect(objectIn(again, 'Invoice')).toMatchObject({ BillEmail: { Address: 'a@example.org' } });
  });
});

describe('[facts 5.5] what is sold of inventory', () => {
  it('leaves at what the oldest pieces cost', async () => {
    await qbo.created('Bill', {
      VendorRef: { value: '41' },
      Line: [
        {
          Amount: 200,
          DetailType: 'ItemBasedExpenseLineDetail',
          ItemBasedExpenseLineDetail: { ItemRef: { value: '11' }, Qty: 10, UnitPrice: 20 },
        },
      ],
    });
    await qbo.created('Invoice', invoice({ Line: [pumpsSold(27, 30)] }));
    // 25 at 10 from the first day, then 2 of the bill at 20.
    expect(await trialBalance(qbo, '80')).toBe(290);
    expect(objectIn(await qbo.get('item/11'), 'Item')).toMatchObject({ QtyOnHand: 8 });
    const { body } = await qbo.company('GET', '/ledger');
    expect(objectsOf(body['stock']).find(({ itemId }) => itemId === '11')).toMatchObject({ value: '160' });
  });

  it('costs otherwise when a bill is dated back, and as before when that is deleted', async () => {
    const day = (ahead: number) => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10);
    const bought = (ahead: number, price: number) =>
      qbo.created('Bill', bill({ TxnDate: day(ahead), Line: [itemLine(10, price)] }));
    await qbo.created('Invoice', invoice({ TxnDate: day(5), Line: [pumpsSold(27, 30)] }));
    expect(await trialBalance(qbo, '80')).toBe(270);
    await bought(7, 20);
    expect(await trialBalance(qbo, '80')).toBe(290);
    const { Id } = await bought(3, 12);
    expect(await trialBalance(qbo, '80')).toBe(274);
    await qbo.post('bill?operation=delete', { Id, SyncToken: '0' });
    expect(await trialBalance(qbo, '80')).toBe(290);
  });

  it('comes back with a credit memo', async () => {
    await qbo.created('Invoice', invoice({ Line: [pumpsSold(3, 30)] }));
    const credit = await qbo.created('CreditMemo', invoice({ Line: [pumpsSold(1, 30)] }));
    expect(credit).toMatchObject({ TotalAmt: 30, Balance: 30, RemainingCredit: 30, DocNumber: '1002' });
    expect(await trialBalance(qbo, '80')).toBe(20);
    expect(await customer()).toMatchObject({ Balance: 60 });
    expect(objectIn(await qbo.get('item/11'), 'Item')).toMatchObject({ QtyOnHand: 23 });
  });

  it('[facts 4.3] is not dated before the item begins (6270)', async () => {
    const answer = await qbo.post('invoice', invoice({ TxnDate: '2019-01-01', Line: [pumpsSold(1, 30)] }));
    expect(codesOf(answer)).toEqual(['6270']);
  });
});

describe('[facts 5.9] an invoice in a foreign currency', () => {
  it('stands in the A/R account of its currency, at home at its rate', async () => {
    const own = await Driver.join(qbo.simulator, {
      seed: 'demo',
      preferences: { MultiCurrencyEnabled: true },
    });
    const CurrencyRef = { value: 'EUR' };
    const abroad = await own.created('Customer', { DisplayName: 'Jardins Duval', CurrencyRef });
    const CustomerRef = { value: scalarText(abroad['Id']) };
    const created = await own.created('Invoice', invoice({ CustomerRef, CurrencyRef, ExchangeRate: 1.2 }));
    expect(created).toMatchObject({ Balance: 100, HomeBalance: 120, HomeTotalAmt: 120 });
    expect(
      codesOf(await own.post('invoice', invoice({ CustomerRef, CurrencyRef: { value: 'USD' } }))),
    ).toEqual(['6000']);
    const query = "select * from Account where Name = 'Accounts Receivable (A/R) - EUR'";
    const [account] = rowsOf(await own.query(query), 'Account');
    expect(account).toMatchObject({
      CurrentBalance: 120,
      CurrencyRef: { value: 'EUR' },
    } satisfies JsonObject);
  });
});
