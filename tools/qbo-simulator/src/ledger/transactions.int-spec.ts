import { scalarText, type JsonObject } from '../json';
import { accountLine, bill, itemLine, vendorCredit } from '../testing/documents';
import { codesOf, Driver, faultsOf, objectIn } from '../testing/driver';

let qbo: Driver;
beforeEach(async () => {
  qbo = qbo ? await Driver.join(qbo.simulator, { seed: 'demo' }) : await Driver.start({ seed: 'demo' });
});
afterAll(async () => qbo.close());

async function balanceOf(account: string): Promise<unknown> {
  return objectIn(await qbo.get(`account/${account}`), 'Account')['CurrentBalance'];
}

async function vendorBalance(): Promise<unknown> {
  return objectIn(await qbo.get('vendor/41'), 'Vendor')['Balance'];
}

const purchase = (changes: Record<string, unknown> = {}) => ({
  PaymentType: 'Cash',
  AccountRef: { value: '35' },
  Line: [accountLine(40)],
  ...changes,
});

describe('[facts 5.14] VendorCredit', () => {
  it('lowers what is owed and sends inventory back', async () => {
    await qbo.created('Bill', bill());
    const credit = await qbo.created('VendorCredit', vendorCredit({ Line: [itemLine(5, 10)] }));
    expect(credit).toMatchObject({ TotalAmt: 50, Balance: 50, APAccountRef: { value: '33' } });
    expect(credit).not.toHaveProperty('DueDate');
    expect(await vendorBalance()).toBe(50);
    expect(objectIn(await qbo.get('item/11'), 'Item')['QtyOnHand']).toBe(20);
    await qbo.post('vendorcredit?operation=delete', { Id: credit['Id'], SyncToken: '0' });
    expect(await vendorBalance()).toBe(100);
    expect(objectIn(await qbo.get('item/11'), 'Item')['QtyOnHand']).toBe(25);
  });

  it('needs VendorRef even in a sparse update [facts 3.4]', async () => {
    const credit = await qbo.created('VendorCredit', vendorCredit());
    const sparse = { Id: credit['Id'], SyncToken: '0', sparse: true, PrivateNote: 'x' };
    expect(codesOf(await qbo.post('vendorcredit', sparse))).toEqual(['2020']);
  });

  it('knows no due date (2010)', async () => {
    expect(codesOf(await qbo.post('vendorcredit', vendorCredit({ DueDate: '2026-12-01' })))).toEqual([
      '2010',
    ]);
  });
});

describe('[facts 5.14] Purchase', () => {
  it('pays at once from a bank account', async () => {
    const paid = await qbo.created('Purchase', purchase({ EntityRef: { value: '41', type: 'Vendor' } }));
    expect(paid).toMatchObject({
      TotalAmt: 40,
      PaymentType: 'Cash',
      AccountRef: { value: '35', name: 'Checking' },
      EntityRef: { value: '41', name: 'Hicks Hardware', type: 'Vendor' },
    });
    expect([await balanceOf('35'), await vendorBalance()]).toEqual([1161, 0]);
    await qbo.post('purchase?operation=delete', { Id: paid['Id'], SyncToken: '0' });
    expect(await balanceOf('35')).toBe(1201);
  });

  it('by credit card raises what is owed on the card, and a credit lowers it', async () => {
    const card = { PaymentType: 'CreditCard', AccountRef: { value: '42' } };
    await qbo.created('Purchase', purchase(card));
    expect(await balanceOf('42')).toBe(40);
    await qbo.created('Purchase', purchase({ ...card, Credit: true, Line: [accountLine(15)] }));
    expect(await balanceOf('42')).toBe(25);
  });

  it.each([
    ['no type of payment', { PaymentType: undefined }, ['2020']],
    ['no account', { AccountRef: undefined }, ['2020']],
    ['an expense as account', { AccountRef: { value: '7' } }, ['6430']],
    ['a bank account for a card', { PaymentType: 'CreditCard' }, ['6430']],
    ['a credit in cash', { Credit: true }, ['6000']],
  ])('refuses %s', async (_what, changes, codes) => {
    expect(codesOf(await qbo.post('purchase', purchase(changes)))).toEqual(codes);
  });
});

describe('[facts 5.14] JournalEntry', () => {
  const line = (PostingType: string, account: string, amount: number, more: JsonObject = {}) => ({
    Amount: amount,
    DetailType: 'JournalEntryLineDetail',
    JournalEntryLineDetail: { PostingType, AccountRef: { value: account }, ...more },
  });
  const vendor = { Entity: { Type: 'Vendor', EntityRef: { value: '41' } } };

  it('posts its debits and credits, in the name of the vendor where it is a payable', async () => {
    const entry = await qbo.created('JournalEntry', {
      Line: [line('Debit', '36', 75), line('Credit', '33', 75, vendor)],
    });
    expect(entry).toMatchObject({
      Adjustment: false,
      Line: [
        { Id: '1', JournalEntryLineDetail: { PostingType: 'Debit', AccountRef: { name: 'Savings' } } },
        {
          Id: '2',
          JournalEntryLineDetail: { Entity: { Type: 'Vendor', EntityRef: { name: 'Hicks Hardware' } } },
        },
      ],
    });
    expect([await balanceOf('36'), await vendorBalance()]).toEqual([875, 75]);
    await qbo.post('journalentry', {
      Id: entry['Id'],
      SyncToken: '0',
      sparse: true,
      Line: [line('Debit', '36', 5), line('Credit', '33', 5, vendor)],
    });
    expect([await balanceOf('36'), await vendorBalance()]).toEqual([805, 5]);
    await qbo.post('journalentry?operation=delete', { Id: entry['Id'], SyncToken: '1' });
    expect([await balanceOf('36'), await vendorBalance()]).toEqual([800, 0]);
  });

  it.each([
    ['debits that are not the credits', [line('Debit', '36', 75), line('Credit', '7', 74.99)], ['2300']],
    ['a single line', [line('Debit', '36', 0)], ['6000']],
    ['a payable without vendor', [line('Debit', '36', 5), line('Credit', '33', 5)], ['6000']],
    [
      'a payable of a customer',
      [
        line('Debit', '36', 5),
        line('Credit', '33', 5, {
          Entity: { Type: 'Customer', EntityRef: { value: '1' } },
        }),
      ],
      ['6000'],
    ],
    ['an account that is not there', [line('Debit', '999', 5), line('Credit', '7', 5)], ['2500']],
  ])('refuses %s', async (_what, Line, codes) => {
    expect(codesOf(await qbo.post('journalentry', { Line }))).toEqual(codes);
  });

  it('a receivable of a job counts in the balance of its customer', async () => {
    const job = await qbo.created('Customer', { DisplayName: 'Shed', Job: true, ParentRef: { value: '1' } });
    const Entity = { Type: 'Customer', EntityRef: { value: scalarText(job['Id']) } };
    await qbo.created('JournalEntry', {
      Line: [line('Debit', '84', 12.34, { Entity }), line('Credit', '45', 12.34)],
    });
    const shown = async (id: string) => objectIn(await qbo.get(`customer/${id}`), 'Customer');
    expect(await shown(scalarText(job['Id']))).toMatchObject({ Balance: 12.34, BalanceWithJobs: 12.34 });
    expect(await shown('1')).toMatchObject({ Balance: 0, BalanceWithJobs: 12.34, SyncToken: '0' });
    expect(await balanceOf('84')).toBe(12.34);
    await qbo.post('customer', { Id: job['Id'], SyncToken: '0', sparse: true, ParentRef: { value: '2' } });
    expect([await shown('1'), await shown('2')]).toMatchObject([
      { BalanceWithJobs: 0 },
      { BalanceWithJobs: 12.34 },
    ]);
  });

  it('[facts 4.4] says the recorded words for a single line', async () => {
    const answer = await qbo.post('journalentry', { Line: [line('Debit', '36', 5)] });
    expect(faultsOf(answer)[0]?.Detail).toContain('Fill out at least two detail lines to continue.');
  });
});

describe('[facts 5.5] quantities of inventory', () => {
  it('begin with what the item is created with and can be adjusted', async () => {
    const created = await qbo.created('Item', {
      Name: 'Hose',
      Type: 'Inventory',
      IncomeAccountRef: { value: '79' },
      ExpenseAccountRef: { value: '80' },
      AssetAccountRef: { value: '81' },
      TrackQtyOnHand: true,
      QtyOnHand: 10,
      PurchaseCost: 2.5,
      InvStartDate: '2026-01-01',
    });
    expect([created['QtyOnHand'], await balanceOf('81')]).toEqual([10, 621.25]);
    const id = scalarText(created['Id']);
    const update = { Id: id, SyncToken: '0', sparse: true };
    const adjusted = await qbo.post('item', { ...update, QtyOnHand: 4 });
    expect(objectIn(adjusted, 'Item')['QtyOnHand']).toBe(4);
    expect(await balanceOf('81')).toBe(606.25);
  });
});

describe('[facts 5.5] an item that gets another account', () => {
  it('keeps its past where it was posted', async () => {
    await qbo.created('Bill', bill({ Line: [soil(2, 10)] }));
    const update = { Id: '15', SyncToken: '0', sparse: true, ExpenseAccountRef: { value: '65' } };
    expect((await qbo.post('item', update)).status).toBe(200);
    await qbo.created('Bill', bill({ Line: [soil(1, 5)] }));
    const { body } = await qbo.company('GET', '/ledger');
    expect(body['errors']).toEqual([]);
    expect(JSON.stringify(body['trialBalance'])).toMatch(/"accountId":"65",[^}]*"debit":"5"/);
    expect(JSON.stringify(body['trialBalance'])).toMatch(/"accountId":"66",[^}]*"debit":"20"/);
  });
});

describe('[facts 5.6] an account that changes its type', () => {
  it('shows its balance on the other side', async () => {
    await qbo.created('Bill', bill({ Line: [accountLine(40, '72')] }));
    expect(await balanceOf('72')).toBe(40);
    const key = { Id: '72', SyncToken: '0', sparse: true };
    await qbo.post('account', {
      ...key,
      AccountType: 'Other Current Liability',
      AccountSubType: 'OtherCurrentLiabilities',
    });
    expect(await balanceOf('72')).toBe(-40);
  });
});

/** A line of soil, which is bought but not counted. */
function soil(quantity: number, price: number): Record<string, unknown> {
  return itemLine(quantity, price, {
    ItemBasedExpenseLineDetail: { ItemRef: { value: '15' }, Qty: quantity, UnitPrice: price },
  });
}
