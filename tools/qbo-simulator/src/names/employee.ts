import { fault } from '../data-service/fault';
import { textOf } from '../json';
import { type EntityDefinition, type Rule } from '../model/entity';
import { address, boolean, date, number, telephone, text } from '../model/fields';
import { addresses } from '../rules/addresses';
import { activeByDefault, displayNameGiven, displayNameUnique, printOnCheckName } from '../rules/names';
import { NAME_FIELDS } from './name-fields';

const PHONE = 20;

/** An employee is a person: one of the two names is needed even where a DisplayName is sent. */
const personNamed: Rule = ({ body }) =>
  textOf(body, 'GivenName') === undefined && textOf(body, 'FamilyName') === undefined
    ? [fault('6080', 'At least one of these fields must have a value: GivenName, FamilyName.')]
    : [];

const employeeDefaults: Rule = ({ body }) => {
  body['BillableTime'] ??= false;
  return [];
};

/** QuickBooks Online, Employee page; a plain list of names, as without payroll. */
export const EMPLOYEE: EntityDefinition = {
  name: 'Employee',
  kind: 'name-list',
  operations: ['create', 'update', 'read', 'query'],
  sequence: 'name',
  nameFields: ['DisplayName'],
  referenceName: 'DisplayName',
  listName: 'Names',
  fields: {
    ...NAME_FIELDS,
    Organization: boolean(),
    EmployeeNumber: text(100),
    SSN: text(100),
    PrimaryAddr: address(),
    PrimaryPhone: telephone(PHONE),
    Mobile: telephone(PHONE),
    BillableTime: boolean(),
    BillRate: number(),
    CostRate: number(),
    BirthDate: date(),
    Gender: text(10),
    HiredDate: date(),
    ReleasedDate: date(),
    V4IDPseudonym: text(64, { readOnly: true }),
  },
  rules: [
    activeByDefault,
    personNamed,
    displayNameGiven,
    displayNameUnique,
    printOnCheckName,
    addresses('PrimaryAddr'),
    employeeDefaults,
  ],
  show: (shown) => {
    if (shown['SSN'] !== undefined) shown['SSN'] = 'XXX-XX-XXXX';
  },
};
