import { Decimal } from 'decimal.js';
import { type CompanyBooks } from '../company/books';
import { businessRule } from '../data-service/fault-texts';
import { referenceOf, type JsonObject } from '../json';
import { isForeign } from '../ledger/accounts-of-type';
import { type Rule } from '../model/entity';
import { roundToCents } from '../rules/amounts';
import { type Side } from './side';

function decimalOf(body: JsonObject, property: string): Decimal {
  const value = body[property];
  return new Decimal(typeof value === 'number' ? value : 0);
}

/** What payments have taken off a bill, invoice or credit. */
export function appliedTo(body: JsonObject): Decimal {
  return decimalOf(body, 'TotalAmt').minus(decimalOf(body, 'Balance'));
}

export function balanceOf(body: JsonObject): Decimal {
  return decimalOf(body, 'Balance');
}

/** Writes what is open, and where the currency is foreign what that is at home. */
export function setBalance(books: CompanyBooks, body: JsonObject, balance: Decimal): void {
  body['Balance'] = balance.toNumber();
  if (!isForeign(books, body)) return;
  const rate = body['ExchangeRate'];
  const home = (amount: Decimal) =>
    roundToCents(amount.times(typeof rate === 'number' ? rate : 1)).toNumber();
  body['HomeBalance'] = home(balance);
  body['HomeTotalAmt'] = home(decimalOf(body, 'TotalAmt'));
}

/** What was paid stays paid when the total changes; a total below it is refused or leaves a Balance below zero. */
export const openBalance: Rule = ({ books, body, previous }) => {
  const applied = appliedTo(previous ?? {});
  const balance = decimalOf(body, 'TotalAmt').minus(applied);
  setBalance(books, body, balance);
  return balance.isNegative() && applied.gt(0) && books.switches.change_paid_bill === 'refuse'
    ? [businessRule('The transaction amount cannot be less than the amount already applied to it.')]
    : [];
};

/** The vendor or customer of what a payment has used stays; a bill's may go where the switch says so. */
export const partyStays =
  (side: Side): Rule =>
  ({ books, body, previous }) => {
    const free = side.party === 'Vendor' && books.switches.change_paid_bill === 'accept';
    if (!previous || appliedTo(previous).isZero() || free) return [];
    const property = `${side.party}Ref`;
    return referenceOf(body, property) === referenceOf(previous, property)
      ? []
      : [
          businessRule(
            `The ${side.party.toLowerCase()} of a transaction with payments cannot be changed.`,
            property,
          ),
        ];
  };
