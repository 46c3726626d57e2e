import { objectsOf } from '../json';
import { objectIn } from '../testing/driver';
import { ContractCompany } from './testing/contract-company';
import { advertising, bill, billFor, cardPayment, order, pumps, version } from './testing/documents';

let qbo: ContractCompany;
beforeAll(async () => {
  qbo = await ContractCompany.open();
});
afterAll(async () => qbo.close());

describe('[N7] [facts 5.11] a bill for an order', () => {
  it('closes the order, which then knows the bill and what was received', async () => {
    const ordered = await qbo.created('PurchaseOrder', order(pumps(4, 10)));
    const billed = await qbo.created('Bill', billFor(ordered, pumps(4, 10), '1'));
    expect(objectsOf(billed['LinkedTxn'])).toMatchObject([
      { TxnId: ordered['Id'], TxnType: 'PurchaseOrder' },
    ]);
    expect(await qbo.read('PurchaseOrder', ordered)).toMatchObject({
      ...{ POStatus: 'Closed', Line: [{ Received: 4 }] },
      LinkedTxn: [{ TxnId: billed['Id'], TxnType: 'Bill' }],
    });
  });

  it('for a part leaves it open with that part received', async () => {
    const ordered = await qbo.created('PurchaseOrder', order(pumps(4, 10)));
    await qbo.created('Bill', billFor(ordered, pumps(1, 10), '1'));
    expect(await qbo.read('PurchaseOrder', ordered)).toMatchObject({
      ...{ POStatus: 'Open', Line: [{ Received: 1 }] },
    });
  });

  it('loses a link to a line that there is not, without a word', async () => {
    const ordered = await qbo.created('PurchaseOrder', order(pumps(4, 10)));
    const billed = await qbo.created('Bill', billFor(ordered, pumps(4, 10), '99'));
    expect(billed).not.toHaveProperty('LinkedTxn');
    expect(await qbo.read('PurchaseOrder', ordered)).toMatchObject({ POStatus: 'Open' });
  });
});

describe('[N7] [facts 5.13] a payment by credit card', () => {
  it('settles the bill and moves its version', async () => {
    const owed = await qbo.created('Bill', bill(advertising(30)));
    const payment = await qbo.created('BillPayment', cardPayment(30, [owed, 'Bill', 30]));
    expect(payment).toMatchObject({ TotalAmt: 30, Line: [{ Amount: 30 }] });
    const paid = await qbo.read('Bill', owed);
    expect(paid).toMatchObject({
      Balance: 0,
      LinkedTxn: [{ TxnId: payment['Id'], TxnType: 'BillPaymentCreditCard' }],
    });
    expect(Number(paid['SyncToken'])).toBeGreaterThan(Number(owed['SyncToken']));
  });

  it('is voided to nothing, and the bill is owed again [facts 3.5]', async () => {
    const owed = await qbo.created('Bill', bill(advertising(20)));
    const payment = await qbo.created('BillPayment', cardPayment(20, [owed, 'Bill', 20]));
    const path = 'billpayment?operation=update&include=void';
    const voided = objectIn(await qbo.post(path, { ...version(payment), sparse: true }), 'BillPayment');
    expect(voided).toMatchObject({ TotalAmt: 0, PrivateNote: expect.stringMatching(/^Voided/) });
    expect(objectsOf(voided['Line'])).toEqual([]);
    expect(await qbo.read('Bill', owed)).toMatchObject({ Balance: 20 });
  });

  it('of nothing applies a vendor credit to a bill [facts 5.14]', async () => {
    const owed = await qbo.created('Bill', bill(advertising(25)));
    const credit = await qbo.created('VendorCredit', bill(advertising(10)));
    await qbo.created('BillPayment', cardPayment(0, [owed, 'Bill', 10], [credit, 'VendorCredit', 10]));
    expect(await qbo.read('Bill', owed)).toMatchObject({ Balance: 15 });
  });
});
