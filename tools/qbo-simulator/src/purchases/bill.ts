import { billedLines, notBilled } from '../billable/billed-lines';
import { followCharges, showCharges } from '../billable/charges';
import { type Plan } from '../company/switches';
import { type EntityDefinition, type Rule } from '../model/entity';
import { address, date, list, number, reference, text } from '../model/fields';
import { openBalance, partyStays } from '../payments/open-balance';
import { notPaid, releasePayments } from '../payments/release-payments';
import { TO_VENDORS } from '../payments/side';
import { addresses } from '../rules/addresses';
import { classAllowed } from '../rules/class-allowed';
import { openPeriod } from '../rules/closing-date';
import { transactionCurrency } from '../rules/currency';
import { customNumber } from '../rules/doc-number';
import { dueDateFromTerm } from '../rules/due-date';
import { exchangeRate } from '../rules/exchange-rate';
import { globalTaxCalculation } from '../rules/global-tax-calculation';
import { afterInventoryStart } from '../rules/inventory-start';
import { datedToday } from '../rules/transaction-date';
import { purchaseTax } from '../tax/purchase-tax';
import { apAccount } from './ap-account';
import { followOrders } from './follow-orders';
import { orderLinks } from './order-link';
import { PURCHASE_FIELDS } from './purchase-fields';
import { purchaseLines, totalOfLines } from './purchase-lines';
import { payable, purchasePostings } from './purchase-postings';

/** Bills are of the plans above Simple Start. */
export const PLANS_WITH_BILLS: readonly Plan[] = ['Essentials', 'Plus', 'Advanced'];

/** Numbers are the supplier's: never given by QuickBooks, and compared only where the company wants the warning. */
const billNumber: Rule = (draft) =>
  draft.books.switches.warn_duplicate_bill_no ? customNumber('Bill', draft) : [];

/** QuickBooks Online, Bill page. */
export const BILL: EntityDefinition = {
  name: 'Bill',
  kind: 'transaction',
  operations: ['create', 'update', 'delete', 'read', 'query'],
  plans: PLANS_WITH_BILLS,
  sequence: 'transaction',
  resent: ['VendorRef'],
  fields: {
    ...PURCHASE_FIELDS,
    DueDate: date({ filter: true, sort: true }),
    VendorRef: reference('Vendor', { required: true, filter: true, sort: true }),
    VendorAddr: address(),
    APAccountRef: reference('Account', { filter: true }),
    SalesTermRef: reference('Term', { filter: true }),
    LinkedTxn: list({ TxnId: text(64), TxnType: text(30), TxnLineId: text(64) }),
    Balance: number({ readOnly: true, filter: true }),
    HomeBalance: number({ readOnly: true }),
  },
  rules: [
    datedToday,
    dueDateFromTerm,
    openPeriod,
    transactionCurrency,
    exchangeRate,
    apAccount,
    classAllowed,
    globalTaxCalculation,
    orderLinks,
    billedLines,
    purchaseLines,
    afterInventoryStart,
    purchaseTax,
    totalOfLines,
    partyStays(TO_VENDORS),
    openBalance,
    billNumber,
    addresses('VendorAddr'),
  ],
  removal: [openPeriod, notPaid(TO_VENDORS), notBilled],
  show: showCharges('Bill'),
  post: (body, books) => purchasePostings(books, body, 1, payable(body)),
  follow: (change) => {
    followOrders(change);
    releasePayments(TO_VENDORS)(change);
    followCharges('Bill')(change);
  },
};
