import { Decimal } from 'decimal.js';
import { type CompanyBooks } from '../company/books';
import { objectsOf, referenceOf, scalarText, type JsonObject } from '../json';
import { openedBy } from '../ledger/entry-lines';
import { applicationsOf, type Application } from './applications';
import { balanceOf } from './open-balance';
import { isPaymentLink, type Side } from './side';

/** Whether a line pays something or uses up a credit: a journal entry may be either. */
export function isCredit(
  books: CompanyBooks,
  side: Side,
  payment: JsonObject,
  { entity, id }: Application,
): boolean {
  if (entity !== 'JournalEntry') return entity === side.credit;
  return openedBy(books, books.find(entity, id) ?? {}, side.party, partyOf(side, payment)).isNegative();
}

/** What is open of a document, of a journal entry the lines in the party's name; never below zero. */
export function openOf(
  books: CompanyBooks,
  side: Side,
  payment: JsonObject,
  entity: string,
  id: string,
): Decimal {
  const body = books.find(entity, id) ?? {};
  if (entity !== 'JournalEntry') return balanceOf(body);
  const applied = paymentsOf(books, side, body)
    .filter((other) => partyOf(side, other) === partyOf(side, payment))
    .flatMap((other) => applicationsOf(other))
    .filter((application) => application.entity === entity && application.id === id)
    .reduce((sum, { amount }) => sum.plus(amount), new Decimal(0));
  return openedBy(books, body, side.party, partyOf(side, payment)).abs().minus(applied);
}

/** A payment pays what is in its own party's name, or in that of a job below its customer, in its own currency. */
export function canPay(
  books: CompanyBooks,
  side: Side,
  payment: JsonObject,
  entity: string,
  id: string,
): boolean {
  const body = books.find(entity, id);
  if (!body || referenceOf(body, 'CurrencyRef') !== referenceOf(payment, 'CurrencyRef')) return false;
  const payer = partyOf(side, payment);
  if (entity === 'JournalEntry') return !openedBy(books, body, side.party, payer).isZero();
  return isWithin(books, side, partyOf(side, body), payer);
}

/** The vendor or customer of a document. */
export function partyOf({ party }: Side, body: JsonObject): string {
  return referenceOf(body, `${party}Ref`) ?? '';
}

function isWithin(books: CompanyBooks, { party }: Side, id: string, above: string): boolean {
  let member: string | undefined = id;
  while (member !== undefined && member !== above) {
    member = referenceOf(books.find(party, member) ?? {}, 'ParentRef');
  }
  return member === above;
}

/** The payments that a document is linked to. */
export function paymentsOf(books: CompanyBooks, side: Side, body: JsonObject): JsonObject[] {
  return objectsOf(body['LinkedTxn'])
    .filter((link) => isPaymentLink(side, link))
    .map(({ TxnId }) => books.find(side.payment, scalarText(TxnId)))
    .filter((payment) => payment !== undefined);
}
