import { type Json, type JsonObject } from '../json';
import { type Field, type FieldTable } from '../model/fields';
import { isReference, shapeOf } from './shape';
import { type XmlElement, type XmlTree } from './xml-text';

const UNKNOWN: FieldTable = {};

/** The attributes of an object that are properties of it; all others, those of `xsi` among them, say nothing. */
const ATTRIBUTES: readonly string[] = ['domain', 'status', 'sparse'];

/** The object that JSON would have carried in the place of an element. */
export function readElement(fields: FieldTable, element: XmlTree): JsonObject {
  const object: JsonObject = {};
  if (typeof element === 'string' || Array.isArray(element)) return object;
  for (const name of ATTRIBUTES) {
    const attribute = element[`@${name}`];
    if (typeof attribute === 'string') object[name] = name === 'sparse' ? flagOf(attribute) : attribute;
  }
  for (const [name, child] of Object.entries(element)) {
    if (isChild(name)) object[name] = readValue(shapeOf(fields, name), child);
  }
  return object;
}

function isChild(name: string): boolean {
  return !name.startsWith('@') && name !== '#text';
}

function hasChildren(element: XmlTree): element is XmlElement {
  return typeof element === 'object' && !Array.isArray(element) && Object.keys(element).some(isChild);
}

/** The characters of an element without children. */
export function textOfElement(element: XmlTree): string {
  if (typeof element === 'string') return element;
  const text = Array.isArray(element) ? undefined : element['#text'];
  return typeof text === 'string' ? text : '';
}

function readValue(field: Field, element: XmlTree): Json {
  if (field.kind === 'list') {
    return (Array.isArray(element) ? element : [element]).map((one) => readElement(field.fields, one));
  }
  if (Array.isArray(element)) return element.map((one) => readValue(field, one));
  if (isReference(field) && !hasChildren(element)) return readReference(element);
  if (hasChildren(element)) return readElement(field.kind === 'object' ? field.fields : UNKNOWN, element);
  return readText(field, textOfElement(element));
}

function readReference(element: XmlTree): Json {
  const value = textOfElement(element);
  if (typeof element === 'string' || Array.isArray(element)) return value === '' ? '' : { value };
  const [name, type] = [element['@name'], element['@type']];
  return {
    value,
    ...(typeof name === 'string' ? { name } : {}),
    ...(typeof type === 'string' ? { type } : {}),
  };
}

/** Blanks count in texts alone, as in the schema's own types. */
function readText(field: Field, text: string): Json {
  switch (field.kind) {
    case 'number':
      return numberOf(text.trim());
    case 'boolean':
      return flagOf(text.trim());
    case 'object':
      return text.trim() === '' ? {} : text;
    case 'kept':
      return flagOf(text);
    case 'date':
    case 'timestamp':
    case 'enumeration':
      return text.trim();
    default:
      return text;
  }
}

function flagOf(text: string): boolean | string {
  return text === 'true' || text === 'false' ? text === 'true' : text;
}

/** What is no number stays a text, for the model to refuse in QuickBooks' words. */
function numberOf(text: string): number | string {
  return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
}
