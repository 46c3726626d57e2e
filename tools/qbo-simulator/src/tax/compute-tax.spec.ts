import { computeTax, type TaxableLine } from './compute-tax';

const QST = { id: '4', percent: 9.975 };
const GST = { id: '1', percent: 5 };
const VAT = { id: '2', percent: 20 };

const shown = (lines: TaxableLine[], mode: Parameters<typeof computeTax>[1]) => {
  const { nets, taxes, total } = computeTax(lines, mode);
  return {
    nets: nets.map(Number),
    taxes: taxes.map(({ rate, net, amount }) => [rate.id, net.toNumber(), amount.toNumber()]),
    total: total.toNumber(),
  };
};

describe('the tax of a transaction [facts 5.8]', () => {
  it('is rounded once for each rate, on the sum of the nets', () => {
    const lines = [
      { amount: 4000.11, rates: [GST, QST] },
      { amount: 495.05, rates: [GST, QST] },
    ];
    expect(shown(lines, 'TaxExcluded')).toEqual({
      nets: [4000.11, 495.05],
      taxes: [
        ['1', 4495.16, 224.76],
        ['4', 4495.16, 448.39],
      ],
      total: 673.15,
    });
  });

  it('may be rounded on every line instead', () => {
    const lines = Array.from({ length: 3 }, () => ({ amount: 0.33, rates: [GST] }));
    expect(computeTax(lines, 'TaxExcluded', 'rate').total.toNumber()).toBe(0.05);
    expect(computeTax(lines, 'TaxExcluded', 'line').total.toNumber()).toBe(0.06);
  });

  it('is on the lines of its rate only', () => {
    const lines = [
      { amount: 100, rates: [VAT] },
      { amount: 50, rates: [] },
    ];
    expect(shown(lines, 'TaxExcluded')).toEqual({ nets: [100, 50], taxes: [['2', 100, 20]], total: 20 });
  });

  it('comes out of amounts that include it, to the cent', () => {
    const lines = [
      { amount: 0.1, rates: [VAT] },
      { amount: 0.1, rates: [VAT] },
      { amount: 0.1, rates: [VAT] },
    ];
    const { nets, total } = shown(lines, 'TaxInclusive');
    expect(Math.round((nets.reduce((sum, net) => sum + net, 0) + total) * 100)).toBe(30);
  });

  it.each(['TaxExcluded', 'TaxInclusive'] as const)('adds up for any lines (%s)', (mode) => {
    for (let seed = 1; seed < 500; seed += 1) {
      const lines = Array.from({ length: 1 + (seed % 7) }, (_, index) => ({
        amount: ((seed * 7919 + index * 104_729) % 1_000_000) / 100,
        rates: [[VAT], [GST, QST], []][(seed + index) % 3] ?? [],
      }));
      const { nets, taxes, total } = computeTax(lines, mode);
      const sent = lines.reduce((sum, { amount }) => sum + Math.round(amount * 100), 0);
      const cents = (of: readonly { toNumber(): number }[]) =>
        of.reduce((sum, one) => sum + Math.round(one.toNumber() * 100), 0);
      expect(cents(taxes.map(({ amount }) => amount))).toBe(cents([total]));
      expect(cents(nets) + (mode === 'TaxInclusive' ? cents([total]) : 0)).toBe(sent);
    }
  });

  it('of a reverse charge is nothing, and both of its halves are shown', () => {
    const rates = [
      { id: '5', percent: 20 },
      { id: '6', percent: -20 },
    ];
    expect(shown([{ amount: 250, rates }], 'TaxExcluded')).toEqual({
      nets: [250],
      taxes: [
        ['5', 250, 50],
        ['6', 250, -50],
      ],
      total: 0,
    });
  });

  it('is none where it does not apply', () => {
    expect(shown([{ amount: 250, rates: [VAT] }], 'NotApplicable')).toEqual({
      nets: [250],
      taxes: [],
      total: 0,
    });
  });
});
