import { billedLines, notBilled } from '../billable/billed-lines';
import { followCharges, showCharges } from '../billable/charges';
import { type EntityDefinition } from '../model/entity';
import { address, list, number, reference, text } from '../model/fields';
import { openBalance, partyStays } from '../payments/open-balance';
import { notPaid, releasePayments } from '../payments/release-payments';
import { TO_VENDORS } from '../payments/side';
import { addresses } from '../rules/addresses';
import { classAllowed } from '../rules/class-allowed';
import { openPeriod } from '../rules/closing-date';
import { transactionCurrency } from '../rules/currency';
import { settlementRate } from '../rules/exchange-rate';
import { globalTaxCalculation } from '../rules/global-tax-calculation';
import { afterInventoryStart } from '../rules/inventory-start';
import { datedToday } from '../rules/transaction-date';
import { purchaseTax } from '../tax/purchase-tax';
import { apAccount } from './ap-account';
import { PLANS_WITH_BILLS } from './bill';
import { PURCHASE_FIELDS } from './purchase-fields';
import { purchaseLines, totalOfLines } from './purchase-lines';
import { payable, purchasePostings } from './purchase-postings';

/** QuickBooks Online, VendorCredit page: a bill the other way round, without terms. Inventory goes back at its price. */
export const VENDOR_CREDIT: EntityDefinition = {
  name: 'VendorCredit',
  kind: 'transaction',
  operations: ['create', 'update', 'delete', 'read', 'query'],
  plans: PLANS_WITH_BILLS,
  sequence: 'transaction',
  resent: ['VendorRef'],
  fields: {
    ...PURCHASE_FIELDS,
    VendorRef: reference('Vendor', { required: true }),
    VendorAddr: address(),
    APAccountRef: reference('Account', { filter: true }),
    Balance: number({ readOnly: true }),
    LinkedTxn: list({ TxnId: text(64), TxnType: text(30), TxnLineId: text(64) }, { readOnly: true }),
  },
  rules: [
    datedToday,
    openPeriod,
    transactionCurrency,
    settlementRate,
    apAccount,
    classAllowed,
    globalTaxCalculation,
    billedLines,
    purchaseLines,
    afterInventoryStart,
    purchaseTax,
    totalOfLines,
    partyStays(TO_VENDORS),
    openBalance,
    addresses('VendorAddr'),
  ],
  removal: [openPeriod, notPaid(TO_VENDORS), notBilled],
  show: showCharges('VendorCredit'),
  post: (body, books) => purchasePostings(books, body, -1, payable(body)),
  follow: (change) => {
    releasePayments(TO_VENDORS)(change);
    followCharges('VendorCredit')(change);
  },
};
