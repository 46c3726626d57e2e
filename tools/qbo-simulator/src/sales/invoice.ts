import { followBilled } from '../billable/follow-billed';
import { salesLinks } from '../billable/sales-links';
import { notModelled } from '../data-service/fault';
import { type EntityDefinition, type Rule } from '../model/entity';
import { boolean, date, kept, list, number, reference, text } from '../model/fields';
import { openBalance, partyStays } from '../payments/open-balance';
import { notPaid, releasePayments } from '../payments/release-payments';
import { OF_CUSTOMERS } from '../payments/side';
import { addresses } from '../rules/addresses';
import { classAllowed } from '../rules/class-allowed';
import { openPeriod } from '../rules/closing-date';
import { transactionCurrency } from '../rules/currency';
import { salesDocNumber } from '../rules/doc-number';
import { dueDateFromTerm } from '../rules/due-date';
import { exchangeRate } from '../rules/exchange-rate';
import { globalTaxCalculation } from '../rules/global-tax-calculation';
import { afterInventoryStart } from '../rules/inventory-start';
import { datedToday } from '../rules/transaction-date';
import { arAccount, receivable } from './receivable';
import { salesDefaults } from './sales-defaults';
import { SALES_FIELDS } from './sales-fields';
import { SALES_LINE_FIELDS, salesLines } from './sales-lines';
import { salesPostings } from './sales-postings';
import { salesTotals } from './sales-totals';
import { voidedSale } from './voided-sale';

/** Money that is paid when the invoice is written would be a payment of its own. */
const noDeposit: Rule = ({ body }) =>
  typeof body['Deposit'] === 'number' && body['Deposit'] !== 0 ? [notModelled('Deposit on an invoice')] : [];

/** Only an invoice bills what others have made: estimates, charges and time. */
const LINKS = list({ TxnId: text(64), TxnType: text(30), TxnLineId: text(64) });

/** QuickBooks Online, Invoice page. */
export const INVOICE: EntityDefinition = {
  name: 'Invoice',
  kind: 'transaction',
  operations: ['create', 'update', 'delete', 'void', 'read', 'query', 'pdf', 'send'],
  sequence: 'transaction',
  fields: {
    ...SALES_FIELDS,
    CustomerRef: reference('Customer', { required: true, filter: true, sort: true }),
    Line: list({ ...SALES_LINE_FIELDS, LinkedTxn: LINKS }, { required: true }),
    LinkedTxn: LINKS,
    DueDate: date({ filter: true, sort: true }),
    SalesTermRef: reference('Term', { filter: true }),
    Deposit: number(),
    DepositToAccountRef: reference('Account'),
    AllowIPNPayment: boolean(),
    AllowOnlinePayment: boolean(),
    AllowOnlineCreditCardPayment: boolean(),
    AllowOnlineACHPayment: boolean(),
    EInvoiceStatus: kept({ readOnly: true }),
    InvoiceLink: kept({ readOnly: true }),
  },
  rules: [
    noDeposit,
    datedToday,
    dueDateFromTerm,
    openPeriod,
    transactionCurrency,
    exchangeRate,
    arAccount,
    salesDefaults('NeedToPrint'),
    classAllowed,
    globalTaxCalculation,
    salesLines,
    salesLinks,
    afterInventoryStart,
    salesTotals,
    partyStays(OF_CUSTOMERS),
    openBalance,
    salesDocNumber('Invoice'),
    addresses('BillAddr', 'ShipAddr', 'ShipFromAddr'),
  ],
  removal: [openPeriod, notPaid(OF_CUSTOMERS)],
  // Recorded: an invoice without links shows that it has none.
  show: (shown) => {
    shown['LinkedTxn'] ??= [];
  },
  post: (body, books) => salesPostings(books, body, 1, receivable(books, body)),
  follow: (change) => {
    releasePayments(OF_CUSTOMERS)(change);
    followBilled(change);
  },
  voided: voidedSale,
};
