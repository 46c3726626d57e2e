import { normalisedName } from './normalised-name';

describe('the name of a tax code as it is compared', () => {
  it.each([
    ['case and white space', ' 20.0%  s', '20.0% S'],
    ['the mark of inactive codes', 'HST ON (deleted)', 'hst on'],
    ['forms of Unicode', 'ＶＡＴ', 'VAT'],
    ['marks around it', '“Exempt”', 'Exempt'],
  ])('does not care about %s', (_, one, other) => {
    expect(normalisedName(one)).toBe(normalisedName(other));
  });

  it('cares about rates and signs', () => {
    expect(normalisedName('20.0% S')).not.toBe(normalisedName('20.0% ECG'));
    expect(normalisedName('5%')).not.toBe(normalisedName('5'));
  });
});
