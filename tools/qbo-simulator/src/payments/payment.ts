import { fault } from '../data-service/fault';
import { objectsOf } from '../json';
import { accountInNeed } from '../ledger/account-of-sub-type';
import { type EntityDefinition, type Rule } from '../model/entity';
import { COMMON_FIELDS, date, kept, list, number, reference, text } from '../model/fields';
import { openPeriod } from '../rules/closing-date';
import { transactionCurrency } from '../rules/currency';
import { settlementRate } from '../rules/exchange-rate';
import { moneyAccount } from '../rules/money-account';
import { datedToday } from '../rules/transaction-date';
import { arAccount } from '../sales/receivable';
import { PAID_FIELDS } from '../sales/sales-fields';
import { appliedLines, totalCoversLines } from './apply-lines';
import { exchangeAccount } from './exchange-account';
import { followTargets } from './follow-targets';
import { unappliedOf } from './release-payments';
import { settlementPostings } from './settlement';
import { OF_CUSTOMERS } from './side';
import { voidedPayment } from './voided';

/** Money that came in waits among the undeposited funds unless it is put on an account at once. */
export const depositTo: Rule = (draft) => {
  draft.body['DepositToAccountRef'] ??= { value: accountInNeed(draft.books, 'UndepositedFunds') };
  return moneyAccount(draft);
};

/** What sits in a deposit is neither changed, voided nor deleted before the deposit is (6540). */
export const notDeposited: Rule = ({ previous }) =>
  objectsOf(previous?.['LinkedTxn']).some(({ TxnType }) => TxnType === 'Deposit')
    ? [fault('6540', 'Deposited Transaction cannot be changed : The transaction has been deposited.')]
    : [];

const unapplied: Rule = ({ books, body }) => {
  body['UnappliedAmt'] = unappliedOf(books, OF_CUSTOMERS, body).toNumber();
  body['ProcessPayment'] ??= false;
  return [];
};

/** QuickBooks Online, Payment page: money of a customer, for invoices, out of credits, or on account. */
export const PAYMENT: EntityDefinition = {
  name: 'Payment',
  kind: 'transaction',
  operations: ['create', 'update', 'delete', 'void', 'read', 'query', 'pdf', 'send'],
  sequence: 'transaction',
  fields: {
    ...COMMON_FIELDS,
    ...PAID_FIELDS,
    TxnDate: date({ filter: true, sort: true }),
    CustomerRef: reference('Customer', { required: true, filter: true, sort: true }),
    TotalAmt: number({ required: true, filter: true, sort: true }),
    UnappliedAmt: number({ readOnly: true }),
    Line: list({
      Id: text(64, { readOnly: true }),
      LineNum: number(),
      Description: text(4000),
      Amount: number({ required: true }),
      LinkedTxn: list({ TxnId: text(64), TxnType: text(30), TxnLineId: text(64) }, { required: true }),
      LineEx: kept(),
    }),
    ARAccountRef: reference('Account'),
    CurrencyRef: reference([]),
    ExchangeRate: number(),
    DeliveryInfo: kept({ readOnly: true }),
    PrivateNote: text(4000),
    ProcessPayment: kept(),
    TaxExemptionRef: kept(),
    TransactionLocationType: text(100),
    LinkedTxn: kept({ readOnly: true }),
  },
  rules: [
    notDeposited,
    datedToday,
    openPeriod,
    transactionCurrency,
    settlementRate,
    arAccount,
    depositTo,
    appliedLines(OF_CUSTOMERS),
    totalCoversLines(OF_CUSTOMERS),
    unapplied,
    exchangeAccount,
  ],
  removal: [notDeposited, openPeriod],
  post: (body, books) => settlementPostings(books, OF_CUSTOMERS, body),
  follow: followTargets(OF_CUSTOMERS),
  voided: (body) => ({ ...voidedPayment(body), UnappliedAmt: 0 }),
};
