import { scalarText } from '../json';
import { codesOf, Driver, faultsOf, objectIn } from '../testing/driver';

let qbo: Driver;
beforeAll(async () => {
  qbo = await Driver.start({ seed: 'demo' });
});
afterAll(async () => qbo.close());

const vat = (changes: Record<string, unknown> = {}) => ({
  TaxCode: 'VAT 21',
  TaxRateDetails: [
    { TaxRateName: 'VAT 21 purchase', RateValue: '21', TaxAgencyId: '1', TaxApplicableOn: 'Purchase' },
  ],
  ...changes,
});

describe('[facts 5.8] TaxService', () => {
  it('makes a code with its rates and answers without the name of an entity', async () => {
    const answer = await qbo.post('taxservice/taxcode', vat());
    const { TaxCodeId, TaxRateDetails } = answer.body;
    expect(answer.body).toMatchObject({
      TaxCode: 'VAT 21',
      TaxRateDetails: [{ TaxRateName: 'VAT 21 purchase', RateValue: 21, TaxAgencyId: '1' }],
    });
    const code = objectIn(await qbo.get(`taxcode/${scalarText(TaxCodeId)}`), 'TaxCode');
    expect(code).toMatchObject({
      Name: 'VAT 21',
      PurchaseTaxRateList: { TaxRateDetail: [{ TaxTypeApplicable: 'TaxOnAmount' }] },
      SalesTaxRateList: { TaxRateDetail: [] },
    });
    const [rate] = TaxRateDetails as { TaxRateId: string }[];
    expect(objectIn(await qbo.get(`taxrate/${rate?.TaxRateId}`), 'TaxRate')).toMatchObject({
      RateValue: 21,
      AgencyRef: { value: '1', name: 'Arizona Dept. of Revenue' },
    });
  });

  it('takes rates that exist by their ids', async () => {
    const answer = await qbo.post('taxservice/taxcode', {
      TaxCode: 'Reused',
      TaxRateDetails: [{ TaxRateId: '2', TaxApplicableOn: 'Sales' }],
    });
    expect(answer.body['TaxRateDetails']).toMatchObject([{ TaxRateId: '2', RateValue: 9.1 }]);
  });

  it('refuses names in use with 6240, for a rate with the recorded line break', async () => {
    await qbo.post('taxservice/taxcode', vat({ TaxCode: 'Once', TaxRateDetails: [{ TaxRateId: '2' }] }));
    const code = await qbo.post(
      'taxservice/taxcode',
      vat({ TaxCode: 'once', TaxRateDetails: [{ TaxRateId: '2' }] }),
    );
    expect(codesOf(code)).toEqual(['6240']);
    const detail = { TaxRateName: 'Tucson', RateValue: 1, TaxAgencyId: '1' };
    const rate = await qbo.post('taxservice/taxcode', vat({ TaxCode: 'New', TaxRateDetails: [detail] }));
    expect(codesOf(rate)).toEqual(['6240']);
    expect(faultsOf(rate)[0]?.Detail).toContain('Another tax rate is already using this \nname');
  });

  it.each([
    ['no name', { TaxCode: undefined }, ['2020']],
    ['no rates', { TaxRateDetails: undefined }, ['2020']],
    [
      'an agency that does not exist',
      { TaxRateDetails: [{ TaxRateName: 'a', RateValue: 1, TaxAgencyId: '99' }] },
      ['2500'],
    ],
    [
      'a rate above 100',
      { TaxRateDetails: [{ TaxRateName: 'b', RateValue: 101, TaxAgencyId: '1' }] },
      ['2150'],
    ],
    ['an empty rate', { TaxRateDetails: [{}] }, ['2020', '2020', '2020']],
    ['an unknown property', { Colour: 'red' }, ['2010']],
  ])('refuses %s', async (what, changes, codes) => {
    expect(
      codesOf(
        await qbo.post('taxservice/taxcode', {
          TaxCode: what,
          TaxRateDetails: [{ TaxRateId: '2' }],
          ...changes,
        }),
      ),
    ).toEqual(codes);
  });

  it('writes nothing when the subscription has ended (6190)', async () => {
    const company = await Driver.join(qbo.simulator, { seed: 'demo', switches: { subscription: 'expired' } });
    expect(codesOf(await company.post('taxservice/taxcode', vat()))).toEqual(['6190']);
  });
});

describe('[facts 5.8] TaxAgency', () => {
  it('is created with a name of its own', async () => {
    const agency = await qbo.created('TaxAgency', { DisplayName: 'City of Oz' });
    expect(agency).toMatchObject({ TaxTrackedOnSales: true, TaxTrackedOnPurchases: false });
    expect(codesOf(await qbo.post('taxagency', { DisplayName: 'city of oz' }))).toEqual(['6240']);
    expect(codesOf(await qbo.post('taxagency', { DisplayName: 'x'.repeat(101) }))).toEqual(['2050']);
    expect(codesOf(await qbo.post('taxagency?operation=delete', { Id: '1', SyncToken: '0' }))).toEqual([
      '500',
    ]);
  });
});
