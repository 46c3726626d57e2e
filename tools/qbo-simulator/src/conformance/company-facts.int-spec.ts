import { scalarText } from '../json';
import { bill } from '../testing/documents';
import { codesOf, Driver, objectIn, rowsOf } from '../testing/driver';

let qbo: Driver;
beforeAll(async () => {
  qbo = await Driver.start({ seed: 'demo' });
});
afterAll(async () => qbo.close());

describe('[facts 5.1] the company', () => {
  it('[PR-5] CompanyInfo tells the country, the year, the plan and the subscription', async () => {
    const info = objectIn(await qbo.get(`companyinfo/${qbo.realmId}`), 'CompanyInfo');
    expect(info).toMatchObject({
      ...{ Id: '1', Country: 'US', FiscalYearStartMonth: 'January', SupportedLanguages: 'en' },
      ...{ CompanyName: expect.any(String), LegalName: expect.any(String) },
      NameValue: expect.arrayContaining([
        { Name: 'OfferingSku', Value: 'QuickBooks Online Plus' },
        { Name: 'SubscriptionStatus', Value: expect.stringMatching(/^(PAID|TRIAL)$/) },
        { Name: 'QBOIndustryType', Value: expect.any(String) },
        { Name: 'ItemCategoriesFeature', Value: 'true' },
      ]),
    });
  });

  it('Preferences have the groups that change behaviour', async () => {
    expect(objectIn(await qbo.get('preferences'), 'Preferences')).toMatchObject({
      Id: '1',
      AccountingInfoPrefs: {
        ...{ ClassTrackingPerTxn: false, ClassTrackingPerTxnLine: false, TrackDepartments: false },
        ...{ UseAccountNumbers: false, CustomerTerminology: 'Customers', DepartmentTerminology: 'Location' },
      },
      VendorAndPurchasesPrefs: {
        BillableExpenseTracking: true,
        TrackingByCustomer: true,
        TPAREnabled: false,
      },
      SalesFormsPrefs: { CustomTxnNumbers: false },
      CurrencyPrefs: { MultiCurrencyEnabled: false, HomeCurrency: { value: 'USD' } },
      TaxPrefs: { UsingSalesTax: true, PartnerTaxEnabled: true },
      ProductAndServicesPrefs: { ForPurchase: true, QuantityOnHand: true, QuantityWithPriceAndRate: true },
      OtherPrefs: {
        NameValue: expect.arrayContaining([
          { Name: 'VendorAndPurchasesPrefs.UseCustomTxnNumbers', Value: 'true' },
          { Name: 'ProjectsEnabled', Value: 'true' },
          { Name: 'SalesFormsPrefs.DefaultItem', Value: '1' },
        ]),
      },
    });
  });

  it('several currencies cannot be switched off again', async () => {
    const company = await Driver.join(qbo.simulator, {
      seed: 'demo',
      preferences: { MultiCurrencyEnabled: true },
    });
    const off = { Id: '1', SyncToken: '0', sparse: true, CurrencyPrefs: { MultiCurrencyEnabled: false } };
    expect(codesOf(await company.post('preferences', off))).toEqual(['5030']);
  });

  it('the closing date can be read', async () => {
    const company = await Driver.join(qbo.simulator, {
      seed: 'demo',
      preferences: { BookCloseDate: '2025-12-31' },
    });
    expect(objectIn(await company.get('preferences'), 'Preferences')).toMatchObject({
      AccountingInfoPrefs: { BookCloseDate: '2025-12-31' },
    });
  });

  it('no preference tells of the warning of a used bill number', async () => {
    const told = async () => (await qbo.get('preferences')).text.replace(/"time":.*/, '');
    const before = await told();
    await qbo.company('PUT', '/switches', { warn_duplicate_bill_no: true });
    expect(await told()).toBe(before);
    await qbo.company('PUT', '/switches', { warn_duplicate_bill_no: false });
  });
});

describe('[facts 5.16] [facts 5.17] what there is', () => {
  it('a bill is neither printed nor sent', async () => {
    const { Id } = await qbo.created('Bill', bill());
    expect(codesOf(await qbo.get(`bill/${scalarText(Id)}/pdf`))).toEqual(['500']);
    expect(codesOf(await qbo.post(`bill/${scalarText(Id)}/send?sendTo=a@b.de`, ''))).toEqual(['500']);
  });

  it('the sample company has one currency, automated sales tax and no custom numbers', async () => {
    const sample = await Driver.join(qbo.simulator, { seed: 'sample' });
    expect(objectIn(await sample.get('preferences'), 'Preferences')).toMatchObject({
      CurrencyPrefs: { MultiCurrencyEnabled: false },
      TaxPrefs: { PartnerTaxEnabled: true },
      SalesFormsPrefs: { CustomTxnNumbers: false },
    });
  });

  it('the next customer is 58 and the next item 19', async () => {
    const sample = await Driver.join(qbo.simulator, { seed: 'sample' });
    expect(await sample.created('Customer', { DisplayName: 'Next' })).toMatchObject({ Id: '58' });
    expect(
      await sample.created('Item', {
        ...{ Name: 'Next', Type: 'Service', IncomeAccountRef: { value: '1' } },
      }),
    ).toMatchObject({ Id: '19' });
    expect(
      rowsOf(await sample.query("select * from Account where Id in ('5', '42', '64')"), 'Account'),
    ).toMatchObject([{ Name: 'Fees Billed' }, { Name: 'Visa' }, { Name: 'Decks and Patios' }]);
  });
});
