import { capabilities as contract } from '@ledgerbridge/contracts';
import type { QboItem } from '@ledgerbridge/qbo';
import { capabilitiesOf, type CompanyReading } from './capabilities';

const object = { Id: '1', SyncToken: '0' };

function reading(changes: Partial<CompanyReading> = {}): CompanyReading {
  return {
    company: {
      ...object,
      CompanyName: 'Sandbox Company_US',
      Country: 'US',
      NameValue: [{ Name: 'OfferingSku', Value: 'QuickBooks Online Plus' }],
    },
    preferences: {
      ...object,
      CurrencyPrefs: { MultiCurrencyEnabled: false, HomeCurrency: { value: 'USD' } },
      VendorAndPurchasesPrefs: { BillableExpenseTracking: true },
      TaxPrefs: { UsingSalesTax: true },
      OtherPrefs: {
        NameValue: [{ Name: 'VendorAndPurchasesPrefs.UseCustomTxnNumbers', Value: 'true' }],
      },
    },
    apAccounts: [{ ...object, Id: '33', Name: 'Accounts Payable (A/P)' }],
    items: [],
    ...changes,
  };
}

const item = (Type: string, expense?: string, income?: string): QboItem => ({
  ...object,
  Name: 'x',
  Type,
  ...(expense ? { ExpenseAccountRef: { value: expense } } : {}),
  ...(income ? { IncomeAccountRef: { value: income } } : {}),
});

describe('the capabilities of a company', () => {
  it('come from CompanyInfo, Preferences and its payable accounts, as the contract has them', () => {
    const found = capabilitiesOf(reading());
    expect(contract.parse(found)).toEqual(found);
    expect(found).toEqual({
      country: 'US',
      homeCurrency: 'USD',
      multiCurrency: false,
      plan: 'QuickBooks Online Plus',
      purchaseOrders: true,
      customNumbers: true,
      classTracking: 'off',
      locations: false,
      billableExpenses: true,
      taxModel: 'us',
      usesTax: true,
      apAccounts: [{ id: '33', currency: 'USD' }],
      newItem: null,
    });
  });

  it.each([
    ['QuickBooks Online Simple Start', false],
    ['QuickBooks Online Essentials', false],
    ['QuickBooks Online Plus', true],
    ['QuickBooks Online Advanced', true],
  ])('know whether %s has purchase orders', (sku, purchaseOrders) => {
    const { company } = reading();
    const found = capabilitiesOf(
      reading({ company: { ...company, NameValue: [{ Name: 'OfferingSku', Value: sku }] } }),
    );
    expect(found?.purchaseOrders).toBe(purchaseOrders);
  });

  it('tell a company outside the US, which wants tax codes on lines', () => {
    const { company } = reading();
    expect(capabilitiesOf(reading({ company: { ...company, Country: 'CA' } }))?.taxModel).toBe('global');
  });

  it('propose new items as most of the company’s purchasable items are', () => {
    const items = [
      item('Service', undefined, '1'),
      item('Inventory', '80', '79'),
      item('NonInventory', '80', '79'),
      item('Service', '60'),
    ];
    expect(capabilitiesOf(reading({ items }))?.newItem).toEqual({
      type: 'NonInventory',
      expenseAccount: '80',
      incomeAccount: '79',
    });
  });

  it('are not known without a home currency', () => {
    expect(capabilitiesOf(reading({ preferences: object }))).toBeUndefined();
  });
});
