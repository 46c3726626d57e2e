import { fault } from '../data-service/fault';
import { type EntityDefinition, type Rule } from '../model/entity';
import { boolean, COMMON_FIELDS, number, text } from '../model/fields';
import { activeByDefault, nameUniqueAmongSiblings } from '../rules/names';

const RANGES: Readonly<Record<string, readonly [number, number]>> = {
  DueDays: [0, 999],
  DiscountDays: [0, 999],
  DiscountPercent: [0, 100],
  DayOfMonthDue: [1, 31],
  DueNextMonthDays: [0, 999],
};

const inRange: Rule = ({ body }) =>
  Object.entries(RANGES)
    .filter(([property, [least, most]]) => {
      const value = body[property];
      return typeof value === 'number' && (value < least || value > most);
    })
    .map(([property]) =>
      property === 'DiscountPercent'
        ? fault('2150', `Invalid Percent : ${property}`, property)
        : fault('2240', `Invalid Number Range : ${property}`, property),
    );

/** STANDARD terms count days, DATE_DRIVEN ones name a day of the month. */
const termType: Rule = ({ body }) => {
  if (body['DueDays'] === undefined && body['DayOfMonthDue'] === undefined) {
    return [fault('2020', 'Required parameter DueDays is missing in the request', 'DueDays')];
  }
  body['Type'] = body['DueDays'] === undefined ? 'DATE_DRIVEN' : 'STANDARD';
  return [];
};

/** QuickBooks Online, Term page. */
export const TERM: EntityDefinition = {
  name: 'Term',
  kind: 'name-list',
  operations: ['create', 'update', 'read', 'query'],
  sequence: 'term',
  nameFields: ['Name'],
  referenceName: 'Name',
  listName: 'Terms',
  fields: {
    ...COMMON_FIELDS,
    Name: text(31, { required: true, filter: true, sort: true }),
    Active: boolean({ filter: true }),
    Type: text(30, { readOnly: true, filter: true, sort: true }),
    DueDays: number({ filter: true, sort: true }),
    DiscountDays: number(),
    DiscountPercent: number(),
    DayOfMonthDue: number(),
    DueNextMonthDays: number(),
    DiscountDayOfMonth: number(),
  },
  rules: [activeByDefault, inRange, termType, nameUniqueAmongSiblings('Term')],
};
