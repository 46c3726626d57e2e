import { lineCodes } from './line-codes';
import { listedTaxCode, listedTaxRate } from './listed-tax';

describe('reading tax from QuickBooks', () => {
  it('reads a code with the rates it charges on purchases', () => {
    const PurchaseTaxRateList = { TaxRateDetail: [{ TaxRateRef: { value: '12' } }, {}] };
    expect(listedTaxCode({ Id: '7', Name: '20.0% S', Description: 'Standard', PurchaseTaxRateList })).toEqual(
      {
        id: '7',
        name: '20.0% S',
        description: 'Standard',
        active: true,
        purchaseRates: ['12'],
      },
    );
  });

  it.each([{ Active: false }, { Hidden: true }])('takes a code with %o for inactive', (flag) => {
    expect(listedTaxCode({ Id: '7', Name: 'Old', ...flag })?.active).toBe(false);
  });

  it('reads a rate in percent as QuickBooks writes it', () => {
    expect(listedTaxRate({ Id: '3', Name: 'California', RateValue: 8.25 })).toEqual({
      id: '3',
      name: 'California',
      rate: '8.25',
      active: true,
    });
  });

  it.each([[null], [{}], [{ Id: '1' }], [[]]])('makes nothing of %j', (json) => {
    expect(listedTaxCode(json)).toBeUndefined();
    expect(listedTaxRate(json)).toBeUndefined();
  });
});

describe('the codes that may stand on a line', () => {
  const code = (id: string) => ({ id, name: id, description: null, active: true, purchaseRates: [] });

  it('are the two pseudo codes in the US, also where the list leaves them out', () => {
    expect(lineCodes([code('2'), code('TAX')], 'us').map(({ id }) => id)).toEqual(['TAX', 'NON']);
  });

  it.each(['global', null] as const)('are all codes of a company whose tax model is %s', (model) => {
    expect(lineCodes([code('2'), code('3')], model).map(({ id }) => id)).toEqual(['2', '3']);
  });
});
