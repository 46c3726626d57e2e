import { Decimal } from 'decimal.js';
import { roundToCents } from '../rules/amounts';

/** Pieces of one item that came in, above zero, or went out, below. Amounts in home currency. */
export interface Movement {
  readonly quantity: Decimal;
  /** What they were bought or given back for; undefined for what is sold or comes back from a customer, at cost. */
  readonly value: Decimal | undefined;
  /** The asset account in which they stand, and the account that bears their cost. */
  readonly asset: string;
  readonly expense: string;
}

/** What leaves an asset account as cost of the goods that went; below zero where goods came back. */
export interface Cost {
  readonly asset: string;
  readonly expense: string;
  readonly amount: Decimal;
}

interface Layer {
  readonly quantity: Decimal;
  readonly value: Decimal;
}

/** Pieces that left before they had come in, at an estimate, until they come. */
interface Shortage {
  readonly quantity: Decimal;
  readonly unit: Decimal;
  readonly movement: Movement;
}

const ZERO = new Decimal(0);

/**
 * The cost of one item's goods, first in, first out, over all its movements in their order: what came first leaves
 * first. Pieces that leave before they came cost what the last ones did, until later ones fill the gap. Pieces that a
 * customer brings back are worth what the last ones cost that left.
 */
export function costsOf(movements: readonly Movement[]): Cost[] {
  const stock = new Stock();
  for (const movement of movements) {
    if (movement.quantity.isNegative()) stock.leave(movement);
    else stock.enter(movement);
  }
  return [...stock.costs.values()].filter(({ amount }) => !amount.isZero());
}

class Stock {
  readonly costs = new Map<string, Cost>();
  private readonly layers: Layer[] = [];
  private readonly shortages: Shortage[] = [];
  /** What a piece cost that came in, or left, last. */
  private unitIn = ZERO;
  private unitOut: Decimal | undefined;

  enter(movement: Movement): void {
    const { quantity, value } = movement;
    const worth = value ?? roundToCents(quantity.times(this.unitOut ?? this.unitIn));
    if (value === undefined) this.charge(movement, worth.negated());
    if (!quantity.isZero()) this.unitIn = worth.dividedBy(quantity);
    this.fill({ quantity, value: worth });
  }

  leave(movement: Movement): void {
    let wanted = movement.quantity.negated();
    let cost = ZERO;
    const pieces = wanted;
    while (wanted.gt(0) && this.layers.length > 0) {
      const taken = this.take(wanted);
      wanted = wanted.minus(taken.quantity);
      cost = cost.plus(taken.value);
    }
    if (wanted.gt(0)) {
      cost = cost.plus(roundToCents(wanted.times(this.unitIn)));
      this.shortages.push({ quantity: wanted, unit: this.unitIn, movement });
    }
    this.unitOut = cost.dividedBy(pieces);
    // What a supplier pays for goods that go back is known; only the difference to their cost is borne.
    this.charge(movement, cost.plus(movement.value ?? ZERO));
  }

  /** Up to so many pieces from the oldest layer; the last of them take what rounding has left. */
  private take(wanted: Decimal): Layer {
    const oldest = this.layers[0] ?? { quantity: ZERO, value: ZERO };
    if (oldest.quantity.lte(wanted)) {
      this.layers.shift();
      return oldest;
    }
    const value = roundToCents(oldest.value.times(wanted).dividedBy(oldest.quantity));
    this.layers[0] = { quantity: oldest.quantity.minus(wanted), value: oldest.value.minus(value) };
    return { quantity: wanted, value };
  }

  /** What comes in goes first to those who are waiting, at its own price. */
  private fill(layer: Layer): void {
    let left = layer;
    for (let first = this.shortages[0]; first && left.quantity.gt(0); first = this.shortages[0]) {
      const filled = Decimal.min(first.quantity, left.quantity);
      const value = roundToCents(left.value.times(filled).dividedBy(left.quantity));
      this.charge(first.movement, value.minus(roundToCents(filled.times(first.unit))));
      const missing = first.quantity.minus(filled);
      if (missing.isZero()) this.shortages.shift();
      else this.shortages[0] = { ...first, quantity: missing };
      left = { quantity: left.quantity.minus(filled), value: left.value.minus(value) };
    }
    if (!left.quantity.isZero() || !left.value.isZero()) this.layers.push(left);
  }

  private charge({ asset, expense }: Movement, amount: Decimal): void {
    const key = `${asset}:${expense}`;
    const before = this.costs.get(key)?.amount ?? ZERO;
    this.costs.set(key, { asset, expense, amount: before.plus(amount) });
  }
}
