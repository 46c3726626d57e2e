import { Decimal } from 'decimal.js';
import { costsOf, type Movement } from './fifo';

const moved = (quantity: number, value?: number, expense = '80'): Movement => ({
  quantity: new Decimal(quantity),
  value: value === undefined ? undefined : new Decimal(value),
  asset: '81',
  expense,
});
const costOf = (...movements: Movement[]) =>
  Object.fromEntries(costsOf(movements).map(({ expense, amount }) => [expense, amount.toNumber()]));

describe('[facts 5.5] the cost of goods, first in, first out', () => {
  it.each([
    ['nothing that left costs nothing', [moved(10, 100)], {}],
    ['the oldest leave first', [moved(2, 20), moved(2, 30), moved(-3)], { 80: 35 }],
    [
      'the last of a layer take what rounding has left',
      [moved(3, 10), moved(-1), moved(-1), moved(-1)],
      { 80: 10 },
    ],
    [
      'pieces that come back are worth what the last ones cost',
      [moved(2, 20), moved(-2), moved(1)],
      { 80: 10 },
    ],
    ['what leaves first costs what comes later', [moved(-2), moved(5, 50)], { 80: 20 }],
    ['and meanwhile what the last ones cost', [moved(1, 7), moved(-3)], { 80: 21 }],
    ['which is corrected', [moved(1, 7), moved(-3), moved(5, 50)], { 80: 27 }],
    ['what goes back to its supplier bears only the difference', [moved(2, 20), moved(-1, -12)], { 80: -2 }],
    [
      'a price without pieces is borne by the next',
      [moved(1, 10), moved(0, 5), moved(-1), moved(1, 10), moved(-1)],
      { 80: 25 },
    ],
    [
      'each account bears its own',
      [moved(2, 20), moved(-1, undefined, '80'), moved(-1, undefined, '86')],
      { 80: 10, 86: 10 },
    ],
  ])('%s', (_what, movements, expected) => {
    expect(costOf(...movements)).toEqual(expected);
  });
});
