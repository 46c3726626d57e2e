import { type EntityDefinition } from '../model/entity';
import { boolean, COMMON_FIELDS, date, kept, number, reference } from '../model/fields';

/**
 * QuickBooks Online, ReimburseCharge page: what a billable line of a purchase charges to a customer. QuickBooks makes
 * one for every such line; the line of an invoice that links it bills it.
 */
export const REIMBURSE_CHARGE: EntityDefinition = {
  name: 'ReimburseCharge',
  kind: 'transaction',
  operations: ['read', 'query'],
  sequence: 'transaction',
  fields: {
    ...COMMON_FIELDS,
    CustomerRef: reference('Customer', { filter: true, sort: true }),
    HasBeenInvoiced: boolean({ filter: true }),
    Amount: number({ filter: true, sort: true }),
    TxnDate: date({ filter: true, sort: true }),
    CurrencyRef: reference([]),
    ExchangeRate: number(),
    LinkedTxn: kept({ readOnly: true }),
  },
  rules: [],
};
