import { Decimal } from 'decimal.js';
import { isObject, scalarText, type Json, type JsonObject } from '../json';
import { type Field, type FieldTable } from '../model/fields';
import { isReference, shapeOf } from './shape';
import { DEEPEST, type XmlElement, type XmlTree } from './xml-text';

const UNKNOWN: FieldTable = {};
/** These are attributes of the element in place of children of it. */
const ATTRIBUTES: readonly string[] = ['domain', 'status', 'sparse'];
/** Without `__proto__`, which would change the element in place of naming a child of it. */
const ELEMENT_NAME = /^[A-Za-z][A-Za-z0-9_.-]*$/;

/** The element of an object, its children in the order of the table, those of no table last. */
export function writeElement(fields: FieldTable, object: JsonObject, depth = 0): XmlElement {
  const element: XmlElement = {};
  for (const name of ATTRIBUTES) {
    if (object[name] !== undefined) element[`@${name}`] = scalarText(object[name]);
  }
  for (const name of inOrder(fields, object)) {
    const value = object[name];
    if (value === undefined || ATTRIBUTES.includes(name)) continue;
    element[elementName(name)] = writeValue(shapeOf(fields, name), value, depth + 1);
  }
  return element;
}

function inOrder(fields: FieldTable, object: JsonObject): string[] {
  const known = Object.keys(fields).filter((name) => Object.hasOwn(object, name));
  return [...known, ...Object.keys(object).filter((name) => !Object.hasOwn(fields, name))];
}

/** What a caller has kept in an object may have names that no element can have. */
function elementName(name: string): string {
  return ELEMENT_NAME.test(name) ? name : `_${name.replace(/[^A-Za-z0-9_.-]/g, '_')}`;
}

function writeValue(field: Field, value: Json, depth: number): XmlTree {
  // What a caller has kept may go deeper than any reader follows.
  if (depth > DEEPEST) return '';
  if (Array.isArray(value)) return value.map((one) => writeValue(field, one, depth + 1));
  if (!isObject(value)) return writeScalar(value);
  if (isReference(field) && 'value' in value) return writeReference(value);
  return writeElement('fields' in field ? field.fields : UNKNOWN, value, depth);
}

function writeReference({ value, name, type }: JsonObject): XmlElement {
  return {
    ...(name === undefined ? {} : { '@name': scalarText(name) }),
    ...(type === undefined ? {} : { '@type': scalarText(type) }),
    '#text': scalarText(value),
  };
}

/** Numbers without an exponent, which the schema's decimals do not have. */
function writeScalar(value: string | number | boolean | null): string {
  return typeof value === 'number' ? new Decimal(value).toFixed() : scalarText(value);
}
