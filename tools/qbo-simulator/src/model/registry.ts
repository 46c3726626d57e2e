import { ACCOUNT } from '../lists/account';
import { BILL } from '../purchases/bill';
import { BILL_PAYMENT } from '../payments/bill-payment';
import { CLASS } from '../lists/class';
import { ATTACHABLE } from '../attachments/attachable';
import { COMPANY_CURRENCY } from '../currencies/company-currency';
import { EXCHANGE_RATE } from '../currencies/exchange-rate';
import { DEPARTMENT } from '../lists/department';
import { PAYMENT_METHOD } from '../lists/payment-method';
import { EMPLOYEE } from '../names/employee';
import { TAX_AGENCY } from '../tax/tax-agency';
import { COMPANY_INFO } from '../settings/company-info';
import { CUSTOMER } from '../names/customer';
import { type EntityDefinition } from './entity';
import { withOfficialNames } from './official-schema';
import { ITEM } from '../lists/item';
import { JOURNAL_ENTRY } from '../ledger/journal-entry';
import { PAYMENT } from '../payments/payment';
import { CREDIT_MEMO } from '../sales/credit-memo';
import { ESTIMATE } from '../sales/estimate';
import { INVOICE } from '../sales/invoice';
import { REFUND_RECEIPT, SALES_RECEIPT } from '../sales/receipt';
import { REIMBURSE_CHARGE } from '../billable/reimburse-charge';
import { DEPOSIT } from '../banking/deposit';
import { TRANSFER } from '../banking/transfer';
import { TIME_ACTIVITY } from '../time-tracking/time-activity';
import { PREFERENCES } from '../settings/preferences';
import { PURCHASE } from '../purchases/purchase';
import { PURCHASE_ORDER } from '../purchases/purchase-order';
import { TAX_CODE, TAX_RATE } from '../tax/tax-codes';
import { TERM } from '../lists/term';
import { VENDOR_CREDIT } from '../purchases/vendor-credit';
import { VENDOR } from '../names/vendor';

/** To add an entity, write its definition and name it here. */
const DEFINITIONS: readonly EntityDefinition[] = [
  COMPANY_INFO,
  PREFERENCES,
  VENDOR,
  CUSTOMER,
  ITEM,
  ACCOUNT,
  CLASS,
  TERM,
  TAX_CODE,
  TAX_RATE,
  PURCHASE_ORDER,
  BILL,
  BILL_PAYMENT,
  VENDOR_CREDIT,
  PURCHASE,
  JOURNAL_ENTRY,
  INVOICE,
  PAYMENT,
  CREDIT_MEMO,
  ESTIMATE,
  SALES_RECEIPT,
  REFUND_RECEIPT,
  DEPOSIT,
  TRANSFER,
  TIME_ACTIVITY,
  REIMBURSE_CHARGE,
  EMPLOYEE,
  DEPARTMENT,
  PAYMENT_METHOD,
  COMPANY_CURRENCY,
  EXCHANGE_RATE,
  TAX_AGENCY,
  ATTACHABLE,
];

/** Everything that is modelled, its tables completed by what else the official schema names. */
export const ENTITIES: readonly EntityDefinition[] = DEFINITIONS.map((definition) => ({
  ...definition,
  fields: withOfficialNames(definition.fields, definition.name),
}));

const byLowerName = new Map(ENTITIES.map((definition) => [definition.name.toLowerCase(), definition]));

/** By name without case, as paths and queries write them. */
export function findDefinition(name: string): EntityDefinition | undefined {
  return byLowerName.get(name.toLowerCase());
}

/** The definition of an entity that a table of fields names. */
export function definitionOf(name: string): EntityDefinition {
  const definition = findDefinition(name);
  if (!definition) throw new Error(`A field refers to ${name}, which the registry does not have`);
  return definition;
}
