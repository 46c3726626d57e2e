import { type EntityDefinition } from '../model/entity';
import { number, reference } from '../model/fields';
import { openBalance, partyStays } from '../payments/open-balance';
import { notPaid, releasePayments } from '../payments/release-payments';
import { OF_CUSTOMERS } from '../payments/side';
import { addresses } from '../rules/addresses';
import { classAllowed } from '../rules/class-allowed';
import { openPeriod } from '../rules/closing-date';
import { transactionCurrency } from '../rules/currency';
import { salesDocNumber } from '../rules/doc-number';
import { settlementRate } from '../rules/exchange-rate';
import { globalTaxCalculation } from '../rules/global-tax-calculation';
import { afterInventoryStart } from '../rules/inventory-start';
import { datedToday } from '../rules/transaction-date';
import { arAccount, receivable } from './receivable';
import { salesDefaults } from './sales-defaults';
import { SALES_FIELDS } from './sales-fields';
import { salesLines } from './sales-lines';
import { salesPostings } from './sales-postings';
import { salesTotals } from './sales-totals';

/**
 * QuickBooks Online, CreditMemo page: an invoice the other way round. Inventory comes back at cost. A payment uses it up;
 * nothing applies it by itself.
 */
export const CREDIT_MEMO: EntityDefinition = {
  name: 'CreditMemo',
  kind: 'transaction',
  operations: ['create', 'update', 'delete', 'read', 'query', 'pdf', 'send'],
  sequence: 'transaction',
  fields: {
    ...SALES_FIELDS,
    CustomerRef: reference('Customer', { required: true, filter: true, sort: true }),
    RemainingCredit: number({ readOnly: true }),
    PaymentMethodRef: reference('PaymentMethod'),
    SalesTermRef: reference('Term'),
    InvoiceRef: reference('Invoice'),
  },
  rules: [
    datedToday,
    openPeriod,
    transactionCurrency,
    settlementRate,
    arAccount,
    salesDefaults('NeedToPrint'),
    classAllowed,
    globalTaxCalculation,
    salesLines,
    afterInventoryStart,
    salesTotals,
    partyStays(OF_CUSTOMERS),
    openBalance,
    salesDocNumber('CreditMemo'),
    addresses('BillAddr', 'ShipAddr', 'ShipFromAddr'),
  ],
  removal: [openPeriod, notPaid(OF_CUSTOMERS)],
  show: (shown) => {
    shown['RemainingCredit'] = shown['Balance'] ?? 0;
  },
  post: (body, books) => salesPostings(books, body, -1, receivable(books, body)),
  follow: releasePayments(OF_CUSTOMERS),
};
