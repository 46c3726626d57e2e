import { Decimal } from 'decimal.js';
import { html, type Html } from '../html/html';
import { scalarText, type Json } from '../json';

/** `1,234.50`; at least two digits after the point, more where an exact price has them. */
export function amountText(amount: Decimal.Value): string {
  const value = new Decimal(amount);
  const digits = Math.max(2, value.decimalPlaces());
  const [whole = '', fraction = ''] = value.abs().toFixed(digits).split('.');
  const sign = value.isNegative() && !value.isZero() ? '−' : '';
  return `${sign}${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${fraction}`;
}

/** An amount with its currency; nothing for what is no number. */
export function money(amount: Json | undefined, currency: string): Html {
  if (typeof amount !== 'number') return html``;
  return html`<span class="day">${amountText(amount)} <small>${currency}</small></span>`;
}

/** A quantity or a rate, as exact as it is kept. */
export function quantityText(quantity: Json | undefined): string {
  if (typeof quantity !== 'number') return '';
  const [whole = '', fraction] = new Decimal(quantity).toFixed().replace('-', '−').split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

export function countText(count: number): string {
  return quantityText(count);
}

/** An instant to the second, in UTC. */
export function instant(milliseconds: number): Html {
  const text = new Date(milliseconds).toISOString();
  return html`<time datetime="${text}">${text.slice(0, 10)} ${text.slice(11, 19)}</time>`;
}

/** With its first letter large. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** `PrivateNote` is a private note. */
export function labelOf(property: string): string {
  const known = LABELS[property];
  if (known !== undefined) return known;
  const words = property
    .replace(/Ref$|Addr$/, '')
    .replace(/(?<=[a-z])(?=[A-Z])/g, ' ')
    .toLowerCase();
  return capital(words);
}

/** Words that the data service writes as one. */
const WRITTEN_AS_ONE: readonly string[] = [
  ...[
    'Type',
    'AccountSubType',
    'PayType',
    'PaymentType',
    'PrintStatus',
    'EmailStatus',
    'BillableStatus',
    'NameOf',
  ],
  ...['GlobalTaxCalculation'],
];

/** A value in words: `CreditCard` is a credit card. What was never set is left out. */
export function spoken(property: string, value: Json | undefined): string {
  const text = scalarText(value);
  if (!WRITTEN_AS_ONE.includes(property)) return text;
  if (text === 'NotSet') return '';
  if (text === 'NonInventory') return 'Non-inventory';
  return capital(text.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase());
}

const LABELS: Readonly<Record<string, string>> = {
  TxnDate: 'Date',
  DocNumber: 'Number',
  TotalAmt: 'Total',
  HomeTotalAmt: 'Total in home currency',
  HomeBalance: 'Balance in home currency',
  POStatus: 'Status',
  TxnStatus: 'Status',
  UnappliedAmt: 'Unapplied',
  PaymentRefNum: 'Reference number',
  CheckPayment: 'Paid from',
  CreditCardPayment: 'Paid by card',
  PayType: 'Paid by',
  DepositToAccountRef: 'Deposited to',
  InvStartDate: 'Inventory since',
  TrackQtyOnHand: 'Quantity is tracked',
  HasBeenInvoiced: 'Has been billed',
  NameOf: 'Worked by',
  RemainingCredit: 'Remaining credit',
  SubItem: 'Sub-item',
  SubAccount: 'Sub-account',
  AccountSubType: 'Detail type',
  PrivateNote: 'Memo (private)',
  Memo: 'Message to vendor',
  CustomerMemo: 'Message to customer',
  APAccountRef: 'A/P account',
  ARAccountRef: 'A/R account',
  SalesTermRef: 'Terms',
  TermRef: 'Terms',
  DepartmentRef: 'Location',
  EntityRef: 'Payee',
  AcctNum: 'Account number',
  TaxIdentifier: 'Tax ID',
  PrintOnCheckName: 'Name on checks',
  PrimaryEmailAddr: 'Email',
  PrimaryPhone: 'Phone',
  POEmail: 'Email',
  BillAddr: 'Billing address',
  ShipAddr: 'Shipping address',
  VendorAddr: 'Vendor address',
  WebAddr: 'Website',
  Vendor1099: '1099 vendor',
  QtyOnHand: 'Quantity on hand',
  Sku: 'SKU',
  UnitPrice: 'Sales price',
  PurchaseDesc: 'Purchase description',
  CurrentBalance: 'Balance',
  CurrentBalanceWithSubAccounts: 'Balance with sub-accounts',
  Name: 'Name',
  FullyQualifiedName: 'Full name',
};
