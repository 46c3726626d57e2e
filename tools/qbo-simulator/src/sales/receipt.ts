import { Decimal } from 'decimal.js';
import { referenceOf } from '../json';
import { type EntityDefinition, type Rule } from '../model/entity';
import { reference } from '../model/fields';
import { setBalance } from '../payments/open-balance';
import { depositTo, notDeposited } from '../payments/payment';
import { type Direction } from '../purchases/purchase-postings';
import { addresses } from '../rules/addresses';
import { classAllowed } from '../rules/class-allowed';
import { openPeriod } from '../rules/closing-date';
import { transactionCurrency } from '../rules/currency';
import { salesDocNumber } from '../rules/doc-number';
import { exchangeRate } from '../rules/exchange-rate';
import { globalTaxCalculation } from '../rules/global-tax-calculation';
import { afterInventoryStart } from '../rules/inventory-start';
import { datedToday } from '../rules/transaction-date';
import { salesDefaults } from './sales-defaults';
import { PAID_FIELDS, SALES_FIELDS } from './sales-fields';
import { salesLines } from './sales-lines';
import { salesPostings } from './sales-postings';
import { salesTotals } from './sales-totals';
import { voidedSale } from './voided-sale';

/** Nothing is owed on a receipt. */
const paidAtOnce: Rule = ({ books, body }) => {
  setBalance(books, body, new Decimal(0));
  return [];
};

/** Sales for which money moves at once, into an account or (direction -1) out of it. */
function receipt(name: string, direction: Direction): Omit<EntityDefinition, 'operations'> {
  return {
    name,
    kind: 'transaction',
    sequence: 'transaction',
    fields: {
      ...SALES_FIELDS,
      ...PAID_FIELDS,
      ...(direction === -1 ? { DepositToAccountRef: reference('Account', { required: true }) } : {}),
    },
    rules: [
      notDeposited,
      datedToday,
      openPeriod,
      transactionCurrency,
      exchangeRate,
      depositTo,
      salesDefaults('NotSet'),
      classAllowed,
      globalTaxCalculation,
      salesLines,
      afterInventoryStart,
      salesTotals,
      paidAtOnce,
      salesDocNumber(name),
      addresses('BillAddr', 'ShipAddr', 'ShipFromAddr'),
    ],
    removal: [notDeposited, openPeriod],
    post: (body, books) =>
      salesPostings(books, body, direction, { account: referenceOf(body, 'DepositToAccountRef') ?? '' }),
  };
}

/** QuickBooks Online, SalesReceipt page: a sale that is paid at once. */
export const SALES_RECEIPT: EntityDefinition = {
  ...receipt('SalesReceipt', 1),
  operations: ['create', 'update', 'delete', 'void', 'read', 'query', 'pdf', 'send'],
  voided: voidedSale,
};

/** QuickBooks Online, RefundReceipt page: a sale that is given back and paid back. */
export const REFUND_RECEIPT: EntityDefinition = {
  ...receipt('RefundReceipt', -1),
  operations: ['create', 'update', 'delete', 'read', 'query', 'pdf', 'send'],
};
