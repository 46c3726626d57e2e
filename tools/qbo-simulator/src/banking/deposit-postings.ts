import { Decimal } from 'decimal.js';
import { type CompanyBooks } from '../company/books';
import { isObject, referenceOf, type JsonObject } from '../json';
import { partyKindOf } from '../ledger/entry-lines';
import { Ledger } from '../ledger/ledger';
import { counterpart, sumOf, type Posting } from '../ledger/posting';
import { detailOf, linesOf } from '../model/merge-update';
import { inHomeCurrency } from '../purchases/purchase-postings';
import { amountOf } from '../rules/amounts';
import { receivedOf, type Received } from './deposit-lines';

/** The cash that is taken out of a deposit, and the account that it goes to. */
export function cashBackOf(deposit: JsonObject): { readonly amount: Decimal; readonly account?: string } {
  const cash = deposit['CashBack'];
  if (!isObject(cash)) return { amount: new Decimal(0) };
  const account = referenceOf(cash, 'AccountRef');
  return { amount: new Decimal(amountOf(cash)), ...(account === undefined ? {} : { account }) };
}

/**
 * Every line leaves its account, what was received before the undeposited funds at what it was worth then, and arrives
 * in the account that is deposited to, but for the cash that is kept back.
 */
export function depositPostings(body: JsonObject, books: CompanyBooks): Posting[] {
  const postings = linesOf(body).map((line): Posting => {
    const received = receivedOf(line);
    return received ? undeposited(books, received) : fromAccount(books, body, line);
  });
  const cash = cashBackOf(body);
  if (!cash.amount.isZero()) {
    postings.push({
      account: cash.account ?? '',
      amount: inHomeCurrency(books, body, cash.amount).toFixed(),
    });
  }
  const account = referenceOf(body, 'DepositToAccountRef') ?? '';
  return postings.length === 0 ? [] : [...postings, counterpart(postings, account, {})];
}

function undeposited(books: CompanyBooks, { entity, id }: Received): Posting {
  const account = referenceOf(books.find(entity, id) ?? {}, 'DepositToAccountRef') ?? '';
  const received = new Ledger(books)
    .postingsOf(`${entity}:${id}`)
    .filter((posting) => posting.account === account);
  return { account, amount: sumOf(received).negated().toFixed() };
}

function fromAccount(books: CompanyBooks, body: JsonObject, line: JsonObject): Posting {
  const detail = detailOf(line) ?? {};
  const account = referenceOf(detail, 'AccountRef') ?? '';
  const amount = inHomeCurrency(books, body, new Decimal(-amountOf(line))).toFixed();
  const party = referenceOf(detail, 'Entity') ?? '';
  const kind = partyKindOf(books, line);
  if (kind === undefined) return { account, amount };
  return kind === 'Vendor' ? { account, amount, vendor: party } : { account, amount, customer: party };
}
