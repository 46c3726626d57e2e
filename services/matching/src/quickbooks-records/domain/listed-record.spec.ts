import { listedRecord, matchNames } from './listed-record';

describe('reading a record from QuickBooks', () => {
  it('reads a vendor with its currency and QuickBooks’ own time', () => {
    expect(
      listedRecord('Vendor', {
        Id: '46',
        DisplayName: 'Norton Lumber',
        Active: true,
        CurrencyRef: { value: 'EUR', name: 'Euro' },
        MetaData: { LastUpdatedTime: '2026-11-20T10:00:00-08:00' },
      }),
    ).toEqual({
      list: 'Vendor',
      id: '46',
      active: true,
      name: 'Norton Lumber',
      fullName: null,
      code: null,
      project: false,
      facts: { entity: 'Vendor', id: '46', active: true, currency: 'EUR' },
      changedAt: '2026-11-20T18:00:00.000Z',
    });
  });

  it('takes an item for purchasable when it has an expense account', () => {
    const item = { Id: '11', Name: 'Pump', Type: 'Inventory', Sku: 'P461-17' };
    expect(listedRecord('Item', item)).toMatchObject({
      code: 'P461-17',
      facts: { purchasable: false, itemType: 'Inventory' },
    });
    expect(listedRecord('Item', { ...item, ExpenseAccountRef: { value: '80' } })?.facts.purchasable).toBe(
      true,
    );
  });

  it('knows an account by its number, its type and its parents', () => {
    const account = listedRecord('Account', {
      Id: '7',
      Name: 'Diesel',
      FullyQualifiedName: 'Fuel:Diesel',
      AcctNum: '6010',
      AccountType: 'Expense',
      CurrencyRef: { value: 'USD' },
    });
    expect(account).toMatchObject({
      code: '6010',
      facts: { entity: 'Account', accountType: 'Expense', currency: 'USD' },
    });
    expect(account && matchNames(account)).toEqual(['diesel', 'fuel:diesel']);
  });

  it.each([{ Job: true }, { IsProject: true }])('takes a customer with %o for a project', (flags) => {
    expect(listedRecord('Customer', { Id: '1', DisplayName: 'Roof', ...flags })?.project).toBe(true);
  });

  it('compares an inactive record by the name that it had', () => {
    const vendor = listedRecord('Vendor', { Id: '1', DisplayName: 'Hicks (deleted)', Active: false });
    expect(vendor).toMatchObject({ active: false, facts: { active: false } });
    expect(vendor && matchNames(vendor)).toEqual(['hicks']);
  });

  it.each([[null], ['text'], [{}], [{ Id: '1' }], [{ DisplayName: 'X' }], [{ Id: 7, Name: 'X' }]])(
    'makes nothing of %j',
    (json) => {
      expect(listedRecord('Vendor', json)).toBeUndefined();
    },
  );
});
