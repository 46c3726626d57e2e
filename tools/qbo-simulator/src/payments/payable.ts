import { Decimal } from 'decimal.js';
import { type CompanyBooks } from '../company/books';
import { objectsOf, referenceOf, scalarText, type JsonObject } from '../json';
import { owedTo } from '../ledger/entry-lines';
import { applicationsOf, type Application, type Payable } from './applications';
import { balanceOf } from './open-balance';

/** Whether a line pays something or uses up a credit: a journal entry may be either. */
export function isCredit(books: CompanyBooks, payment: JsonObject, { entity, id }: Application): boolean {
  if (entity !== 'JournalEntry') return entity === 'VendorCredit';
  return owedTo(books, books.find(entity, id) ?? {}, vendorOf(payment)).isNegative();
}

/** What is open of a bill, a credit, or the lines of a journal entry in the vendor's name; never below zero. */
export function openOf(books: CompanyBooks, payment: JsonObject, entity: Payable, id: string): Decimal {
  const body = books.find(entity, id) ?? {};
  if (entity !== 'JournalEntry') return balanceOf(body);
  const applied = objectsOf(body['LinkedTxn'])
    .map(({ TxnId }) => books.find('BillPayment', scalarText(TxnId)))
    .filter((other) => other !== undefined && vendorOf(other) === vendorOf(payment))
    .flatMap((other) => (other ? applicationsOf(other) : []))
    .filter((application) => application.entity === entity && application.id === id)
    .reduce((sum, { amount }) => sum.plus(amount), new Decimal(0));
  return owedTo(books, body, vendorOf(payment)).abs().minus(applied);
}

/** A payment pays its own vendor in its own currency. */
export function isOfVendor(books: CompanyBooks, payment: JsonObject, entity: Payable, id: string): boolean {
  const body = books.find(entity, id);
  if (!body || referenceOf(body, 'CurrencyRef') !== referenceOf(payment, 'CurrencyRef')) return false;
  if (entity === 'JournalEntry') return !owedTo(books, body, vendorOf(payment)).isZero();
  return vendorOf(body) === vendorOf(payment);
}

function vendorOf(body: JsonObject): string {
  return referenceOf(body, 'VendorRef') ?? '';
}
