import { Decimal } from 'decimal.js';
import { roundToCents } from './amounts';

describe('[facts 4.3] money is rounded half up on exact decimals', () => {
  it.each([
    ['128.350', '14.50', '1861.08'],
    ['0.615', '1', '0.62'],
    ['1.005', '1', '1.01'],
    ['-1.005', '1', '-1.01'],
    ['3', '0.3333333', '1'],
    ['8.5', '1.15', '9.78'],
  ])('%s times %s is %s', (quantity, price, amount) => {
    expect(roundToCents(new Decimal(quantity).times(price)).equals(amount)).toBe(true);
  });
});
