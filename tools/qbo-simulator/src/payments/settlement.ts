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
  const { money, control } = side.accounts(books, payment);
  const towards = side.party === 'Vendor' ? 1 : -1;
  const total = new Decimal(Number(payment['TotalAmt'] ?? 0));
  const settled = (party: string, amount: Decimal): Posting => ({
    account: control,
    amount: amount.times(towards).toFixed(),
    ...(side.party === 'Vendor' ? { vendor: party } : { customer: party }),
  });
  const applied = byDocument(payment).map((application) => {
    const credit = isCredit(books, side, payment, application);
    const home = homeOf(books, side, payment, application);
    return settled(partyOfTarget(books, side, payment, application), credit ? home.negated() : home);
  });
  const paid = inHomeCurrency(books, payment, total).times(-towards);
  const unapplied = isForeign(books, payment)
    ? inHomeCurrency(books, payment, total.minus(appliedOf(books, side, payment)))
    : paid.plus(sumOf(applied)).times(-towards);
  const postings = [
    ...applied,
    settled(partyOf(side, payment), unapplied),
    { account: money, amount: paid.toFixed() },
  ];
  return withDifference(
    books,
    postings.filter(({ amount }) => !new Decimal(amount).isZero()),
  );
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
  const target = books.find(entity, id) ?? {};
  if (!isForeign(books, payment)) return roundToCents(amount);
  const others = paymentsOf(books, side, target)
    .filter((other) => other['Id'] !== payment['Id'])
    .map((other) => ({ other, part: byTarget(other).get(`${entity}:${id}`) ?? new Decimal(0) }));
  const rounded = (part: Decimal) => inHomeCurrency(books, target, part);
  const isLast = others.every(({ other }) => Number(other['Id']) < Number(payment['Id']));
  const linked = others.length < paymentsOf(books, side, target).length;
  const open = openOf(books, side, payment, entity, id);
  if (!isLast || !linked || !open.isZero()) return rounded(amount);
  const opened = openedAtHome(
    books,
    side,
    `${entity}:${id}`,
    partyOfTarget(books, side, payment, application),
  );
  return others.reduce((left, { part }) => left.minus(rounded(part)), opened);
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
