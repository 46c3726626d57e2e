import { Decimal } from 'decimal.js';
import { type CompanyBooks } from '../company/books';
import { businessRule, requiredMissing } from '../data-service/fault-texts';
import { isObject, referenceOf, textOf, type JsonObject } from '../json';
import { currencyOf } from '../ledger/accounts-of-type';
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
import { detailOf, linesOf } from '../model/merge-update';
import { kindOfName } from '../names/kind-of-name';
import { amountOf, roundToCents } from '../rules/amounts';
import { openPeriod } from '../rules/closing-date';
import { exchangeRate } from '../rules/exchange-rate';
import { moneyAccount } from '../rules/money-account';
import { datedToday } from '../rules/transaction-date';
import { cashBackOf, depositPostings } from './deposit-postings';
import { depositLines, followDeposited } from './deposit-lines';

/** A deposit is in the currency of its account unless it says another. */
const depositCurrency: Rule = ({ books, body }) => {
  const account = books.find('Account', referenceOf(body, 'DepositToAccountRef') ?? '') ?? {};
  body['CurrencyRef'] ??= { value: currencyOf(books, account) };
  return [];
};

/** TotalAmt is what arrives: the lines less the cash that is kept back. */
const totalOfDeposit: Rule = ({ body }) => {
  const cash = cashBackOf(body);
  const sum = linesOf(body).reduce((total, line) => total.plus(amountOf(line)), new Decimal(0));
  body['TotalAmt'] = roundToCents(sum.minus(cash.amount)).toNumber();
  if (!cash.amount.isZero() && cash.account === undefined) return [requiredMissing('CashBack.AccountRef')];
  return sum.lt(cash.amount)
    ? [businessRule('You must specify a transaction amount that is 0 or greater.')]
    : [];
};

/** Which kind of name stands on a line follows from its id. */
function showEntities(shown: JsonObject, books: CompanyBooks): void {
  for (const line of linesOf(shown)) {
    const entity = detailOf(line)?.['Entity'];
    const type = isObject(entity) ? kindOfName(books, textOf(entity, 'value') ?? '') : undefined;
    if (isObject(entity) && type !== undefined) entity['type'] = type;
  }
}

/** QuickBooks Online, Deposit page: money on its way to the bank, received before or now. */
export const DEPOSIT: EntityDefinition = {
  name: 'Deposit',
  kind: 'transaction',
  operations: ['create', 'update', 'delete', 'read', 'query'],
  sequence: 'transaction',
  fields: {
    ...COMMON_FIELDS,
    DocNumber: text(21, { filter: true, sort: true }),
    TxnDate: date({ filter: true, sort: true }),
    DepositToAccountRef: reference('Account', { required: true, filter: true }),
    CurrencyRef: reference([]),
    ExchangeRate: number(),
    TotalAmt: number({ readOnly: true }),
    HomeTotalAmt: number({ readOnly: true }),
    PrivateNote: text(4000),
    DepartmentRef: reference('Department'),
    CashBack: object({ AccountRef: reference('Account'), Amount: number(), Memo: text(4000) }),
    GlobalTaxCalculation: kept(),
    TxnTaxDetail: kept(),
    TxnSource: text(100),
    TransactionLocationType: text(100),
    RecurDataRef: reference([], { readOnly: true }),
    Line: list(
      {
        Id: text(64, { readOnly: true }),
        LineNum: number(),
        Description: text(4000),
        Amount: number(),
        DetailType: enumeration(['DepositLineDetail']),
        LinkedTxn: list({ TxnId: text(64), TxnType: text(30), TxnLineId: text(64) }),
        ProjectRef: reference('Customer'),
        CustomField: kept(),
        DepositLineDetail: object({
          AccountRef: reference('Account'),
          Entity: reference(['Customer', 'Vendor', 'Employee']),
          PaymentMethodRef: reference('PaymentMethod'),
          CheckNum: text(21),
          ClassRef: reference('Class'),
          TaxCodeRef: reference([]),
          TaxApplicableOn: text(30),
          TxnType: text(30),
        }),
      },
      { required: true },
    ),
  },
  rules: [datedToday, openPeriod, depositCurrency, exchangeRate, moneyAccount, depositLines, totalOfDeposit],
  removal: [openPeriod],
  show: showEntities,
  post: depositPostings,
  follow: followDeposited,
};
