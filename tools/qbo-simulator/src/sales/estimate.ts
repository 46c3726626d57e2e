import { leaveInvoices } from '../billable/follow-billed';
import { type EntityDefinition, type Rule } from '../model/entity';
import { date, enumeration, reference, text } from '../model/fields';
import { addresses } from '../rules/addresses';
import { classAllowed } from '../rules/class-allowed';
import { transactionCurrency } from '../rules/currency';
import { salesDocNumber } from '../rules/doc-number';
import { exchangeRate } from '../rules/exchange-rate';
import { globalTaxCalculation } from '../rules/global-tax-calculation';
import { datedToday } from '../rules/transaction-date';
import { salesDefaults } from './sales-defaults';
import { SALES_FIELDS } from './sales-fields';
import { salesLines } from './sales-lines';
import { salesTotals } from './sales-totals';

const pending: Rule = ({ body }) => {
  body['TxnStatus'] ??= 'Pending';
  return [];
};

/** QuickBooks Online, Estimate page. It posts nothing. */
export const ESTIMATE: EntityDefinition = {
  name: 'Estimate',
  kind: 'transaction',
  operations: ['create', 'update', 'delete', 'read', 'query', 'pdf', 'send'],
  sequence: 'transaction',
  fields: {
    ...SALES_FIELDS,
    CustomerRef: reference('Customer', { required: true, filter: true, sort: true }),
    TxnStatus: enumeration(['Pending', 'Accepted', 'Closed', 'Rejected', 'Converted']),
    ExpirationDate: date(),
    AcceptedBy: text(500),
    AcceptedDate: date(),
    DueDate: date({ filter: true, sort: true }),
    SalesTermRef: reference('Term'),
  },
  rules: [
    datedToday,
    pending,
    transactionCurrency,
    exchangeRate,
    salesDefaults('NeedToPrint'),
    classAllowed,
    globalTaxCalculation,
    salesLines,
    salesTotals,
    salesDocNumber('Estimate'),
    addresses('BillAddr', 'ShipAddr', 'ShipFromAddr'),
  ],
  follow: leaveInvoices,
};
