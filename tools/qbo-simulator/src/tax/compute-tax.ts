import { Decimal } from 'decimal.js';
import { roundToCents } from '../rules/amounts';

/** How the amounts of a transaction's lines stand to its tax (QuickBooks Online, GlobalTaxCalculation). */
export type TaxMode = 'TaxExcluded' | 'TaxInclusive' | 'NotApplicable';

export interface TaxRate {
  readonly id: string;
  /** Percent; a reverse charge has one of 20 and one of -20. */
  readonly percent: number;
}

export interface TaxableLine {
  /** Without its tax, or in the mode TaxInclusive with it. */
  readonly amount: number;
  readonly rates: readonly TaxRate[];
}

export interface TaxOfRate {
  readonly rate: TaxRate;
  readonly net: Decimal;
  readonly amount: Decimal;
}

export interface ComputedTax {
  /** The lines' amounts without tax, in their order. */
  readonly nets: readonly Decimal[];
  /** One per rate, in the order in which the lines name them. */
  readonly taxes: readonly TaxOfRate[];
  readonly total: Decimal;
}

const HUNDRED = new Decimal(100);

/** Where a tax is rounded to cents: once for each rate, on the sum of its nets, or on every line. */
export type TaxRounding = 'rate' | 'line';

/**
 * The tax of a transaction. QuickBooks is said to round once for each rate, yet the one recorded example (9.975 % of
 * 4,495.16 being 448.40) does not come out that way; hence the choice. In the mode TaxInclusive the nets are found first,
 * such that nets and taxes add up to what was sent.
 */
export function computeTax(
  lines: readonly TaxableLine[],
  mode: TaxMode,
  rounding: TaxRounding = 'rate',
): ComputedTax {
  if (mode === 'NotApplicable') {
    return { nets: lines.map(({ amount }) => new Decimal(amount)), taxes: [], total: new Decimal(0) };
  }
  const nets = mode === 'TaxExcluded' ? lines.map(({ amount }) => new Decimal(amount)) : netsOf(lines);
  const taxes = taxesOn(lines, nets, rounding);
  const total = sum(taxes.map(({ amount }) => amount));
  return mode === 'TaxExcluded' ? { nets, taxes, total } : { nets: fitted(lines, nets, total), taxes, total };
}

function netsOf(lines: readonly TaxableLine[]): Decimal[] {
  return lines.map(({ amount, rates }) => {
    const percent = sum(rates.map((rate) => new Decimal(rate.percent)));
    return roundToCents(new Decimal(amount).times(HUNDRED).dividedBy(HUNDRED.plus(percent)));
  });
}

function taxesOn(
  lines: readonly TaxableLine[],
  nets: readonly Decimal[],
  rounding: TaxRounding,
): TaxOfRate[] {
  const bases = new Map<string, { rate: TaxRate; nets: Decimal[] }>();
  lines.forEach(({ rates }, index) => {
    const net = nets[index] ?? new Decimal(0);
    for (const rate of rates) bases.set(rate.id, { rate, nets: [...(bases.get(rate.id)?.nets ?? []), net] });
  });
  return [...bases.values()].map(({ rate, nets: parts }) => {
    const net = sum(parts);
    const bearing = rounding === 'rate' ? [net] : parts;
    return { rate, net, amount: sum(bearing.map((part) => roundToCents(taxOn(part, rate)))) };
  });
}

const taxOn = (net: Decimal, { percent }: TaxRate): Decimal => net.times(percent).dividedBy(HUNDRED);

const sum = (parts: readonly Decimal[]): Decimal =>
  parts.reduce((total, part) => total.plus(part), new Decimal(0));

/** What rounding has left over is put on the largest taxed line, so that the transaction's total is what was sent. */
function fitted(lines: readonly TaxableLine[], nets: readonly Decimal[], total: Decimal): Decimal[] {
  const sent = sum(lines.map(({ amount }) => new Decimal(amount)));
  const left = sent.minus(total).minus(sum(nets));
  const taxed = lines.flatMap(({ rates }, index) => (rates.length > 0 ? [index] : []));
  const [largest] = taxed.sort((a, b) => Number(nets[b]) - Number(nets[a]));
  return nets.map((net, index) => (index === largest ? net.plus(left) : net));
}
