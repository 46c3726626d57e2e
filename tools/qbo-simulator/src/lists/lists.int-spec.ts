import { scalarText } from '../json';
import { codesOf, Driver, faultsOf, objectIn, purchaseOrder, rowsOf } from '../testing/driver';

let qbo: Driver;
beforeAll(async () => {
  qbo = await Driver.start({ seed: 'demo' });
});
afterAll(async () => qbo.close());

describe('[facts 5.0] [facts 5.2] names', () => {
  it('a vendor is built from the parts of a name and gets its defaults', async () => {
    const vendor = await qbo.created('Vendor', {
      GivenName: 'Ada',
      FamilyName: 'Byron',
      TaxIdentifier: '123-45-6789',
    });
    expect(vendor).toMatchObject({
      DisplayName: 'Ada Byron',
      PrintOnCheckName: 'Ada Byron',
      Active: true,
      Balance: 0,
      CurrencyRef: { value: 'USD' },
      TaxIdentifier: 'XXXXXXX6789',
    });
  });

  it.each([
    ['no name at all', { CompanyName: 'x' }, ['6080']],
    ['a name of a customer', { DisplayName: ' cool cars ' }, ['6240']],
    ['a colon', { DisplayName: 'A:B' }, ['2040']],
    ['a tab', { DisplayName: 'A\tB' }, ['2040']],
    ['501 characters', { DisplayName: 'x'.repeat(501) }, ['2050']],
    ['an address without @', { DisplayName: 'Mail', PrimaryEmailAddr: { Address: 'nobody' } }, ['2210']],
    ['a term that does not exist', { DisplayName: 'Term', TermRef: { value: '99' } }, ['2500']],
    ['another currency', { DisplayName: 'Euro', CurrencyRef: { value: 'EUR' } }, ['5030']],
  ])('refuses %s', async (_what, vendor, codes) => {
    expect(codesOf(await qbo.post('vendor', vendor))).toEqual(codes);
  });

  it('says the recorded words for a name in use', async () => {
    const answer = await qbo.post('customer', { DisplayName: 'Hicks Hardware' });
    expect(faultsOf(answer)[0]?.Detail).toBe(
      'The name supplied already exists. : Another customer, vendor or employee is already using this name. Please use a different name.',
    );
  });

  it('an inactive name reads back as deleted, keeps the name and vanishes from queries', async () => {
    const { Id } = await qbo.created('Vendor', { DisplayName: 'Gone Ltd' });
    const order = await qbo.created('PurchaseOrder', purchaseOrder({ VendorRef: { value: Id } }));
    await qbo.post('vendor', { Id, SyncToken: '0', sparse: true, Active: false });
    expect(objectIn(await qbo.get(`vendor/${scalarText(Id)}`), 'Vendor')['DisplayName']).toBe(
      'Gone Ltd (deleted)',
    );
    expect((await qbo.get(`purchaseorder/${scalarText(order['Id'])}`)).body['PurchaseOrder']).toMatchObject({
      VendorRef: { name: 'Gone Ltd (deleted)' },
    });
    expect(codesOf(await qbo.post('vendor', { DisplayName: 'Gone Ltd' }))).toEqual(['6240']);
    const byName = "select * from Vendor where DisplayName = 'Gone Ltd'";
    expect(rowsOf(await qbo.query(byName), 'Vendor')).toHaveLength(0);
    expect(rowsOf(await qbo.query(`${byName} and Active in (true, false)`), 'Vendor')).toHaveLength(1);
    const refused = await qbo.post('purchaseorder', purchaseOrder({ VendorRef: { value: Id } }));
    expect(codesOf(refused)).toEqual(['2500']);
    expect(faultsOf(refused)[0]?.Detail).toContain('has been made inactive');
    await qbo.post('vendor', { Id, SyncToken: '1', sparse: true, Active: true });
    expect(objectIn(await qbo.get(`vendor/${scalarText(Id)}`), 'Vendor')['DisplayName']).toBe('Gone Ltd');
  });
});

describe('[facts 5.3] customers and jobs', () => {
  it('a job has its qualified name and level, and IsProject cannot be written', async () => {
    const job = await qbo.created('Customer', {
      DisplayName: 'Kitchen',
      ParentRef: { value: '3' },
      BillWithParent: true,
      IsProject: true,
    });
    expect(job).toMatchObject({
      FullyQualifiedName: 'Cool Cars:Kitchen',
      Job: true,
      Level: 1,
      IsProject: false,
      BillWithParent: true,
    });
  });

  it('goes five levels deep and no further (6180)', async () => {
    let parent = '1';
    for (let level = 1; level <= 4; level += 1) {
      const job = await qbo.created('Customer', {
        DisplayName: `Level ${level}`,
        ParentRef: { value: parent },
      });
      parent = scalarText(job['Id']);
    }
    const answer = await qbo.post('customer', { DisplayName: 'Level 5', ParentRef: { value: parent } });
    expect(codesOf(answer)).toEqual(['6180']);
  });
});

describe('[facts 5.5] items', () => {
  it('a service needs an income or an expense account', async () => {
    expect(codesOf(await qbo.post('item', { Name: 'Bare', Type: 'Service' }))).toEqual(['2020']);
    const item = await qbo.created('Item', {
      Name: 'Digging',
      Type: 'Service',
      IncomeAccountRef: { value: '1' },
    });
    expect(item).toMatchObject({ FullyQualifiedName: 'Digging', Active: true, UnitPrice: 0 });
  });

  it('inventory needs three accounts, a quantity and a start date', async () => {
    const bare = { Name: 'Stock', Type: 'Inventory' };
    expect(codesOf(await qbo.post('item', bare))).toEqual(Array.from({ length: 6 }, () => '2020'));
    const stocked = {
      ...bare,
      IncomeAccountRef: { value: '79' },
      ExpenseAccountRef: { value: '80' },
      AssetAccountRef: { value: '81' },
      TrackQtyOnHand: true,
      QtyOnHand: 3,
      InvStartDate: '2026-01-01',
    };
    expect((await qbo.post('item', { ...stocked, ExpenseAccountRef: { value: '7' } })).status).toBe(400);
    expect((await qbo.post('item', stocked)).status).toBe(200);
  });

  it('hangs under categories only, with names unique under their parent', async () => {
    const service = { Type: 'Service', IncomeAccountRef: { value: '1' } };
    const nested = await qbo.created('Item', { ...service, Name: 'Services', ParentRef: { value: '4' } });
    expect(nested['FullyQualifiedName']).toBe('Design:Services');
    expect(codesOf(await qbo.post('item', { ...service, Name: 'Services' }))).toEqual(['6240']);
    expect(codesOf(await qbo.post('item', { ...service, Name: 'Sub', ParentRef: { value: '1' } }))).toEqual([
      '700',
    ]);
  });
});

describe('[facts 5.6] [facts 5.7] accounts and classes', () => {
  it('the sub type implies the type and the reverse', async () => {
    const bySubType = await qbo.created('Account', { Name: 'Petty cash', AccountSubType: 'CashOnHand' });
    expect(bySubType).toMatchObject({ AccountType: 'Bank', Classification: 'Asset', CurrentBalance: 0 });
    const byType = await qbo.created('Account', { Name: 'Tools', AccountType: 'Expense' });
    expect(byType['AccountSubType']).toBe('OfficeGeneralAdministrativeExpenses');
    const french = { Name: 'Sundry', AccountType: 'Other Expense', AccountSubType: 'ExceptionalItems' };
    expect(await qbo.created('Account', french)).toMatchObject(french);
    const untyped = { Name: 'Untyped', AccountSubType: 'ExceptionalItems' };
    expect(codesOf(await qbo.post('account', untyped))).toEqual(['6010']);
    expect(codesOf(await qbo.post('account', { Name: 'Nothing' }))).toEqual(['6010']);
    expect(codesOf(await qbo.post('account', { Name: 'A"B', AccountType: 'Expense' }))).toEqual(['2040']);
  });

  it('ids of classes do not fit a JavaScript number', async () => {
    const first = await qbo.created('Class', { Name: 'North' });
    expect(first['Id']).toBe('5000000000000007280');
    const second = await qbo.created('Class', { Name: 'Shop', ParentRef: { value: first['Id'] } });
    expect(second).toMatchObject({
      Id: '5000000000000007281',
      FullyQualifiedName: 'North:Shop',
      SubClass: true,
    });
  });

  it('a class stands where the preferences say', async () => {
    const company = await Driver.join(qbo.simulator, {
      seed: 'demo',
      preferences: { ClassTrackingPerTxn: true },
    });
    const { Id } = await company.created('Class', { Name: 'North' });
    const order = await company.created('PurchaseOrder', purchaseOrder({ ClassRef: { value: Id } }));
    expect(order['ClassRef']).toEqual({ value: Id, name: 'North' });
    const elsewhere = await qbo.created('Class', { Name: 'South' });
    const refused = await qbo.post('purchaseorder', purchaseOrder({ ClassRef: { value: elsewhere['Id'] } }));
    expect(codesOf(refused)).toEqual(['5030']);
  });
});

describe('[facts 5.8] [facts 5.15] taxes and terms', () => {
  it('tax codes are read-only and TAX and NON are among them', async () => {
    expect((await qbo.get('taxcode/NON')).body['TaxCode']).toMatchObject({
      Id: 'NON',
      Name: 'NON',
      Taxable: false,
    });
    expect(codesOf(await qbo.post('taxcode', { Name: 'New' }))).toEqual(['500']);
  });

  it('a term counts days', async () => {
    expect(await qbo.created('Term', { Name: 'Net 45', DueDays: 45 })).toMatchObject({ Type: 'STANDARD' });
    expect(codesOf(await qbo.post('term', { Name: 'Endless', DueDays: 1000 }))).toEqual(['2240']);
    expect(codesOf(await qbo.post('term', { Name: 'x'.repeat(32), DueDays: 1 }))).toEqual(['2050']);
  });
});

describe('[facts 5.1] preferences', () => {
  it('can be turned one by one in a sparse update, and the two kinds of class tracking exclude each other', async () => {
    const company = await Driver.join(qbo.simulator, { seed: 'demo' });
    const turn = async (SyncToken: string, flags: Record<string, unknown>) =>
      company.post('preferences', { Id: '1', SyncToken, sparse: true, AccountingInfoPrefs: flags });
    const turned = await turn('0', { ClassTrackingPerTxnLine: true });
    expect(turned.body['Preferences']).toMatchObject({
      SyncToken: '1',
      AccountingInfoPrefs: { ClassTrackingPerTxnLine: true, CustomerTerminology: 'Customers' },
    });
    expect(codesOf(await turn('1', { ClassTrackingPerTxn: true }))).toEqual(['2240']);
  });
});

describe('[facts 5.17] the US sample company', () => {
  it('has the recorded ids and names', async () => {
    const sample = await Driver.join(qbo.simulator, { seed: 'sample' });
    const recorded = [
      ['Vendor', '41', 'Hicks Hardware'],
      ['Vendor', '46', 'Norton Lumber and Building Materials'],
      ['Vendor', '56', "Bob's Burger Joint"],
      ['Customer', '1', "Amy's Bird Sanctuary"],
      ['Customer', '26', 'Travis Waldron'],
      ['Item', '1', 'Services'],
      ['Item', '11', 'Pump'],
      ['Account', '7', 'Advertising'],
      ['Account', '33', 'Accounts Payable (A/P)'],
    ] as const;
    for (const [entity, id, name] of recorded) {
      const shown = objectIn(await sample.get(`${entity.toLowerCase()}/${id}`), entity);
      expect(shown['DisplayName'] ?? shown['Name']).toBe(name);
    }
    expect(objectIn(await sample.get('account/64'), 'Account')['FullyQualifiedName']).toBe(
      'Job Expenses:Job Materials:Decks and Patios',
    );
    expect(objectIn(await sample.get('account/42'), 'Account')['AccountType']).toBe('Credit Card');
    expect(await sample.created('Customer', { DisplayName: 'New' })).toMatchObject({ Id: '58' });
    const item = { Name: 'New', Type: 'Service', IncomeAccountRef: { value: '1' } };
    expect(await sample.created('Item', item)).toMatchObject({ Id: '19' });
  });

  it('has a size like the real one', async () => {
    const count = async (entity: string) =>
      Number(objectIn(await qbo.query(`select count(*) from ${entity}`), 'QueryResponse')['totalCount']);
    expect(await count('Vendor')).toBeGreaterThanOrEqual(28);
    expect(await count('Customer')).toBeGreaterThanOrEqual(29);
    expect(await count('Account')).toBeGreaterThanOrEqual(60);
  });

  it('sells but cannot buy Services, which the demo company can', async () => {
    const sample = await Driver.join(qbo.simulator, { seed: 'sample' });
    expect(objectIn(await sample.get('item/1'), 'Item')).not.toHaveProperty('ExpenseAccountRef');
    for (const id of ['1', '2', '11']) {
      expect(objectIn(await qbo.get(`item/${id}`), 'Item')).toHaveProperty('ExpenseAccountRef');
    }
  });
});
