import { fault, type Fault } from '../data-service/fault';
import { requiredMissing } from '../data-service/fault-texts';
import { referenceOf, textOf } from '../json';
import { type EntityDefinition, type Rule } from '../model/entity';
import {
  boolean,
  COMMON_FIELDS,
  date,
  enumeration,
  number,
  reference,
  text,
  timestamp,
} from '../model/fields';
import { datedToday } from '../rules/transaction-date';

/** Who worked is named by the reference that NameOf says. */
const workerNamed: Rule = ({ body }) => {
  const property = body['NameOf'] === 'Vendor' ? 'VendorRef' : 'EmployeeRef';
  return body['NameOf'] === 'Other' || referenceOf(body, property) !== undefined
    ? []
    : [requiredMissing(property)];
};

const MOST: Readonly<Record<string, number>> = {
  Hours: 8760,
  Minutes: 59,
  BreakHours: 8760,
  BreakMinutes: 59,
};

/** How long, in hours and minutes, or from when to when. */
const durationGiven: Rule = ({ body }): Fault[] => {
  const counted = body['Hours'] !== undefined || body['Minutes'] !== undefined;
  const clocked = body['StartTime'] !== undefined && body['EndTime'] !== undefined;
  if (!counted && !clocked) return [requiredMissing('Hours')];
  return Object.entries(MOST)
    .filter(([property, most]) => {
      const value = body[property];
      return typeof value === 'number' && (value < 0 || value > most);
    })
    .map(([property]) => fault('2240', `Invalid Number Range : ${property}`, property));
};

/** What is billable has a customer (6310); that it has been billed is QuickBooks' own to say. */
const billable: Rule = ({ body, previous }): Fault[] => {
  body['BillableStatus'] ??= 'NotBillable';
  const status = textOf(body, 'BillableStatus');
  if (previous?.['BillableStatus'] === 'HasBeenBilled') {
    body['BillableStatus'] = 'HasBeenBilled';
    return [];
  }
  if (status === 'HasBeenBilled') {
    return [fault('2170', 'Invalid Enumeration : HAS_BEEN_BILLED', 'BillableStatus')];
  }
  return status === 'Billable' && referenceOf(body, 'CustomerRef') === undefined
    ? [fault('6310', 'Missing Customer : A customer is required on a billable time activity.', 'CustomerRef')]
    : [];
};

/** Time that is on an invoice stays until the invoice lets go of it. */
const notBilled: Rule = ({ body }) =>
  body['BillableStatus'] === 'HasBeenBilled'
    ? [fault('6400', 'The time activity is linked to an invoice and cannot be deleted.')]
    : [];

/** QuickBooks Online, TimeActivity page. It posts nothing. */
export const TIME_ACTIVITY: EntityDefinition = {
  name: 'TimeActivity',
  kind: 'transaction',
  operations: ['create', 'update', 'delete', 'read', 'query'],
  sequence: 'transaction',
  fields: {
    ...COMMON_FIELDS,
    TxnDate: date({ filter: true, sort: true }),
    NameOf: enumeration(['Employee', 'Vendor', 'Other'], { required: true }),
    EmployeeRef: reference('Employee', { filter: true }),
    VendorRef: reference('Vendor', { filter: true }),
    CustomerRef: reference('Customer', { filter: true }),
    ProjectRef: reference('Customer'),
    ItemRef: reference('Item', { filter: true }),
    ClassRef: reference('Class'),
    DepartmentRef: reference('Department'),
    PayrollItemRef: reference([]),
    BillableStatus: enumeration(['Billable', 'NotBillable', 'HasBeenBilled'], { filter: true }),
    Taxable: boolean(),
    HourlyRate: number(),
    CostRate: number(),
    Hours: number(),
    Minutes: number(),
    Seconds: number(),
    BreakHours: number(),
    BreakMinutes: number(),
    BreakSeconds: number(),
    StartTime: timestamp(),
    EndTime: timestamp(),
    TimeZone: text(100),
    Description: text(4000),
    TransactionLocationType: text(100),
  },
  rules: [datedToday, workerNamed, durationGiven, billable],
  removal: [notBilled],
};
