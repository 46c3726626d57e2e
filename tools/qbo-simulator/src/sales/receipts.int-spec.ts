import { estimate, invoice, pumpsSold, saleLine, trialBalance } from '../testing/documents';
import { codesOf, Driver, objectIn } from '../testing/driver';

let qbo: Driver;
beforeEach(async () => {
  qbo = await Driver.start({ seed: 'demo', switches: { throttle: false } });
});
afterEach(async () => qbo.close());

const balance = async () => objectIn(await qbo.get('customer/3'), 'Customer')['Balance'];

describe('[facts 5.16] SalesReceipt', () => {
  it('is paid at once, and owed by nobody', async () => {
    const sold = await qbo.created('SalesReceipt', invoice({ Line: [pumpsSold(2, 15)] }));
    expect(sold).toMatchObject({
      TotalAmt: 30,
      Balance: 0,
      DocNumber: '1001',
      PrintStatus: 'NotSet',
      DepositToAccountRef: { value: '4', name: 'Undeposited Funds' },
    });
    expect([await balance(), await trialBalance(qbo, '4')]).toEqual([0, 30]);
    expect(await trialBalance(qbo, '80')).toBe(20);
  });

  it('needs no customer', async () => {
    expect((await qbo.post('salesreceipt', invoice({ CustomerRef: undefined }))).status).toBe(200);
  });

  it('[facts 3.5] is voided by an update', async () => {
    const sold = await qbo.created('SalesReceipt', invoice({ Line: [pumpsSold(2, 15)] }));
    const key = { Id: sold['Id'], SyncToken: '0', sparse: true };
    const voided = await qbo.post('salesreceipt?operation=update&include=void', key);
    expect(objectIn(voided, 'SalesReceipt')).toMatchObject({ TotalAmt: 0, PrivateNote: 'Voided' });
    expect(await trialBalance(qbo, '4')).toBe(0);
    expect(objectIn(await qbo.get('item/11'), 'Item')['QtyOnHand']).toBe(25);
  });
});

describe('[facts 5.16] RefundReceipt', () => {
  it('pays back what is given back', async () => {
    await qbo.created('SalesReceipt', invoice({ Line: [pumpsSold(2, 15)] }));
    const DepositToAccountRef = { value: '35' };
    const back = await qbo.created(
      'RefundReceipt',
      invoice({ DepositToAccountRef, Line: [pumpsSold(1, 15)] }),
    );
    expect(back).toMatchObject({ TotalAmt: 15, Balance: 0, DocNumber: '1002' });
    expect(await trialBalance(qbo, '35')).toBe(1186);
    expect(objectIn(await qbo.get('item/11'), 'Item')['QtyOnHand']).toBe(24);
    expect(codesOf(await qbo.post('refundreceipt', invoice()))).toEqual(['2020']);
  });
});

describe('[facts 3.5] voids', () => {
  it.each(['creditmemo', 'refundreceipt', 'estimate', 'deposit'])('there is none of a %s', async (path) => {
    const answer = await qbo.post(`${path}?operation=void`, { Id: '1', SyncToken: '0' });
    expect(codesOf(answer)).toEqual(['500']);
  });
});

describe('[facts 5.16] Estimate', () => {
  it('posts nothing and is numbered on its own', async () => {
    await qbo.created('Invoice', invoice());
    const offered = await qbo.created('Estimate', estimate({ Line: [pumpsSold(2, 15), saleLine(7)] }));
    expect(offered).toMatchObject({ TotalAmt: 37, DocNumber: '1001', TxnStatus: 'Pending' });
    expect([await balance(), await trialBalance(qbo, '79')]).toEqual([100, 0]);
    const key = { Id: offered['Id'], SyncToken: '0', sparse: true };
    const accepted = await qbo.post('estimate', {
      ...key,
      TxnStatus: 'Accepted',
      AcceptedDate: '2026-11-20',
    });
    expect(objectIn(accepted, 'Estimate')).toMatchObject({ TxnStatus: 'Accepted', TotalAmt: 37 });
  });
});

describe('[facts 5.7] classes on sales', () => {
  it('stand where the preferences say, or are refused (5030)', async () => {
    const own = await Driver.join(qbo.simulator, {
      seed: 'demo',
      preferences: { ClassTrackingPerTxnLine: true },
    });
    const { Id } = await own.created('Class', { Name: 'North' });
    const ClassRef = { value: Id };
    expect((await own.post('invoice', invoice({ Line: [saleLine(1, { ClassRef })] }))).status).toBe(200);
    expect(codesOf(await own.post('invoice', invoice({ ClassRef })))).toEqual(['5030']);
  });
});
