import { Decimal } from 'decimal.js';

/** One entry of a document in the general ledger. */
export interface Posting {
  /** Id of the account. */
  readonly account: string;
  /** Home currency, an exact decimal of two digits; debits are positive, credits negative. */
  readonly amount: string;
  /** Id of the vendor whose payable this is. */
  readonly vendor?: string;
  /** Id of the customer whose receivable this is. */
  readonly customer?: string;
  /** Id of the inventory item whose asset value this is. */
  readonly item?: string;
  /** How many of the item came in (or went out, below zero), an exact decimal. */
  readonly quantity?: string;
  /** The day on which the stock moves, `YYYY-MM-DD`. */
  readonly date?: string;
  /** Id of the account that bears the cost of stock that leaves. */
  readonly expense?: string;
  /** The stock has no price of its own: it moves at what it cost, which the ledger works out. */
  readonly atCost?: boolean;
}

/** The other entry of a document: what makes its debits equal its credits. */
export function counterpart(postings: readonly Posting[], account: string, names: Partial<Posting>): Posting {
  return { ...names, account, amount: sumOf(postings).negated().toFixed() };
}

export function sumOf(postings: readonly Posting[]): Decimal {
  return postings.reduce((sum, { amount }) => sum.plus(amount), new Decimal(0));
}

/** The entry that takes another back. */
export function reversed(posting: Posting): Posting {
  const { amount, quantity } = posting;
  return {
    ...posting,
    amount: new Decimal(amount).negated().toFixed(),
    ...(quantity === undefined ? {} : { quantity: new Decimal(quantity).negated().toFixed() }),
  };
}
