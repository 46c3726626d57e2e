import { fault, type Fault } from '../data-service/fault';
import { requiredMissing } from '../data-service/fault-texts';
import { isObject } from '../json';
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
import { openPeriod } from '../rules/closing-date';
import { transactionCurrency } from '../rules/currency';
import { settlementRate } from '../rules/exchange-rate';
import { datedToday } from '../rules/transaction-date';
import { appliedLines, totalCoversLines } from './apply-lines';
import { exchangeAccount } from './exchange-account';
import { followTargets } from './follow-targets';
import { settlementPostings } from './settlement';
import { sourceAccount, sourceOf, TO_VENDORS } from './side';
import { voidedPayment } from './voided';

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
    settlementRate,
    apAccount,
    paidFrom,
    appliedLines(TO_VENDORS),
    totalCoversLines(TO_VENDORS),
    exchangeAccount,
  ],
  removal: [openPeriod],
  post: (body, books) => settlementPostings(books, TO_VENDORS, body),
  follow: followTargets(TO_VENDORS),
  voided: voidedPayment,
};
