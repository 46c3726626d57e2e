import {
  COMMON_FIELDS,
  date,
  enumeration,
  kept,
  list,
  number,
  reference,
  text,
  type FieldTable,
} from '../model/fields';
import { PURCHASE_LINE_FIELDS } from './purchase-lines';

/** What bills, vendor credits and purchases have in common. */
export const PURCHASE_FIELDS: FieldTable = {
  ...COMMON_FIELDS,
  DocNumber: text(21, { filter: true, sort: true }),
  TxnDate: date({ filter: true, sort: true }),
  CurrencyRef: reference([]),
  ExchangeRate: number(),
  Line: list(PURCHASE_LINE_FIELDS, { required: true }),
  TotalAmt: number({ readOnly: true, filter: true, sort: true }),
  PrivateNote: text(4000),
  ClassRef: reference('Class'),
  DepartmentRef: reference('Department'),
  GlobalTaxCalculation: enumeration(['TaxExcluded', 'TaxInclusive', 'NotApplicable']),
  TxnTaxDetail: kept(),
  TransactionLocationType: text(100),
  IncludeInAnnualTPAR: kept(),
  TxnSource: text(100),
  RecurDataRef: reference([], { readOnly: true }),
};
