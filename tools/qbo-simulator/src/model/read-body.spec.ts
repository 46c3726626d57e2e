import { type Fault } from '../data-service/fault';
import { type JsonObject } from '../json';
import {
  boolean,
  COMMON_FIELDS,
  date,
  enumeration,
  kept,
  list,
  number,
  object,
  reference,
  text,
  url,
} from './fields';
import { readBody } from './read-body';

const FIELDS = {
  ...COMMON_FIELDS,
  Name: text(5, { forbidden: /:/ }),
  Amount: number(),
  DiscountPercent: number(),
  Qty: number(),
  Rate: number(),
  Site: url(50),
  Organization: kept({ readOnly: true }),
  Active: boolean(),
  Day: date(),
  Status: enumeration(['Open', 'Closed']),
  VendorRef: reference('Vendor'),
  Total: number({ readOnly: true }),
  Addr: object({ City: text(5) }),
  Line: list({ Id: text(9, { readOnly: true }), Amount: number() }),
};

function read(input: JsonObject): { body: JsonObject; codes: string[] } {
  const faults: Fault[] = [];
  const body = readBody(FIELDS, input, faults);
  return { body, codes: faults.map(({ code }) => code) };
}

describe('reading a request by a table of fields', () => {
  it.each([
    ['text for a number', { Amount: '12.50' }, { Amount: 12.5 }],
    ['a number for a text', { Name: 41 }, { Name: '41' }],
    ['text for a boolean', { Active: 'TRUE' }, { Active: true }],
    ['a time for a day', { Day: '2026-11-20T10:00:00-08:00' }, { Day: '2026-11-20' }],
    [
      'a reference with a number, a name and a type',
      { VendorRef: { value: 7, name: 'x', type: 'y' } },
      { VendorRef: { value: '7' } },
    ],
    ['outer blanks of a name', { Name: ' ab ' }, { Name: 'ab' }],
    ['the empty string as empty', { Name: '' }, { Name: null }],
    ['read-only properties, without a word', { Total: 1, Id: '1', domain: 'QBO', MetaData: {} }, {}],
    ['a name of the schema without behaviour, without a word', { Organization: true, CustomField: [] }, {}],
    ['one line that is not in a list', { Line: { Amount: 1 } }, { Line: [{ Amount: 1 }] }],
    ['line ids', { Line: [{ Id: 3, Amount: 1 }] }, { Line: [{ Id: '3', Amount: 1 }] }],
    ['null inside an object as absent', { Addr: { City: null } }, { Addr: {} }],
  ])('accepts %s', (_what, input, body) => {
    expect(read(input)).toEqual({ body, codes: [] });
  });

  it.each<[JsonObject, string]>([
    [{ Foo: 1 }, '2010'],
    [{ Addr: { Town: 'x' } }, '2010'],
    [{ Name: {} }, '2010'],
    [{ Addr: 'x' }, '2010'],
    [{ Status: 'Draft' }, '2010'],
    [{ VendorRef: { value: {} } }, '2010'],
    [{ Name: 'a:b' }, '2040'],
    [{ Name: '123456' }, '2050'],
    [{ Addr: { City: '123456' } }, '2050'],
    [{ Day: '20.11.2026' }, '2060'],
    [{ Day: '2026-13-01' }, '2070'],
    [{ Amount: 'twelve' }, '2080'],
    [{ Amount: '12,50' }, '2090'],
    [{ Amount: '1e15' }, '2140'],
    [{ DiscountPercent: 1e15 }, '2150'],
    [{ Qty: 1e15 }, '2160'],
    [{ Rate: 1e15 }, '2240'],
    [{ Site: 'no such place' }, '2200'],
    [{ Active: 'yes' }, '2230'],
  ])('refuses %j with %s', (input, code) => {
    expect(read(input).codes).toEqual([code]);
  });
});
