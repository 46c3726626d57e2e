import { Decimal } from 'decimal.js';
import { fault, type Fault } from '../data-service/fault';
import { FAULT_TABLE, type FaultCode } from '../data-service/fault-table';
import { lengthOutOfRange, unknownProperty } from '../data-service/fault-texts';
import { isObject, scalarText, type Json, type JsonObject } from '../json';
import { COMMON_FIELDS, type Field, type FieldTable } from './fields';

/**
 * Reads a request's object by a table of fields, as tolerant as QuickBooks: numbers may be text and the reverse,
 * an empty string is absent, read-only properties are dropped, unknown ones are 2010. A `null` in the result means
 * that the caller asked for the property to be emptied.
 */
export function readBody(fields: FieldTable, input: JsonObject, faults: Fault[]): JsonObject {
  const body: JsonObject = {};
  for (const [property, value] of Object.entries(input)) {
    const field = Object.hasOwn(fields, property) ? fields[property] : undefined;
    if (!field) {
      if (!Object.hasOwn(COMMON_FIELDS, property)) faults.push(unknownProperty(property));
      continue;
    }
    if (field.readOnly) continue;
    body[property] = value === null || value === '' ? null : readValue(field, property, value, faults);
  }
  return body;
}

function readValue(field: Field, property: string, value: Json, faults: Fault[]): Json {
  switch (field.kind) {
    case 'text':
      return readText(field, property, value, faults);
    case 'email':
      return readEmail(field.max, property, value, faults);
    case 'url':
      return readUrl(field.max, property, value, faults);
    case 'number':
      return readNumber(property, value, faults);
    case 'boolean':
      return readBoolean(property, value, faults);
    case 'date':
      return readDate(property, value, faults);
    case 'timestamp':
    case 'kept':
      return value;
    case 'enumeration':
      return readEnumeration(field.values, property, value, faults);
    case 'reference':
      return readReference(property, value, faults);
    case 'object':
      return isObject(value) ? readNested(field.fields, value, faults) : wrongType(property, faults);
    case 'list':
      return readList(field.fields, property, value, faults);
  }
}

/** Inside an object `null` and absent are the same. */
function readNested(fields: FieldTable, value: JsonObject, faults: Fault[]): JsonObject {
  const body = readBody(fields, value, faults);
  return Object.fromEntries(Object.entries(body).filter(([, nested]) => nested !== null));
}

function readList(fields: FieldTable, property: string, value: Json, faults: Fault[]): Json {
  const elements = Array.isArray(value) ? value : [value];
  return elements.map((element) => {
    if (!isObject(element)) return wrongType(property, faults);
    const read = readNested(fields, element, faults);
    // Ids of lines decide which line is meant, so they are kept although callers cannot choose them.
    const id = element['Id'];
    return 'Id' in fields && (typeof id === 'string' || typeof id === 'number')
      ? { ...read, Id: String(id) }
      : read;
  });
}

function wrongType(property: string, faults: Fault[]): null {
  faults.push(
    fault(
      '2010',
      `Property Name:Can not deserialize instance of ${property} specified is unsupported or invalid`,
      property,
    ),
  );
  return null;
}

function readText(field: Field & { kind: 'text' }, property: string, value: Json, faults: Fault[]): Json {
  if (typeof value === 'object') return wrongType(property, faults);
  const read = field.forbidden ? String(value).trim() : String(value);
  if (read.length > field.max) faults.push(lengthOutOfRange(property, field.max, read.length));
  if (field.forbidden?.test(read)) {
    faults.push(fault('2040', `Invalid String : ${property} contains invalid characters`, property));
  }
  return read === '' ? null : read;
}

export function isEmailAddress(text: string): boolean {
  return text.includes('@') && text.includes('.');
}

function readEmail(max: number, property: string, value: Json, faults: Fault[]): Json {
  if (typeof value !== 'string') return wrongType(property, faults);
  if (value.length > max) faults.push(lengthOutOfRange(property, max, value.length));
  if (!isEmailAddress(value)) {
    faults.push(fault('2210', 'Email Address does not conform to the syntax rules of RFC 822.', property));
  }
  return value;
}

function readUrl(max: number, property: string, value: Json, faults: Fault[]): Json {
  if (typeof value !== 'string') return wrongType(property, faults);
  if (value.length > max) faults.push(lengthOutOfRange(property, max, value.length));
  if (/[\s<>"]/.test(value)) faults.push(fault('2200', `Invalid URL : ${value}`, property));
  return value;
}

const DECIMAL_TEXT = /^\s*-?\d+(\.\d*)?([eE][-+]?\d+)?\s*$/;
/** Amounts have at most 15 digits before the point. */
const LARGEST_NUMBER = 1e15;

function readNumber(property: string, value: Json, faults: Fault[]): Json {
  if (typeof value !== 'number' && !(typeof value === 'string' && DECIMAL_TEXT.test(value))) {
    const code = /\d/.test(scalarText(value)) ? '2090' : '2080';
    faults.push(fault(code, `${FAULT_TABLE[code].message} : ${scalarText(value)}`, property));
    return null;
  }
  const read = new Decimal(value).toNumber();
  if (Math.abs(read) < LARGEST_NUMBER) return read;
  const code = rangeCode(property);
  faults.push(fault(code, `${FAULT_TABLE[code].message} : ${scalarText(value)}`, property));
  return null;
}

/** QuickBooks tells amounts, percents and quantities from other numbers. */
function rangeCode(property: string): FaultCode {
  if (/(Amount|Amt)$/.test(property)) return '2140';
  if (/Percent$/.test(property)) return '2150';
  return /^Qty/.test(property) ? '2160' : '2240';
}

function readBoolean(property: string, value: Json, faults: Fault[]): Json {
  const word = scalarText(value).toLowerCase();
  if (word === 'true' || word === 'false') return word === 'true';
  faults.push(fault('2230', `Invalid Boolean : ${word}`, property));
  return null;
}

function readDate(property: string, value: Json, faults: Fault[]): Json {
  const match =
    typeof value === 'string' ? /^(\d{4}-\d{2}-\d{2})(T.*|Z|[-+]\d{2}:\d{2})?$/.exec(value) : null;
  const day = match?.[1];
  if (day === undefined) {
    faults.push(fault('2060', `Invalid Date Format : ${scalarText(value)}`, property));
    return null;
  }
  const instant = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(instant.getTime()) || instant.toISOString().slice(0, 10) !== day) {
    faults.push(fault('2070', `Invalid Date : ${day}`, property));
  }
  return day;
}

function readEnumeration(values: readonly string[], property: string, value: Json, faults: Fault[]): Json {
  if (typeof value === 'string' && values.includes(value)) return value;
  faults.push(
    fault(
      '2010',
      `Property Name:Can not construct instance of ${property} from String value '${scalarText(value)}' specified is unsupported or invalid`,
      property,
    ),
  );
  return null;
}

/** A reference's `name` and `type` are ignored; its value may be a number. */
function readReference(property: string, value: Json, faults: Fault[]): Json {
  const id = isObject(value) ? value['value'] : value;
  if (id === undefined || id === null || id === '') return null;
  if (typeof id === 'string' || typeof id === 'number') return { value: String(id).trim() };
  return wrongType(property, faults);
}
