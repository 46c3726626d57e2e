import { referenceOf } from '../json';
import { pacificDay } from '../time/pacific-time';
import { PLUS_AND_UP, type EntityDefinition, type Rule } from '../model/entity';
import {
  address,
  COMMON_FIELDS,
  customFields,
  date,
  emailAddress,
  enumeration,
  kept,
  list,
  number,
  reference,
  text,
} from '../model/fields';
import { addresses } from '../rules/addresses';
import { transactionCurrency } from '../rules/currency';
import { exchangeRate } from '../rules/exchange-rate';
import { classAllowed } from '../rules/class-allowed';
import { apAccount } from './ap-account';
import { notLinked } from './follow-orders';
import { purchaseDocNumber } from '../rules/doc-number';
import { globalTaxCalculation } from '../rules/global-tax-calculation';
import { purchaseTax } from '../tax/purchase-tax';
import { PURCHASE_LINE_FIELDS, purchaseLines, totalOfLines } from './purchase-lines';

const purchaseOrderDefaults: Rule = ({ books, body }) => {
  body['TxnDate'] ??= pacificDay(books.clock.now());
  body['POStatus'] ??= 'Open';
  body['EmailStatus'] ??= 'NotSet';
  const vendorAddress = books.find('Vendor', referenceOf(body, 'VendorRef') ?? '')?.['BillAddr'];
  if (vendorAddress !== undefined) body['VendorAddr'] ??= vendorAddress;
  return [];
};

/** QuickBooks Online, PurchaseOrder page. It posts nothing. */
export const PURCHASE_ORDER: EntityDefinition = {
  name: 'PurchaseOrder',
  kind: 'transaction',
  operations: ['create', 'update', 'delete', 'read', 'query', 'pdf', 'send'],
  plans: PLUS_AND_UP,
  sequence: 'transaction',
  fields: {
    ...COMMON_FIELDS,
    DeliveryInfo: kept({ readOnly: true }),
    DocNumber: text(21, { filter: true, sort: true }),
    TxnDate: date({ filter: true, sort: true }),
    DueDate: date({ filter: true, sort: true }),
    VendorRef: reference('Vendor', { required: true, filter: true, sort: true }),
    APAccountRef: reference('Account', { filter: true }),
    CurrencyRef: reference([]),
    ExchangeRate: number(),
    Line: list(PURCHASE_LINE_FIELDS, { required: true }),
    TotalAmt: number({ readOnly: true, filter: true, sort: true }),
    Memo: text(4000),
    PrivateNote: text(4000),
    POEmail: emailAddress(),
    POStatus: enumeration(['Open', 'Closed']),
    EmailStatus: enumeration(['NotSet', 'NeedToSend', 'EmailSent']),
    ShipTo: reference('Customer'),
    ShipAddr: address(),
    VendorAddr: address(),
    ShipMethodRef: reference([]),
    SalesTermRef: reference('Term'),
    ClassRef: reference('Class'),
    DepartmentRef: reference('Department'),
    CustomField: customFields(),
    GlobalTaxCalculation: enumeration(['TaxExcluded', 'TaxInclusive', 'NotApplicable']),
    TxnTaxDetail: kept(),
    TransactionLocationType: text(100),
    LinkedTxn: kept({ readOnly: true }),
    RecurDataRef: reference([], { readOnly: true }),
  },
  rules: [
    purchaseOrderDefaults,
    apAccount,
    transactionCurrency,
    exchangeRate,
    classAllowed,
    globalTaxCalculation,
    purchaseLines,
    purchaseTax,
    totalOfLines,
    purchaseDocNumber('PurchaseOrder'),
    addresses('ShipAddr', 'VendorAddr'),
  ],
  removal: [notLinked],
};
