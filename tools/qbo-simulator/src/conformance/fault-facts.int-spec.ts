import { scalarText, type JsonObject } from '../json';
import { bill, billPayment, itemLine } from '../testing/documents';
import {
  codesOf,
  Driver,
  faultsOf,
  objectIn,
  purchaseOrder,
  rowsOf,
  send,
  type Answer,
} from '../testing/driver';

let qbo: Driver;
beforeAll(async () => {
  qbo = await Driver.start({ seed: 'demo' });
});
afterAll(async () => qbo.close());

const priced = (Amount: number, Qty: number, UnitPrice: number) =>
  bill({ Line: [{ ...itemLine(Qty, UnitPrice), Amount }] });

async function holderOf(DocNumber: string): Promise<string> {
  await qbo.company('PUT', '/switches', { warn_duplicate_bill_no: true });
  return scalarText((await qbo.created('Bill', bill({ DocNumber })))['Id']);
}

/** Of each code the recorded words, and a request that meets them. */
const RECORDED: readonly (readonly [string, string, string, () => Promise<Answer>])[] = [
  [
    ...(['500', 'an operation', 'Operation void Bill is not supported.'] as const),
    async () => qbo.post('bill?operation=void', { Id: '1', SyncToken: '0' }),
  ],
  [
    '610',
    'a list',
    "Object Not Found : Something you're trying to use has been made inactive. Check the fields with accounts, customers, items, vendors or employees.",
    async () => qbo.get('vendor/999999'),
  ],
  [
    ...(['610', 'a transaction', 'Object Not Found : Another user has deleted this transaction.'] as const),
    async () => qbo.get('bill/999999'),
  ],
  [
    ...(['2020', 'lines', 'Required parameter Line is missing in the request'] as const),
    async () => qbo.post('bill', { VendorRef: { value: '41' } }),
  ],
  [
    '2020',
    'stock without its account',
    'Required parameter AssetAccountRef is missing in the request. An inventory assetaccount is required if you are tracking inventory quantities for this product.',
    async () =>
      qbo.post('item', {
        ...{
          Name: 'Stock',
          Type: 'Inventory',
          TrackQtyOnHand: true,
          QtyOnHand: 1,
          InvStartDate: '2026-01-01',
        },
        ...{ IncomeAccountRef: { value: '79' }, ExpenseAccountRef: { value: '80' } },
      }),
  ],
  [
    ...(['2170', 'what has been billed', 'Invalid Enumeration : HAS_BEEN_BILLED'] as const),
    async () => {
      const detail = {
        ItemRef: { value: '11' },
        BillableStatus: 'HasBeenBilled',
        CustomerRef: { value: '3' },
      };
      return qbo.post('bill', bill({ Line: [itemLine(1, 1, { ItemBasedExpenseLineDetail: detail })] }));
    },
  ],
  [
    ...(['6070', 'an amount', 'Amount is not equal to UnitPrice * Qty. Supplied value:1,861.07'] as const),
    async () => qbo.post('bill', priced(1861.07, 128.35, 14.5)),
  ],
  [
    '6190',
    'an ended subscription',
    "Subscription period has ended or canceled or there was a billing problem : You can't add data to QuickBooks Online Plus because your trial or subscription period ended.",
    async () => {
      const ended = await Driver.join(qbo.simulator, { seed: 'demo', switches: { subscription: 'expired' } });
      return ended.post('vendor', { DisplayName: 'x' });
    },
  ],
  [
    '6200',
    'a closed period',
    'The account period has closed and the account books cannot be updated through the QBO Services API. Please use the QBO website to make these changes.',
    async () => {
      const closed = await Driver.join(qbo.simulator, {
        ...{ seed: 'demo', preferences: { BookCloseDate: '2025-12-31' } },
      });
      return closed.post('bill', bill({ TxnDate: '2025-12-31' }));
    },
  ],
];

describe('[facts 4.3] recorded words', () => {
  it.each(RECORDED)('recorded words of %s: %s', async (code, _about, Detail, request) => {
    const answer = await request();
    expect([answer.status, faultsOf(answer)[0]]).toEqual([400, expect.objectContaining({ code, Detail })]);
  });

  it('a used number of a bill names its holder', async () => {
    const holder = await holderOf('USED');
    const answer = await qbo.post('bill', bill({ DocNumber: 'USED' }));
    expect(faultsOf(answer)[0]).toEqual({
      Message: 'Duplicate Document Number Error',
      Detail: `Duplicate Document Number Error : You must specify a different number. This number has already been used. DocNumber=USED is assigned to TxnType=Bill with TxnId=${holder}`,
      code: '6140',
      element: expect.any(String),
    });
  });

  it('the recorded product that a float gets wrong', async () => {
    expect((await qbo.post('bill', priced(1861.08, 128.35, 14.5))).status).toBe(200);
  });
});

describe('[facts 4.1] [facts 4.2] types and statuses', () => {
  it('each fault has its type and its status', async () => {
    await qbo.company('PUT', '/switches', { throttle: false });
    const tokens = await qbo.company('POST', '/tokens', { throttled: true });
    const authorization = `Bearer ${scalarText(tokens.body['access_token'])}`;
    for (const [rule, status, type] of [
      [{ effect: 'refuse', code: '6000', detail: 'x' }, 400, 'ValidationFault'],
      [{ effect: 'refuse', code: '120', detail: 'x' }, 400, 'AuthorizationFault'],
      [{ effect: 'refuse', code: '10000', detail: 'x' }, 400, 'SystemFault'],
      [{ effect: 'maintenance' }, 503, 'SystemFault'],
      [{ effect: '429' }, 429, 'SERVICE'],
    ] as const) {
      await qbo.control('POST', '/faults', { realmId: qbo.realmId, ...rule });
      const answer = await send(qbo.api('vendor/41'), 'GET', undefined, { authorization });
      expect([answer.status, objectIn(answer, 'Fault')['type']]).toEqual([status, type]);
    }
    expect(objectIn(await qbo.get('vendor/999999'), 'Fault')['type']).toBe('ValidationFault');
  });
});

describe('[facts 4.4] recorded texts of 6000', () => {
  it('a line without a code in Canada is told of GST/HST', async () => {
    const canadian = await Driver.join(qbo.simulator, { seed: 'demo', country: 'CA' });
    const answer = await canadian.post('bill', bill({ GlobalTaxCalculation: 'TaxExcluded' }));
    expect(faultsOf(answer)[0]).toMatchObject({
      code: '6000',
      Detail:
        'Business Validation Error: Make sure all your transactions have a GST/HST rate before you save.',
    });
  });

  it('a line in the currency of another is told so', async () => {
    const company = await Driver.join(qbo.simulator, {
      seed: 'demo',
      preferences: { MultiCurrencyEnabled: true },
    });
    const account = { Name: 'Pounds', AccountType: 'Bank', CurrencyRef: { value: 'GBP' } };
    const { Id } = await company.created('Account', account);
    const CurrencyRef = { value: 'EUR' };
    const vendor = await company.created('Vendor', { DisplayName: 'Foreign', CurrencyRef });
    const onPounds = {
      ...{ Amount: 1, DetailType: 'AccountBasedExpenseLineDetail' },
      AccountBasedExpenseLineDetail: { AccountRef: { value: Id } },
    };
    const foreign = bill({ VendorRef: { value: vendor['Id'] }, CurrencyRef, Line: [onPounds] });
    const answer = await company.post('bill', foreign);
    expect(faultsOf(answer)[0]?.Detail).toContain('You can only use one foreign currency per transaction');
    const { AccountBasedExpenseLineDetail: _pounds, ...line } = onPounds;
    const home = { ...line, AccountBasedExpenseLineDetail: { AccountRef: { value: '7' } } };
    expect((await company.post('bill', { ...foreign, Line: [home] })).status).toBe(200);
  });
});

describe('[facts 2.2] [facts 2.3] answers of today', () => {
  it('countries read back in three letters, and places have no coordinates', async () => {
    const BillAddr = { Line1: '1 Main St.', Country: 'United States', Lat: '37.1', Long: '-122.1' };
    const vendor = await qbo.created('Vendor', { DisplayName: 'Placed', BillAddr, Source: 'x' });
    expect(vendor['BillAddr']).toEqual({ Line1: '1 Main St.', Country: 'USA', Id: expect.any(String) });
    expect(vendor).not.toHaveProperty('Source');
  });

  it('a voided payment is a whole object among the changes', async () => {
    const paid = await qbo.created('Bill', bill());
    const { Id } = await qbo.created('BillPayment', billPayment([paid], 100));
    await qbo.post('billpayment?operation=update&include=void', { Id, SyncToken: '0', sparse: true });
    const since = encodeURIComponent(new Date(Date.now() - 60_000).toISOString());
    const [group] = (await qbo.get(`cdc?entities=BillPayment&changedSince=${since}`)).body[
      'CDCResponse'
    ] as JsonObject[];
    expect(JSON.stringify(group)).toContain('"TotalAmt":0');
    expect(group).toMatchObject({
      QueryResponse: [{ BillPayment: [{ Id, TotalAmt: 0, PrivateNote: 'Voided' }] }],
    });
  });

  it('a query for what was deleted finds nothing', async () => {
    const { Id } = await qbo.created('PurchaseOrder', purchaseOrder());
    await qbo.post('purchaseorder?operation=delete', { Id, SyncToken: '0' });
    const found = await qbo.query(`select * from PurchaseOrder where Id = '${scalarText(Id)}'`);
    expect([codesOf(found), rowsOf(found, 'PurchaseOrder')]).toEqual([[], []]);
  });
});
