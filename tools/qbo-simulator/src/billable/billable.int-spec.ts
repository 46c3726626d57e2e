import { objectsOf, type JsonObject } from '../json';
import { accountLine, bill, estimate, invoice, readAgain, saleLine } from '../testing/documents';
import { codesOf, Driver, faultsOf, objectIn, rowsOf } from '../testing/driver';

let qbo: Driver;
beforeEach(async () => {
  qbo = await Driver.start({ seed: 'demo', switches: { throttle: false } });
});
afterEach(async () => qbo.close());

const billableLine = (customer = '3', amount = 100): JsonObject => ({
  Amount: amount,
  DetailType: 'AccountBasedExpenseLineDetail',
  AccountBasedExpenseLineDetail: {
    AccountRef: { value: '7' },
    CustomerRef: { value: customer },
    BillableStatus: 'Billable',
  },
});
const newBill = async () => qbo.created('Bill', bill({ Line: [billableLine(), accountLine(5)] }));
const charges = async () => rowsOf(await qbo.query('select * from ReimburseCharge'), 'ReimburseCharge');
const linked = (source: JsonObject, TxnType: string, amount = 100) =>
  saleLine(amount, {}, { LinkedTxn: [{ TxnId: source['Id'], TxnType, TxnLineId: '1' }] });
const statusOf = (owed: JsonObject) => {
  const detail = objectsOf(owed['Line'])[0]?.['AccountBasedExpenseLineDetail'] as JsonObject;
  return detail['BillableStatus'];
};

describe('[facts 5.10] [facts 5.12] a billable line', () => {
  it.each([
    ['Bill', {}],
    ['VendorCredit', {}],
    ['Purchase', { PaymentType: 'Cash', AccountRef: { value: '35' }, VendorRef: undefined }],
  ])('of a %s has a charge, and both are linked', async (entity, changes) => {
    const made = await qbo.created(entity, bill({ ...changes, Line: [billableLine(), accountLine(5)] }));
    const [charge] = await charges();
    expect(charge).toMatchObject({
      CustomerRef: { value: '3', name: 'Cool Cars' },
      Amount: 100,
      HasBeenInvoiced: false,
      LinkedTxn: [{ TxnId: made['Id'], TxnType: entity, TxnLineId: '1' }],
    });
    const link = { TxnId: charge?.['Id'], TxnType: 'ReimburseCharge' };
    expect(await readAgain(qbo, entity, made)).toMatchObject({
      LinkedTxn: [link],
      Line: [{ LinkedTxn: [link] }, { Amount: 5 }],
    });
  });

  it('has been billed when a line of an invoice links its charge, until the invoice lets go of it', async () => {
    const owed = await newBill();
    const [charge = {}] = await charges();
    const made = await qbo.created('Invoice', invoice({ Line: [linked(charge, 'ReimburseCharge')] }));
    expect(made).toMatchObject({
      LinkedTxn: [{ TxnId: charge['Id'], TxnType: 'ReimburseCharge' }],
      Line: [{ LinkedTxn: [{ TxnId: charge['Id'], TxnType: 'ReimburseCharge', TxnLineId: '1' }] }, {}],
    });
    const billed = await readAgain(qbo, 'Bill', owed);
    expect([billed['SyncToken'], statusOf(billed)]).toEqual(['1', 'HasBeenBilled']);
    expect(await charges()).toMatchObject([{ HasBeenInvoiced: true, SyncToken: '1' }]);
    await qbo.post('invoice?operation=delete', { Id: made['Id'], SyncToken: '0' });
    expect(statusOf(await readAgain(qbo, 'Bill', owed))).toBe('Billable');
    expect(await charges()).toMatchObject([{ HasBeenInvoiced: false }]);
  });

  it('[facts 3.5] [facts 4.3] that has been billed keeps its bill from being deleted (6400)', async () => {
    const owed = await newBill();
    const [charge = {}] = await charges();
    const made = await qbo.created('Invoice', invoice({ Line: [linked(charge, 'ReimburseCharge')] }));
    const key = { Id: owed['Id'], SyncToken: '1' };
    expect(faultsOf(await qbo.post('bill?operation=delete', key))[0]).toMatchObject({
      code: '6400',
      Detail: 'The purchase cannot be deleted as it would make the invoice, it is linked to, blank.',
    });
    const without = bill({ ...key, Line: [accountLine(5)] });
    expect(codesOf(await qbo.post('bill', without))).toEqual(['6400']);
    const whole = await readAgain(qbo, 'Bill', owed);
    const kept = await qbo.post('bill', { ...whole, PrivateNote: 'read and written back' });
    expect(statusOf(objectIn(kept, 'Bill'))).toBe('HasBeenBilled');
    await qbo.post('invoice?operation=void', { Id: made['Id'], SyncToken: '0' });
    const gone = await qbo.post('bill?operation=delete', { Id: owed['Id'], SyncToken: '3' });
    expect([gone.status, await charges()]).toEqual([200, []]);
  });

  it('that changes takes its charge along, and one that ends ends it', async () => {
    const owed = await newBill();
    const change = { Id: owed['Id'], SyncToken: '0', sparse: true, VendorRef: { value: '41' } };
    const Line = [{ Id: '1', ...billableLine('12', 70) }];
    await qbo.post('bill', { ...change, Line });
    expect(await charges()).toMatchObject([{ Amount: 70, CustomerRef: { value: '12' }, SyncToken: '1' }]);
    await qbo.post('bill', { ...change, SyncToken: '1', Line: [{ Id: '1', ...accountLine(70) }] });
    expect(await charges()).toEqual([]);
  });

  it.each([
    [true, 200],
    [false, 400],
  ])('of another customer, or billed, is no link (drop_bad_links_silently %s)', async (drop, status) => {
    await qbo.company('PUT', '/switches', { drop_bad_links_silently: drop });
    await newBill();
    const [charge = {}] = await charges();
    const Line = [linked(charge, 'ReimburseCharge')];
    const other = await qbo.post('invoice', invoice({ Line, CustomerRef: { value: '12' } }));
    expect([other.status, codesOf(other)]).toEqual([status, drop ? [] : ['620']]);
    await qbo.created('Invoice', invoice({ Line }));
    const again = await qbo.post('invoice', invoice({ Line }));
    expect(again.status).toBe(status);
    if (drop) expect(objectIn(again, 'Invoice')['LinkedTxn']).toEqual([]);
  });
});

describe('[facts 5.16] what else an invoice bills', () => {
  it('time that is billable', async () => {
    const worked = await qbo.created('TimeActivity', {
      NameOf: 'Vendor',
      VendorRef: { value: '41' },
      CustomerRef: { value: '3' },
      BillableStatus: 'Billable',
      Hours: 2,
    });
    const made = await qbo.created('Invoice', invoice({ Line: [linked(worked, 'TimeActivity')] }));
    const billed = await readAgain(qbo, 'TimeActivity', worked);
    expect(billed).toMatchObject({ BillableStatus: 'HasBeenBilled', SyncToken: '1' });
    const removal = { Id: worked['Id'], SyncToken: '1' };
    expect(codesOf(await qbo.post('timeactivity?operation=delete', removal))).toEqual(['6400']);
    await qbo.post('invoice', { Id: made['Id'], SyncToken: '0', sparse: true, Line: [saleLine(1)] });
    expect(await readAgain(qbo, 'TimeActivity', worked)).toMatchObject({ BillableStatus: 'Billable' });
  });

  it('an estimate, which is closed by it', async () => {
    const offered = await qbo.created('Estimate', estimate());
    expect(offered).toMatchObject({ TxnStatus: 'Pending', DocNumber: '1001', TotalAmt: 100 });
    const LinkedTxn = [{ TxnId: offered['Id'], TxnType: 'Estimate' }];
    const made = await qbo.created('Invoice', invoice({ LinkedTxn }));
    expect(made).toMatchObject({ LinkedTxn });
    expect(await readAgain(qbo, 'Estimate', offered)).toMatchObject({
      TxnStatus: 'Closed',
      LinkedTxn: [{ TxnId: made['Id'], TxnType: 'Invoice' }],
    });
    await qbo.post('estimate?operation=delete', { Id: offered['Id'], SyncToken: '1' });
    expect(await readAgain(qbo, 'Invoice', made)).toMatchObject({ LinkedTxn: [], SyncToken: '1' });
  });
});
