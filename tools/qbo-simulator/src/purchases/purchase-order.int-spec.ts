import { objectsOf, scalarText } from '../json';
import { codesOf, Driver, faultsOf, objectIn, purchaseOrder } from '../testing/driver';

let qbo: Driver;
beforeAll(async () => {
  qbo = await Driver.start({ seed: 'demo' });
});
afterAll(async () => qbo.close());

const line = (detail: Record<string, unknown>, changes: Record<string, unknown> = {}) => ({
  Amount: 10,
  DetailType: 'ItemBasedExpenseLineDetail',
  ItemBasedExpenseLineDetail: { ItemRef: { value: '11' }, ...detail },
  ...changes,
});
const accountLine = (detail: Record<string, unknown>, amount = 10) => ({
  Amount: amount,
  DetailType: 'AccountBasedExpenseLineDetail',
  AccountBasedExpenseLineDetail: detail,
});

describe('[facts 5.10] PurchaseOrder', () => {
  it('reads back with the defaults of QuickBooks', async () => {
    const order = await qbo.created('PurchaseOrder', purchaseOrder({ DocNumber: 'PO-1' }));
    expect(order).toMatchObject({
      domain: 'QBO',
      sparse: false,
      SyncToken: '0',
      DocNumber: 'PO-1',
      POStatus: 'Open',
      EmailStatus: 'NotSet',
      TotalAmt: 25,
      CurrencyRef: { value: 'USD', name: 'United States Dollar' },
      VendorRef: { value: '41', name: 'Hicks Hardware' },
      APAccountRef: { value: '33', name: 'Accounts Payable (A/P)' },
      Line: [
        {
          Id: '1',
          LineNum: 1,
          ItemBasedExpenseLineDetail: {
            ItemRef: { value: '11', name: 'Pump' },
            BillableStatus: 'NotBillable',
            TaxCodeRef: { value: 'NON' },
          },
        },
      ],
    });
    expect((await qbo.get(`purchaseorder/${scalarText(order['Id'])}`)).body['PurchaseOrder']).toEqual(order);
  });

  it('begins at transaction 145 in the sample company and numbers by itself there', async () => {
    const sample = await Driver.join(qbo.simulator, { seed: 'sample' });
    const first = await sample.created('PurchaseOrder', purchaseOrder({ DocNumber: 'MINE' }));
    const second = await sample.created('PurchaseOrder', purchaseOrder());
    expect([first['Id'], first['DocNumber'], second['DocNumber']]).toEqual(['145', '1005', '1006']);
  });

  it('keeps the number that is sent, or none, when custom numbers are on', async () => {
    const order = await qbo.created('PurchaseOrder', purchaseOrder());
    expect(order).not.toHaveProperty('DocNumber');
  });

  it('[AT-44] refuses a used number with 6140 and the TxnId of its holder', async () => {
    const holder = await qbo.created('PurchaseOrder', purchaseOrder({ DocNumber: 'PO-2' }));
    const answer = await qbo.post('purchaseorder', purchaseOrder({ DocNumber: 'PO-2' }));
    expect(answer.status).toBe(400);
    expect(codesOf(answer)).toEqual(['6140']);
    expect(faultsOf(answer)[0]?.Detail).toContain(
      `DocNumber=PO-2 is assigned to TxnType=PurchaseOrder with TxnId=${scalarText(holder['Id'])}`,
    );
  });

  it('accepts a used number with include=allowduplicatedocnum', async () => {
    await qbo.created('PurchaseOrder', purchaseOrder({ DocNumber: 'PO-3' }));
    const again = await qbo.post(
      'purchaseorder?include=allowduplicatedocnum',
      purchaseOrder({ DocNumber: 'PO-3' }),
    );
    expect(again.status).toBe(200);
  });

  it('frees a number when its order is deleted', async () => {
    const order = await qbo.created('PurchaseOrder', purchaseOrder({ DocNumber: 'PO-4' }));
    await qbo.post('purchaseorder?operation=delete', { Id: order['Id'], SyncToken: '0' });
    expect((await qbo.post('purchaseorder', purchaseOrder({ DocNumber: 'PO-4' }))).status).toBe(200);
  });

  it.each([
    ['no vendor', { VendorRef: undefined }, ['2020']],
    ['no lines', { Line: undefined }, ['2020']],
    ['an empty list of lines', { Line: [] }, ['2250']],
    ['a vendor that does not exist', { VendorRef: { value: '583' } }, ['2500']],
    ['an account that does not exist', { Line: [accountLine({ AccountRef: { value: '999' } })] }, ['2500']],
    ['an item that does not exist', { Line: [line({ ItemRef: { value: '999' } })] }, ['2500']],
    ['a category', { Line: [line({ ItemRef: { value: '4' } })] }, ['2500']],
    ['an item that cannot be bought', { Line: [line({ ItemRef: { value: '6' } })] }, ['6000']],
    ['an amount without item', { Line: [line({ ItemRef: undefined })] }, ['6440']],
    ['an amount without account', { Line: [accountLine({})] }, ['6440']],
    ['a receivable as account', { Line: [accountLine({ AccountRef: { value: '84' } })] }, ['6430']],
    ['a receivable as A/P account', { APAccountRef: { value: '84' } }, ['6430']],
    ['a wrong amount', { Line: [line({ Qty: 3, UnitPrice: 3.34 })] }, ['6070']],
    ['a tax code of another country', { Line: [line({ TaxCodeRef: { value: '5' } })] }, ['6100']],
    ['a billable line without customer', { Line: [line({ BillableStatus: 'Billable' })] }, ['6310']],
    ['the status HasBeenBilled', { Line: [line({ BillableStatus: 'HasBeenBilled' })] }, ['2170']],
    ['a total below zero', { Line: [accountLine({ AccountRef: { value: '7' } }, -5)] }, ['6000']],
    [
      'a class while classes are off',
      { ClassRef: undefined, Line: [line({ ClassRef: { value: '1' } })] },
      ['2500'],
    ],
    ['an unknown property', { Foo: 1 }, ['2010']],
    ['an unknown status', { POStatus: 'Draft' }, ['2010']],
    ['a number of 22 characters', { DocNumber: 'x'.repeat(22) }, ['2050']],
    ['a memo of 4,001 characters', { Memo: 'x'.repeat(4001) }, ['2050']],
    ['a date that is none', { TxnDate: '20.11.2026' }, ['2060']],
    ['a day that is none', { TxnDate: '2026-02-30' }, ['2070']],
    ['another currency', { CurrencyRef: { value: 'EUR' } }, ['6000']],
  ])('refuses %s', async (_what, changes, codes) => {
    const answer = await qbo.post('purchaseorder', purchaseOrder(changes));
    expect({ status: answer.status, codes: codesOf(answer) }).toEqual({ status: 400, codes });
  });

  it('reports several errors in one answer', async () => {
    const answer = await qbo.post(
      'purchaseorder',
      purchaseOrder({ VendorRef: undefined, Line: [{ Id: '1' }] }),
    );
    expect(codesOf(answer)).toEqual(['2020', '2020', '2020']);
  });

  it('says the recorded words for a text that is too long', async () => {
    const answer = await qbo.post('purchaseorder', purchaseOrder({ DocNumber: 'x'.repeat(45) }));
    expect(faultsOf(answer)[0]).toEqual({
      Message: 'String length is either shorter or longer than supported by specification',
      Detail:
        'String length specified does not match the supported length. Min:0 Max:21 supported. Supplied length:45',
      code: '2050',
      element: 'DocNumber',
    });
  });

  it('says the recorded words for a wrong amount', async () => {
    const wrong = line({ Qty: 128.35, UnitPrice: 14.5 }, { Amount: 1861.07 });
    const answer = await qbo.post('purchaseorder', purchaseOrder({ Line: [wrong] }));
    expect(faultsOf(answer)[0]?.Detail).toBe(
      'Amount is not equal to UnitPrice * Qty. Supplied value:1,861.07',
    );
    const right = line({ Qty: 128.35, UnitPrice: 14.5 }, { Amount: 1861.08 });
    expect((await qbo.post('purchaseorder', purchaseOrder({ Line: [right] }))).status).toBe(200);
  });

  it('accepts numbers as text, numeric ids, names and types in references, and LineNum 0', async () => {
    const sloppy = purchaseOrder({
      VendorRef: { value: 41, name: 'whoever', type: 'Vendor' },
      GlobalTaxCalculation: 'TaxExcluded',
      TotalAmt: 99999,
      Line: [line({ Qty: '2', UnitPrice: '5.00' }, { Amount: '10.00', LineNum: 0 })],
    });
    const order = await qbo.created('PurchaseOrder', sloppy);
    expect(order).toMatchObject({ TotalAmt: 10, Line: [{ LineNum: 1, Amount: 10 }] });
    expect(order).not.toHaveProperty('GlobalTaxCalculation');
  });

  it('keeps a line that only documents', async () => {
    const note = { Amount: 0, DetailType: 'ItemBasedExpenseLineDetail', Description: 'by lorry' };
    const order = await qbo.created('PurchaseOrder', purchaseOrder({ Line: [line({}), note] }));
    expect(order['Line']).toHaveLength(2);
  });

  it.each(['SimpleStart', 'Essentials'])('[PR-6] is refused with 5020 in %s', async (plan) => {
    const small = await Driver.join(qbo.simulator, { seed: 'demo', plan });
    expect(codesOf(await small.post('purchaseorder', purchaseOrder()))).toEqual(['5020']);
  });

  it('can be closed', async () => {
    const order = await qbo.created('PurchaseOrder', purchaseOrder());
    const closed = await qbo.post('purchaseorder', {
      Id: order['Id'],
      SyncToken: '0',
      sparse: true,
      POStatus: 'Closed',
    });
    expect(closed.body['PurchaseOrder']).toMatchObject({ POStatus: 'Closed', SyncToken: '1', TotalAmt: 25 });
  });
});

describe('[facts 3.4] lines of an update', () => {
  it('keep their Id when it is known, get a new one when not, and are gone when not sent', async () => {
    const order = await qbo.created(
      'PurchaseOrder',
      purchaseOrder({ Line: [line({}), line({}, { Amount: 20 }), line({}, { Amount: 30 })] }),
    );
    const update = await qbo.post('purchaseorder', {
      Id: order['Id'],
      SyncToken: '0',
      sparse: true,
      Line: [
        line({}, { Id: '3', Amount: 31 }),
        line({}, { Id: '77', Amount: 5 }),
        line({}, { Id: '-1', Amount: 6 }),
      ],
    });
    const lines = objectsOf(objectIn(update, 'PurchaseOrder')['Line']);
    expect(lines.map(({ Id, LineNum, Amount }) => [Id, LineNum, Amount])).toEqual([
      ['3', 1, 31],
      ['4', 2, 5],
      ['5', 3, 6],
    ]);
  });

  it('a full update empties what it does not send, a sparse one leaves it', async () => {
    const order = await qbo.created('PurchaseOrder', purchaseOrder({ Memo: 'a', PrivateNote: 'b' }));
    const sparse = await qbo.post('purchaseorder', {
      Id: order['Id'],
      SyncToken: '0',
      sparse: true,
      Memo: 'c',
    });
    expect(sparse.body['PurchaseOrder']).toMatchObject({ Memo: 'c', PrivateNote: 'b' });
    const full = await qbo.post('purchaseorder', purchaseOrder({ Id: order['Id'], SyncToken: '1' }));
    expect(full.body['PurchaseOrder']).not.toHaveProperty('Memo');
    expect(full.body['PurchaseOrder']).not.toHaveProperty('PrivateNote');
    const bare = await qbo.post('purchaseorder', { Id: order['Id'], SyncToken: '2' });
    expect(codesOf(bare)).toEqual(['2020', '2020']);
  });
});
