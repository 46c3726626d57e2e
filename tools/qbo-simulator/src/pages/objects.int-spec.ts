import { scalarText, type JsonObject } from '../json';
import { bill, billPayment, itemLine } from '../testing/documents';
import { Driver, purchaseOrder } from '../testing/driver';
import { Pages, textOf } from '../testing/pages';

let qbo: Driver;
let pages: Pages;

beforeAll(async () => {
  qbo = await Driver.start({ seed: 'demo' }, { standingAt: Date.parse('2026-11-20T18:00:00Z') });
  pages = new Pages(qbo);
});
afterAll(async () => {
  await qbo.close();
});

const idOf = ({ Id }: JsonObject): string => scalarText(Id);

describe('the pages: an order, its bill and its payment', () => {
  it('lead to each other, with their lines, what was received and what was posted', async () => {
    const order = await qbo.created(
      'PurchaseOrder',
      purchaseOrder({ DocNumber: 'PO-7', Memo: 'before\nnoon' }),
    );
    const link = { TxnId: order['Id'], TxnType: 'PurchaseOrder' };
    const Line = [itemLine(2, 12.5, { LinkedTxn: [{ ...link, TxnLineId: '1' }] })];
    const billed = await qbo.created('Bill', bill({ DocNumber: 'INV-7', LinkedTxn: [link], Line }));
    const paid = await qbo.created('BillPayment', billPayment([billed], 25));

    const orderPage = await pages.get(`/purchase-orders/${idOf(order)}`);
    expect(textOf(orderPage)).toContain('Purchase order PO-7 Closed');
    expect(textOf(orderPage)).toMatch(/1 Pump NON 2 2 12.50 25.00/);
    expect(orderPage.text).toContain(`/bills/${idOf(billed)}"`);

    const billPage = await pages.get(`/bills/${idOf(billed)}`);
    expect(textOf(billPage)).toContain('Bill INV-7 Paid');
    expect(textOf(billPage)).toContain('PO-7, line 1');
    expect(textOf(billPage)).toMatch(
      /Posted to the ledger In USD. .*Inventory Asset Pump 2 25.00 Accounts Payable \(A\/P\) Hicks Hardware 25.00/,
    );
    expect(billPage.text).toContain(`/bill-payments/${idOf(paid)}"`);

    const paymentPage = await pages.get(`/bill-payments/${idOf(paid)}`);
    expect(textOf(paymentPage)).toContain('Bill INV-7 25.00');
    expect(paymentPage.text).toContain(`/bills/${idOf(billed)}"`);

    expect(textOf(await pages.get('/vendors/41'))).toMatch(
      /Bill payment #\d+ 25.00 USD .*Bill INV-7 25.00 USD 0.00 USD Paid/,
    );
  });

  it('say who wrote them and in which version they are, and show them as the API does', async () => {
    const order = await qbo.created('PurchaseOrder', purchaseOrder({ DocNumber: 'PO-8' }));
    const text = textOf(await pages.get(`/purchase-orders/${idOf(order)}`));
    expect(text).toContain(`Id ${idOf(order)}, SyncToken 0. Written by the app simulator-control`);
    expect(text).toContain('"DocNumber": "PO-8"');
    expect(textOf(await pages.get('/vendors/41'))).toContain('Written by the sample company');
  });

  it('of an id that never was are not found', async () => {
    const page = await pages.get('/vendors/4711');
    expect(page.status).toBe(404);
    expect(textOf(page)).toContain('There is no vendor with the id 4711 in this company.');
  });
});

describe('the pages: amounts elsewhere', () => {
  it('show the tax of every rate outside of the US', async () => {
    const british = await Driver.join(qbo.simulator, { country: 'GB', seed: 'demo' });
    const detail = { ItemRef: { value: '11' }, Qty: 2, UnitPrice: 100, TaxCodeRef: { value: '2' } };
    const taxed = { ...itemLine(2, 100), ItemBasedExpenseLineDetail: detail };
    const billed = await british.created(
      'Bill',
      bill({ GlobalTaxCalculation: 'TaxExcluded', Line: [taxed] }),
    );
    const text = textOf(await new Pages(british).get(`/bills/${idOf(billed)}`));
    expect(text).toMatch(/on 200.00 GBP/);
    expect(text).toContain(`Total ${Number(billed['TotalAmt']).toFixed(2)} GBP`);
  });

  it('show what is in a foreign currency in it, and what is owed to its vendor at home', async () => {
    const abroad = await Driver.join(qbo.simulator, {
      seed: 'demo',
      preferences: { MultiCurrencyEnabled: true },
    });
    const euros = { CurrencyRef: { value: 'EUR' } };
    const vendor = await abroad.created('Vendor', { DisplayName: 'Berlin Pumps', ...euros });
    const VendorRef = { value: idOf(vendor) };
    const billed = await abroad.created('Bill', bill({ ...euros, VendorRef, ExchangeRate: 1.1 }));
    const there = new Pages(abroad);
    const text = textOf(await there.get(`/bills/${idOf(billed)}`));
    expect(text).toContain('Total 100.00 EUR');
    expect(text).toContain('Balance in home currency 110.00 USD');
    expect(textOf(await there.get(`/vendors/${idOf(vendor)}`))).toContain('Balance 110.00 USD');
  });

  it('show a journal entry by its debits and credits, and an account’s balance', async () => {
    const line = (PostingType: string, account: string) => ({
      Amount: 30,
      DetailType: 'JournalEntryLineDetail',
      JournalEntryLineDetail: { PostingType, AccountRef: { value: account } },
    });
    const entry = await qbo.created('JournalEntry', { Line: [line('Debit', '7'), line('Credit', '35')] });
    const text = textOf(await pages.get(`/journal-entries/${idOf(entry)}`));
    expect(text).toMatch(/1 Advertising 30.00 2 Checking 30.00/);
    expect(textOf(await pages.get('/accounts/35'))).toContain('Checking Active');
    expect(textOf(await pages.get('/trial-balance'))).toMatch(/In balance .*Advertising/);
  });
});
