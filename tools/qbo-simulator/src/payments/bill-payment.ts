import { Decimal } from 'decimal.js';
import { type CompanyBooks } from '../company/books';
import { fault, type Fault } from '../data-service/fault';
import { requiredMissing } from '../data-service/fault-texts';
import { isObject, referenceOf, type JsonObject } from '../json';
import { counterpart, type Posting } from '../ledger/posting';
import { type EntityDefinition, type Rule } from '../model/entity';
import {
  COMMON_FIELDS,
  date,
  enumeration,
  kept,
  list,
  number,
  object,
  reference,
  text,
} from '../model/fields';
import { apAccount } from '../purchases/ap-account';
import { PLANS_WITH_BILLS } from '../purchases/bill';
import { inHomeCurrency } from '../purchases/purchase-postings';
import { openPeriod } from '../rules/closing-date';
import { transactionCurrency } from '../rules/currency';
import { exchangeRate } from '../rules/exchange-rate';
import { datedToday } from '../rules/transaction-date';
import { appliedLines, totalCoversLines } from './apply-lines';
import { followPayables } from './follow-payables';
import { voidedPayment } from './voided';

/** Where the money comes from: the group of the payment type, its account and the type that account must have. */
const SOURCES = {
  Check: { group: 'CheckPayment', account: 'BankAccountRef', type: 'Bank' },
  CreditCard: { group: 'CreditCardPayment', account: 'CCAccountRef', type: 'Credit Card' },
} as const;

function sourceOf(payment: JsonObject): (typeof SOURCES)[keyof typeof SOURCES] {
  return payment['PayType'] === 'CreditCard' ? SOURCES.CreditCard : SOURCES.Check;
}

function sourceAccount(payment: JsonObject): string | undefined {
  const { group, account } = sourceOf(payment);
  const source = payment[group];
  return isObject(source) ? referenceOf(source, account) : undefined;
}

/** A check is drawn on a bank account, a card payment on a credit card (6430); the account cannot be left out. */
const paidFrom: Rule = ({ books, body }): Fault[] => {
  const { group, account, type } = sourceOf(body);
  const id = sourceAccount(body);
  if (id === undefined) return [requiredMissing(`${group}.${account}`)];
  if (books.find('Account', id)?.['AccountType'] !== type) {
    return [fault('6430', `Invalid account type used : ${account} must be of type ${type}.`, account)];
  }
  const source = body[group];
  if (group === 'CheckPayment' && isObject(source)) body[group] = { PrintStatus: 'NotSet', ...source };
  return [];
};

/** The whole amount leaves the bank and the payables; what no bill takes stays with the vendor, unapplied. */
function postings(body: JsonObject, books: CompanyBooks): Posting[] {
  const total = body['TotalAmt'];
  const amount = inHomeCurrency(books, body, new Decimal(typeof total === 'number' ? total : 0));
  if (amount.isZero()) return [];
  const account = referenceOf(body, 'APAccountRef') ?? '';
  const vendor = referenceOf(body, 'VendorRef') ?? '';
  const paid: Posting = { account, amount: amount.toFixed(), vendor };
  return [paid, counterpart([paid], sourceAccount(body) ?? '', {})];
}

/** QuickBooks Online, BillPayment page. */
export const BILL_PAYMENT: EntityDefinition = {
  name: 'BillPayment',
  kind: 'transaction',
  operations: ['create', 'update', 'delete', 'void', 'read', 'query'],
  plans: PLANS_WITH_BILLS,
  sequence: 'transaction',
  resent: ['VendorRef'],
  fields: {
    ...COMMON_FIELDS,
    DocNumber: text(21, { filter: true, sort: true }),
    TxnDate: date({ filter: true, sort: true }),
    VendorRef: reference('Vendor', { required: true, filter: true, sort: true }),
    PayType: enumeration(['Check', 'CreditCard'], { required: true }),
    CheckPayment: object({
      BankAccountRef: reference('Account'),
      PrintStatus: text(30),
      CheckDetail: kept(),
    }),
    CreditCardPayment: object({ CCAccountRef: reference('Account'), CCDetail: kept() }),
    TotalAmt: number({ filter: true, sort: true }),
    Line: list(
      {
        Id: text(64, { readOnly: true }),
        LineNum: number(),
        Description: text(4000),
        Amount: number({ required: true }),
        LinkedTxn: list({ TxnId: text(64), TxnType: text(30), TxnLineId: text(64) }, { required: true }),
        LineEx: kept(),
      },
      { required: true },
    ),
    APAccountRef: reference('Account', { filter: true }),
    CurrencyRef: reference([]),
    ExchangeRate: number(),
    DepartmentRef: reference('Department'),
    PrivateNote: text(4000),
    ProcessBillPayment: kept(),
    TransactionLocationType: text(100),
  },
  rules: [
    datedToday,
    openPeriod,
    transactionCurrency,
    exchangeRate,
    apAccount,
    paidFrom,
    appliedLines,
    totalCoversLines,
  ],
  removal: [openPeriod],
  post: postings,
  follow: followPayables,
  voided: voidedPayment,
};
