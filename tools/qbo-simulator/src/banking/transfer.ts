import { Decimal } from 'decimal.js';
import { type CompanyBooks } from '../company/books';
import { fault, type Fault } from '../data-service/fault';
import { businessRule } from '../data-service/fault-texts';
import { referenceOf, scalarText, type JsonObject } from '../json';
import { currencyOf } from '../ledger/accounts-of-type';
import { counterpart, type Posting } from '../ledger/posting';
import { type EntityDefinition, type Rule } from '../model/entity';
import { COMMON_FIELDS, date, number, reference, text } from '../model/fields';
import { inHomeCurrency } from '../purchases/purchase-postings';
import { amountOf } from '../rules/amounts';
import { openPeriod } from '../rules/closing-date';
import { exchangeRate } from '../rules/exchange-rate';
import { datedToday } from '../rules/transaction-date';

const ENDS = ['FromAccountRef', 'ToAccountRef'] as const;
const WITH_NAMES: readonly unknown[] = ['Accounts Receivable', 'Accounts Payable'];

/** Between two accounts of the balance sheet that need no name (6430), and not from one to itself. */
const bothEnds: Rule = ({ books, body }): Fault[] => {
  const [from, to] = ENDS.map((end) => referenceOf(body, end));
  if (from === to) return [businessRule('You must specify a different account.', 'ToAccountRef')];
  return ENDS.filter((end) => !canTransfer(books, body, end)).map((end) =>
    fault('6430', `Invalid account type used : ${end} must be an account of the balance sheet.`, end),
  );
};

function canTransfer(books: CompanyBooks, body: JsonObject, end: string): boolean {
  const account = books.find('Account', referenceOf(body, end) ?? '') ?? {};
  const onBalanceSheet = ['Asset', 'Liability', 'Equity'].includes(scalarText(account['Classification']));
  return onBalanceSheet && !WITH_NAMES.includes(account['AccountType']);
}

const transferred: Rule = ({ books, body }) => {
  const from = books.find('Account', referenceOf(body, 'FromAccountRef') ?? '') ?? {};
  body['CurrencyRef'] ??= { value: currencyOf(books, from) };
  return amountOf(body) < 0
    ? [businessRule('You must specify a transaction amount that is 0 or greater.', 'Amount')]
    : [];
};

function postings(body: JsonObject, books: CompanyBooks): Posting[] {
  const amount = inHomeCurrency(books, body, new Decimal(amountOf(body)));
  if (amount.isZero()) return [];
  const arrives: Posting = { account: referenceOf(body, 'ToAccountRef') ?? '', amount: amount.toFixed() };
  return [arrives, counterpart([arrives], referenceOf(body, 'FromAccountRef') ?? '', {})];
}

/** QuickBooks Online, Transfer page. */
export const TRANSFER: EntityDefinition = {
  name: 'Transfer',
  kind: 'transaction',
  operations: ['create', 'update', 'delete', 'read', 'query'],
  sequence: 'transaction',
  fields: {
    ...COMMON_FIELDS,
    TxnDate: date({ filter: true, sort: true }),
    FromAccountRef: reference('Account', { required: true }),
    ToAccountRef: reference('Account', { required: true }),
    Amount: number({ required: true }),
    CurrencyRef: reference([]),
    ExchangeRate: number(),
    PrivateNote: text(4000),
    TransactionLocationType: text(100),
  },
  rules: [datedToday, openPeriod, transferred, exchangeRate, bothEnds],
  removal: [openPeriod],
  post: postings,
};
