import { type JsonObject } from '../json';
import { accountLine, bill, itemLine } from '../testing/documents';
import { codesOf, Driver, faultsOf, objectIn } from '../testing/driver';

let qbo: Driver;
beforeAll(async () => {
  qbo = await Driver.start({ seed: 'demo' });
});
afterAll(async () => qbo.close());

const service = (changes: Record<string, unknown>) => ({
  ...{ Type: 'Service', IncomeAccountRef: { value: '1' } },
  ...changes,
});
const stock = (changes: Record<string, unknown>) => ({
  ...{ Type: 'Inventory', TrackQtyOnHand: true, QtyOnHand: 3, InvStartDate: '2026-01-01' },
  ...{
    IncomeAccountRef: { value: '79' },
    ExpenseAccountRef: { value: '80' },
    AssetAccountRef: { value: '81' },
  },
  ...changes,
});

const LENGTHS: Readonly<
  Record<string, readonly [Record<string, unknown>, Readonly<Record<string, number>>]>
> = {
  Item: [service({ Name: 'I' }), { Name: 100, Sku: 100, Description: 4000, PurchaseDesc: 1000 }],
  Account: [
    { Name: 'A', AccountType: 'Expense' },
    { Name: 100, Description: 100, AcctNum: 20 },
  ],
  Class: [{}, { Name: 100 }],
  Department: [{}, { Name: 100 }],
  Term: [{ DueDays: 1 }, { Name: 31 }],
  Attachable: [{ Note: 'N' }, { Note: 2000, FileName: 1000, ContentType: 100 }],
};

describe('[facts 5.5] [facts 5.6] [facts 5.7] [facts 5.15] lengths', () => {
  it('lengths of the properties of lists', async () => {
    for (const [entity, [body, lengths]] of Object.entries(LENGTHS)) {
      for (const [property, length] of Object.entries(lengths)) {
        const answer = await qbo.post(entity.toLowerCase(), { ...body, [property]: 'x'.repeat(length + 1) });
        expect([entity, property, codesOf(answer)]).toEqual([entity, property, ['2050']]);
        expect(faultsOf(answer)[0]?.Detail).toContain(`Max:${length.toLocaleString('en-US')} supported`);
      }
    }
  });
});

describe('[facts 5.5] items', () => {
  it('prices go up to 99,999,999,999', async () => {
    const dear = await qbo.created('Item', service({ Name: 'Dear', UnitPrice: 99_999_999_999 }));
    expect(dear['UnitPrice']).toBe(99_999_999_999);
    expect(
      codesOf(await qbo.post('item', service({ Name: 'Dearer', PurchaseCost: 100_000_000_000 }))),
    ).toEqual(['2240']);
  });

  it('groups are not made by the API, and the other types are', async () => {
    for (const Type of ['Group', 'Bundle']) {
      expect(codesOf(await qbo.post('item', service({ Name: Type, Type })))).toEqual(['2170']);
    }
    for (const Type of ['Service', 'NonInventory']) await qbo.created('Item', service({ Name: Type, Type }));
    await qbo.created('Item', stock({ Name: 'Inventory' }));
    await qbo.created('Item', { Name: 'Category', Type: 'Category' });
  });

  it('a category has no price, stays active and stands on no line', async () => {
    const category = await qbo.created('Item', { Name: 'Bare', Type: 'Category' });
    for (const property of ['UnitPrice', 'PurchaseCost', 'IncomeAccountRef', 'QtyOnHand']) {
      expect(category).not.toHaveProperty(property);
    }
    expect((await qbo.post('item', { ...category, Active: false })).status).toBe(400);
    const Line = [itemLine(1, 1, { ItemBasedExpenseLineDetail: { ItemRef: { value: category['Id'] } } })];
    const refused = await qbo.post('bill', bill({ Line }));
    expect(faultsOf(refused)[0]).toMatchObject({
      code: '2500',
      Detail:
        'Invalid Reference Id : An item in this transaction is set up as a category instead of a product or service.',
    });
  });

  it('categories go four levels deep', async () => {
    let parent: JsonObject = {};
    for (let level = 1; level <= 4; level += 1) {
      const below = parent['Id'] === undefined ? {} : { ParentRef: { value: parent['Id'] } };
      parent = await qbo.created('Item', { Name: `Level ${level}`, Type: 'Category', ...below });
    }
    const ParentRef = { value: parent['Id'] };
    expect(codesOf(await qbo.post('item', { Name: 'Level 5', Type: 'Category', ParentRef }))).toEqual([
      '6180',
    ]);
    expect((await qbo.post('item', service({ Name: 'Level 5', ParentRef }))).status).toBe(200);
  });

  it('inventory has accounts of certain types', async () => {
    for (const property of ['IncomeAccountRef', 'ExpenseAccountRef', 'AssetAccountRef']) {
      const answer = await qbo.post('item', stock({ Name: 'Odd', [property]: { value: '7' } }));
      expect([property, codesOf(answer)]).toEqual([property, ['6430']]);
    }
  });

  it('inventory stays inventory', async () => {
    const item = await qbo.created('Item', stock({ Name: 'Tracked' }));
    expect((await qbo.post('item', { ...item, TrackQtyOnHand: false })).status).toBe(400);
    expect((await qbo.post('item', { ...item, Type: 'Service' })).status).toBe(400);
  });

  it('prices have seven decimals', async () => {
    const item = await qbo.created(
      'Item',
      service({ Name: 'Fine', UnitPrice: 0.0000001, PurchaseCost: 1.1234567 }),
    );
    expect(item).toMatchObject({ UnitPrice: 0.0000001, PurchaseCost: 1.1234567 });
  });
});

describe('[facts 5.6] accounts', () => {
  it.each([
    ['Asset', ['Bank', 'Accounts Receivable', 'Other Current Asset', 'Fixed Asset', 'Other Asset']],
    ['Liability', ['Accounts Payable', 'Credit Card', 'Other Current Liability', 'Long Term Liability']],
    ['Equity', ['Equity']],
    ['Revenue', ['Income', 'Other Income']],
    ['Expense', ['Cost of Goods Sold', 'Expense', 'Other Expense']],
  ])('there are 15 types of accounts, each of its classification: %s', async (Classification, types) => {
    // Of its own: with a second account for payables, bills would have to name theirs.
    const company = await Driver.join(qbo.simulator, { seed: 'demo' });
    for (const AccountType of types) {
      const account = await company.created('Account', { Name: `Of ${AccountType}`, AccountType });
      expect(account).toMatchObject({ Classification, AccountType, AccountSubType: expect.any(String) });
    }
  });

  it('numbers of accounts are unique while they are used', async () => {
    const account = (AcctNum: string, Name = `N ${AcctNum}`) => ({ Name, AccountType: 'Expense', AcctNum });
    expect(codesOf(await qbo.post('account', account('1:2', 'Colon')))).toEqual(['2040']);
    const company = await Driver.join(qbo.simulator, {
      seed: 'demo',
      preferences: { UseAccountNumbers: true },
    });
    await company.created('Account', account('4711'));
    expect((await company.post('account', account('4711', 'Another'))).status).toBe(400);
    await qbo.created('Account', account('4711'));
    await qbo.created('Account', account('4711', 'Another'));
  });
});

describe('[facts 5.7] locations', () => {
  it('a location stands on the head of bills, and on lines of journal entries', async () => {
    const { Id } = await qbo.created('Department', { Name: 'Place' });
    const DepartmentRef = { value: Id };
    expect(await qbo.created('Bill', bill({ DepartmentRef }))).toMatchObject({
      DepartmentRef: { name: 'Place' },
    });
    const onLine = { AccountRef: { value: '7' }, DepartmentRef };
    const Line = [{ ...accountLine(1), AccountBasedExpenseLineDetail: onLine }];
    expect(codesOf(await qbo.post('bill', bill({ Line })))).toEqual(['2010']);
    const entry = ['Debit', 'Credit'].map((PostingType) => ({
      ...{ Amount: 1, DetailType: 'JournalEntryLineDetail' },
      JournalEntryLineDetail: { PostingType, AccountRef: { value: '7' }, DepartmentRef },
    }));
    const posted = await qbo.created('JournalEntry', { Line: entry });
    expect(posted['Line']).toMatchObject([
      { JournalEntryLineDetail: { DepartmentRef: { name: 'Place' } } },
      {},
    ]);
  });
});

describe('[facts 5.15] terms and files', () => {
  it('a term counts 0 to 999 days, or is due on a day of the month', async () => {
    expect(await qbo.created('Term', { Name: 'At once', DueDays: 0 })).toMatchObject({ Type: 'STANDARD' });
    expect(await qbo.created('Term', { Name: 'Late', DueDays: 999 })).toMatchObject({ DueDays: 999 });
    expect(codesOf(await qbo.post('term', { Name: 'Later', DueDays: 1000 }))).toEqual(['2240']);
    const monthly = await qbo.created('Term', { Name: 'Monthly', DayOfMonthDue: 31, DueNextMonthDays: 5 });
    expect(monthly).toMatchObject({ Type: 'DATE_DRIVEN', DayOfMonthDue: 31, DueNextMonthDays: 5 });
    expect(codesOf(await qbo.post('term', { Name: 'Never', DayOfMonthDue: 32 }))).toEqual(['2240']);
  });

  it('a file is of one of seven categories', async () => {
    for (const Category of ['Image', 'Signature', 'Contact Photo', 'Receipt', 'Document', 'Sound', 'Other']) {
      expect(await qbo.created('Attachable', { Note: 'N', Category })).toMatchObject({ Category });
    }
    expect(codesOf(await qbo.post('attachable', { Note: 'N', Category: 'Film' }))).toEqual(['2010']);
    expect(objectIn(await qbo.get('attachable/1'), 'Attachable')).toMatchObject({ Note: 'N' });
  });
});

describe('[facts 5.0] days', () => {
  it('without a day a document is of today', async () => {
    const { TxnDate } = await qbo.created('Bill', bill());
    const pacific = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/Los_Angeles' });
    const days = [Date.now() - 60_000, Date.now()].map((instant) => pacific.format(instant));
    expect(days).toContain(TxnDate);
  });
});
