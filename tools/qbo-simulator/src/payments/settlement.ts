import { Decimal } from 'decimal.js';
import { type CompanyBooks } from '../company/books';
import { referenceOf, scalarText, type JsonObject } from '../json';
import { accountOfSubType } from '../ledger/account-of-sub-type';
import { isForeign } from '../ledger/accounts-of-type';
import { Ledger } from '../ledger/ledger';
import { sumOf, type Posting } from '../ledger/posting';
import { inHomeCurrency } from '../purchases/purchase-postings';
import { roundToCents } from '../rules/amounts';
import { byDocument, byTarget, type Application } from './applications';
import { appliedOf } from './apply-lines';
import { type Side } from './side';
import { isCredit, openOf, partyOf, paymentsOf } from './target';

/**
 * What a payment posts: the money at its own rate, what it settles at the rates of the documents, so that one that is
 * paid in full ends at zero in home currency, and the difference as exchange gain or loss. What no document takes stays
 * with the party, unapplied, at the payment's rate.
 */
export function settlementPostings(books: CompanyBooks, side: Side, payment: JsonObject): Posting[] {
  const total = new Decimal(Number(payment['TotalAmt'] ?? 0));
  const money = inHomeCurrency(books, payment, total).times(-directionOf(side));
  const applied = byDocument(payment).map((application) => appliedPosting(books, side, payment, application));
  const unapplied = isForeign(books, payment)
    ? inHomeCurrency(books, payment, total.minus(appliedOf(books, side, payment))).times(directionOf(side))
    : money.plus(sumOf(applied)).negated();
  const postings = [
    ...applied,
    controlPosting(books, side, payment, partyOf(side, payment), unapplied),
    { account: side.accounts(books, payment).money, amount: money.toFixed() },
  ];
  const moved = postings.filter(({ amount }) => !new Decimal(amount).isZero());
  return withDifference(books, moved);
}

/** 1 where a payment lowers what is owed to vendors, -1 where it lowers what customers owe. */
const directionOf = ({ party }: Side): number => (party === 'Vendor' ? 1 : -1);

/** A debit (or, below zero, credit) of the payables or receivables in a name. */
function controlPosting(
  books: CompanyBooks,
  side: Side,
  payment: JsonObject,
  party: string,
  amount: Decimal,
): Posting {
  const { control } = side.accounts(books, payment);
  const name = side.party === 'Vendor' ? { vendor: party } : { customer: party };
  return { account: control, amount: amount.toFixed(), ...name };
}

function appliedPosting(
  books: CompanyBooks,
  side: Side,
  payment: JsonObject,
  application: Application,
): Posting {
  const home = homeOf(books, side, payment, application).times(directionOf(side));
  const amount = isCredit(books, side, payment, application) ? home.negated() : home;
  return controlPosting(books, side, payment, partyOfTarget(books, side, payment, application), amount);
}

function withDifference(books: CompanyBooks, postings: Posting[]): Posting[] {
  const difference = sumOf(postings).negated();
  if (difference.isZero()) return postings;
  const account = accountOfSubType(books, 'ExchangeGainOrLoss') ?? '';
  return [...postings, { account, amount: difference.toFixed() }];
}

function partyOfTarget(
  books: CompanyBooks,
  side: Side,
  payment: JsonObject,
  { entity, id }: Application,
): string {
  const own = partyOf(side, payment);
  return entity === 'JournalEntry'
    ? own
    : (referenceOf(books.find(entity, id) ?? {}, `${side.party}Ref`) ?? own);
}

/**
 * What an application takes off its document in home currency: at the rate of the document, and where it is the last of
 * those that pay it in full, what rounding has left.
 */
function homeOf(books: CompanyBooks, side: Side, payment: JsonObject, application: Application): Decimal {
  const { entity, id, amount } = application;
  if (!isForeign(books, payment)) return roundToCents(amount);
  const target = books.find(entity, id) ?? {};
  if (!closes(books, side, payment, application)) return inHomeCurrency(books, target, amount);
  const party = partyOfTarget(books, side, payment, application);
  const opened = openedAtHome(books, side, `${entity}:${id}`, party);
  const others = paymentsOf(books, side, target).filter((other) => other['Id'] !== payment['Id']);
  return others
    .map((other) => byTarget(other).get(`${entity}:${id}`) ?? new Decimal(0))
    .reduce((left, part) => left.minus(inHomeCurrency(books, target, part)), opened);
}

/** Whether the document is paid in full, and this payment is the youngest of those that do. */
function closes(books: CompanyBooks, side: Side, payment: JsonObject, { entity, id }: Application): boolean {
  const ids = paymentsOf(books, side, books.find(entity, id) ?? {}).map((other) => Number(other['Id']));
  const open = openOf(books, side, payment, entity, id);
  return open.isZero() && ids.includes(Number(payment['Id'])) && Number(payment['Id']) === Math.max(...ids);
}

/** What a document brought into the payables or receivables of a party. */
function openedAtHome(books: CompanyBooks, side: Side, document: string, party: string): Decimal {
  const own = new Ledger(books)
    .postingsOf(document)
    .filter(({ vendor, customer }) => (side.party === 'Vendor' ? vendor : customer) === party);
  return sumOf(own).abs();
}

/** Posts the payments of a document anew: what they settle may depend on the document, and on each other. */
export function postAgain(books: CompanyBooks, side: Side, target: JsonObject): void {
  for (const payment of paymentsOf(books, side, target)) postPayment(books, side, payment);
}

/** Enters what a payment posts as it is now. */
export function postPayment(books: CompanyBooks, side: Side, payment: JsonObject): void {
  const document = `${side.payment}:${scalarText(payment['Id'])}`;
  new Ledger(books).enter(document, settlementPostings(books, side, payment));
}
