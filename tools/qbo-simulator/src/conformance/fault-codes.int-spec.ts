import { faultKind } from '../data-service/fault-table';
import { scalarText } from '../json';
import { accountLine, invoice, payment, saleLine } from '../testing/documents';
import { codesOf, Driver, faultsOf, purchaseOrder, rowsOf, send, type Answer } from '../testing/driver';
import { MET_BY_REQUEST, MET_ON_DEMAND, type CodeMetByRequest } from './fault-codes';

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
const order = async (changes: Record<string, unknown>) => qbo.post('purchaseorder', purchaseOrder(changes));
const orderWith = async (detail: Record<string, unknown>, changes: Record<string, unknown> = {}) =>
  order({ Line: [line(detail, changes)] });
const vendor = async (body: Record<string, unknown>) => qbo.post('vendor', body);
const turned = async (switches: Record<string, unknown>, more: Record<string, unknown> = {}) =>
  Driver.join(qbo.simulator, { seed: 'demo', switches, ...more });
const bigForm = (metadata: string, size = 1) => {
  const form = new FormData();
  form.append('file_metadata_01', new Blob([metadata]));
  form.append('file_content_01', new Blob([new Uint8Array(size)]), 'a.bin');
  return form;
};
const uploaded = async (form: FormData) => {
  const response = await fetch(qbo.api('upload'), { method: 'POST', headers: qbo.headers(), body: form });
  return response.text();
};
/** The answer of a call as if the codes in its text were those of its faults. */
const asAnswer = (text: string): Answer => ({
  status: 400,
  headers: new Headers(),
  body: { Fault: { Error: [{ code: /"code":"(\d+)"/.exec(text)?.[1] ?? '' }] } },
  text,
});

async function sixthLevel(): Promise<Answer> {
  let parent: unknown;
  for (let level = 0; level < 5; level += 1) {
    const created = await qbo.created('Class', {
      Name: `Level ${level}`,
      ...(parent === undefined ? {} : { ParentRef: { value: parent } }),
    });
    parent = created['Id'];
  }
  return qbo.post('class', { Name: 'Level 5', ParentRef: { value: parent } });
}

async function parentAndChild(): Promise<{ above: unknown; below: unknown }> {
  const above = (await qbo.created('Class', { Name: `Above ${Math.floor(Date.now())}` }))['Id'];
  const below = await qbo.created('Class', { Name: 'Below', ParentRef: { value: above } });
  return { above, below: below['Id'] };
}

const bill = (changes: Record<string, unknown> = {}) => ({
  VendorRef: { value: '41' },
  Line: [
    {
      Amount: 10,
      DetailType: 'AccountBasedExpenseLineDetail',
      AccountBasedExpenseLineDetail: { AccountRef: { value: '7' } },
    },
  ],
  ...changes,
});
const CLOSED = { preferences: { BookCloseDate: '2025-12-31' } };
const entryLine = (PostingType: string, Amount: number) => ({
  Amount,
  DetailType: 'JournalEntryLineDetail',
  JournalEntryLineDetail: { PostingType, AccountRef: { value: '7' } },
});

const REQUESTS: Readonly<Record<CodeMetByRequest, () => Promise<Answer>>> = {
  '500': async () => qbo.post('vendor?operation=delete', { Id: '41', SyncToken: '0' }),
  '600': async () => {
    const company = await turned({ requestid_conflict: '600' });
    await company.post('vendor?requestid=a', { DisplayName: 'A' });
    return company.post('vendor?requestid=a', { DisplayName: 'B' });
  },
  '610': async () => qbo.get('vendor/999999'),
  '620': async () =>
    (await turned({ drop_bad_links_silently: false })).post(
      'bill',
      bill({ LinkedTxn: [{ TxnId: '99999', TxnType: 'PurchaseOrder' }] }),
    ),
  '630': async () => {
    const company = await turned({}, { preferences: { MultiCurrencyEnabled: true } });
    return company.post('companycurrency', { Code: 'USD' });
  },
  '700': async () =>
    qbo.post('item', {
      Name: 'Sub',
      Type: 'Service',
      IncomeAccountRef: { value: '1' },
      ParentRef: { value: '11' },
    }),
  '800': async () => {
    const { above } = await parentAndChild();
    return qbo.post('class', { Id: above, SyncToken: '0', sparse: true, Active: false });
  },
  '900': async () => {
    const { Id } = await qbo.created('Class', { Name: 'Ouroboros' });
    return qbo.post('class', { Id, SyncToken: '0', sparse: true, ParentRef: { value: Id } });
  },
  '1040': async () =>
    qbo.post('batch', {
      BatchItemRequest: Array.from({ length: 31 }, (_, bId) => ({ bId, Query: 'select * from Term' })),
    }),
  '2000': async () => qbo.get(`cdc?entities=Gadget&changedSince=${new Date().toISOString()}`),
  '2010': async () => vendor({ DisplayName: 'x', Foo: 1 }),
  '2020': async () => order({ VendorRef: '' }),
  '2030': async () => vendor({ Id: 'abc', SyncToken: '0' }),
  '2040': async () => vendor({ DisplayName: 'a:b' }),
  '2050': async () => order({ DocNumber: 'x'.repeat(22) }),
  '2060': async () => order({ TxnDate: '20/11/2026' }),
  '2070': async () => order({ TxnDate: '2026-02-30' }),
  '2080': async () => orderWith({}, { Amount: 'ten' }),
  '2090': async () => orderWith({}, { Amount: '10,00' }),
  '2130': async () => qbo.post(`vendor?requestid=${'x'.repeat(51)}`, { DisplayName: 'x' }),
  '2140': async () => orderWith({}, { Amount: 1e15 }),
  '2150': async () => qbo.post('term', { Name: 'x', DueDays: 1, DiscountPercent: 101 }),
  '2160': async () => orderWith({ Qty: 1e15 }),
  '2170': async () => orderWith({ BillableStatus: 'HasBeenBilled' }),
  '2200': async () => vendor({ DisplayName: 'x', WebAddr: { URI: 'no such place' } }),
  '2210': async () => vendor({ DisplayName: 'x', PrimaryEmailAddr: { Address: 'nobody' } }),
  '2220': async () => order({ CurrencyRef: { value: 'dollars' } }),
  '2230': async () => vendor({ DisplayName: 'x', Vendor1099: 'perhaps' }),
  '2240': async () => qbo.post('term', { Name: 'x', DueDays: 1000 }),
  '2250': async () => order({ Line: [] }),
  '2300': async () => qbo.post('journalentry', { Line: [entryLine('Debit', 10), entryLine('Credit', 9)] }),
  '2500': async () => order({ VendorRef: { value: '583' } }),
  '4000': async () => qbo.query('select'),
  '4001': async () => qbo.query('select * from Vendor startposition 0'),
  '5010': async () => vendor({ Id: '41', SyncToken: '9', sparse: true }),
  '5020': async () => (await turned({}, { plan: 'Essentials' })).post('purchaseorder', purchaseOrder()),
  '5030': async () => vendor({ DisplayName: 'x', CurrencyRef: { value: 'EUR' } }),
  '6000': async () => order({ CurrencyRef: { value: 'EUR' } }),
  '6010': async () => qbo.post('account', { Name: 'x' }),
  '6030': async () => asAnswer(await uploaded(bigForm('{}', (100 << 20) + 1))),
  '6040': async () => asAnswer(await uploaded(bigForm('[]'))),
  '6050': async () =>
    qbo.post('attachable', { Note: 'x', AttachableRef: [{ EntityRef: { type: 'Term', value: '1' } }] }),
  '6070': async () => orderWith({ Qty: 3, UnitPrice: 3 }),
  '6080': async () => vendor({ CompanyName: 'x' }),
  '6100': async () => orderWith({ TaxCodeRef: { value: '5' } }),
  '6140': async () => {
    await order({ DocNumber: 'TWICE' });
    return order({ DocNumber: 'TWICE' });
  },
  '6180': sixthLevel,
  '6190': async () => (await turned({ subscription: 'expired' })).post('vendor', { DisplayName: 'x' }),
  '6200': async () => (await turned({}, CLOSED)).post('bill', bill({ TxnDate: '2025-12-31' })),
  '6210': async () =>
    (await turned({ closing_date_password: true }, CLOSED)).post('bill', bill({ TxnDate: '2025-12-31' })),
  '6220': async () => qbo.post('account', { Id: '35', SyncToken: '0', sparse: true, Active: false }),
  '6240': async () => vendor({ DisplayName: 'Hicks Hardware' }),
  '6270': async () =>
    qbo.post('bill', bill({ TxnDate: '2019-01-01', Line: [line({ Qty: 1, UnitPrice: 10 })] })),
  '6310': async () => orderWith({ BillableStatus: 'Billable' }),
  '6400': async () => {
    const AccountBasedExpenseLineDetail = { CustomerRef: { value: '3' }, BillableStatus: 'Billable' };
    const Line = [
      {
        ...accountLine(10),
        AccountBasedExpenseLineDetail: { AccountRef: { value: '7' }, ...AccountBasedExpenseLineDetail },
      },
    ];
    const { Id } = await qbo.created('Bill', bill({ Line }));
    const [charge] = rowsOf(await qbo.query('select * from ReimburseCharge'), 'ReimburseCharge');
    const LinkedTxn = [{ TxnId: charge?.['Id'], TxnType: 'ReimburseCharge' }];
    await qbo.created('Invoice', invoice({ Line: [saleLine(10, {}, { LinkedTxn })] }));
    return qbo.post('bill?operation=delete', { Id, SyncToken: '1' });
  },
  '6430': async () => order({ APAccountRef: { value: '84' } }),
  '6440': async () => orderWith({ ItemRef: '' }),
  '6540': async () => {
    const { Id } = await qbo.created('Payment', payment([], 10));
    const Line = [{ LinkedTxn: [{ TxnId: Id, TxnType: 'Payment' }] }];
    await qbo.created('Deposit', { DepositToAccountRef: { value: '35' }, Line });
    return qbo.post('payment?operation=delete', { Id, SyncToken: '1' });
  },
};

describe('[facts 4.3] the codes that a client must be able to meet', () => {
  it.each(Object.entries(MET_BY_REQUEST))('%s: %s', async (code) => {
    const answer = await REQUESTS[code as CodeMetByRequest]();
    expect(codesOf(answer)).toEqual([code]);
  });

  it.each(MET_ON_DEMAND)('%s on demand', async (code) => {
    await qbo.control('POST', '/faults', {
      realmId: qbo.realmId,
      effect: 'refuse',
      code,
      detail: 'as ordered',
    });
    // The control API's own client meets no faults; an app's token does, and throttles.
    await qbo.company('PUT', '/switches', { throttle: false });
    const tokens = await qbo.company('POST', '/tokens', { throttled: true });
    const answer = await send(qbo.api('vendor/41'), 'GET', undefined, {
      authorization: `Bearer ${scalarText(tokens.body['access_token'])}`,
    });
    expect(faultsOf(answer)).toEqual([
      { Message: faultKind(code).message, Detail: 'as ordered', code, element: '' },
    ]);
  });

  it('numbers in the words carry separators', async () => {
    const long = {
      Name: 'x',
      Type: 'Service',
      IncomeAccountRef: { value: '1' },
      PurchaseDesc: 'x'.repeat(1016),
    };
    expect(faultsOf(await qbo.post('item', long))[0]).toEqual({
      Message: 'String length is either shorter or longer than supported by specification',
      Detail:
        'String length specified does not match the supported length. Min:0 Max:1,000 supported. Supplied length:1,016',
      code: '2050',
      element: 'PurchaseDesc',
    });
  });

  it.each([
    [
      'Accounts',
      {
        Line: [
          {
            Amount: 1,
            DetailType: 'AccountBasedExpenseLineDetail',
            AccountBasedExpenseLineDetail: { AccountRef: { value: '999' } },
          },
        ],
      },
    ],
    ['Names', { VendorRef: { value: '999' } }],
    ['Klasses', { ClassRef: { value: '999' } }],
  ])('2500 names the list: %s', async (list, changes) => {
    const answer = await order(changes);
    expect(faultsOf(answer)[0]).toMatchObject({
      code: '2500',
      element: 'Reference Id',
      Detail: `Invalid Reference Id : ${list} element id 999 not found`,
    });
  });
});

describe('[facts 4.1] several errors in one answer', () => {
  it('are told together, under the type of the first', async () => {
    const answer = await vendor({
      DisplayName: 'a:b',
      CompanyName: 'x'.repeat(101),
      PrimaryEmailAddr: { Address: 'nobody' },
      Foo: 1,
    });
    expect([answer.status, codesOf(answer)]).toEqual([400, ['2040', '2050', '2210', '2010']]);
    expect(answer.body).toMatchObject({ Fault: { type: 'ValidationFault' } });
    expect(Object.keys(answer.body)).toEqual(['Fault', 'time']);
  });
});

describe('[facts 4.4] recorded texts of 6000', () => {
  it.each([
    [
      'The currency of the transaction is invalid for customer/vendor/account.',
      { CurrencyRef: { value: 'EUR' } },
    ],
    ['You must specify a transaction amount that is 0 or greater.', { Line: [line({}, { Amount: -1 })] }],
    [
      'You need to select a different type of account for this transaction',
      { Line: [line({ ItemRef: { value: '6' } })] },
    ],
  ])('%s', async (text, changes) => {
    const answer = await order(changes);
    expect(faultsOf(answer)[0]).toMatchObject({
      code: '6000',
      Message: 'A business validation error has occurred while processing your request',
      Detail: expect.stringContaining(text),
    });
  });

  it('An account you chose for a billable expense, while expenses are not billed', async () => {
    const company = await turned({}, { preferences: { BillableExpenseTracking: false } });
    const billable = line({ BillableStatus: 'Billable', CustomerRef: { value: '3' } });
    const answer = await company.post('purchaseorder', purchaseOrder({ Line: [billable] }));
    expect(faultsOf(answer)[0]?.Detail).toContain(
      "An account you chose for a billable expense doesn't have an income account associated with it",
    );
  });
});
