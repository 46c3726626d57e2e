import { isObject, scalarText, type Json, type JsonObject } from '../json';
import { type EntityDefinition } from '../model/entity';
import { type Field } from '../model/fields';
import { labelOf } from './format';

/** One field of the form that edits an object. */
export interface EditField {
  /** Of the property, and of the field of the form. */
  readonly name: string;
  readonly label: string;
  /** Of an object such as an e-mail address: the part that is edited. */
  readonly part?: string;
  readonly control: 'text' | 'long' | 'date' | 'number' | 'choice';
  readonly choices: readonly string[];
}

/** What people edit, in this order, where the entity has it and it is theirs to write. */
const EDITED: readonly (readonly [property: string, part?: string])[] = [
  ['DisplayName'],
  ['Name'],
  ['CompanyName'],
  ['PrimaryEmailAddr', 'Address'],
  ['PrimaryPhone', 'FreeFormNumber'],
  ['AcctNum'],
  ['Sku'],
  ['Description'],
  ['UnitPrice'],
  ['PurchaseCost'],
  ['DocNumber'],
  ['TxnDate'],
  ['DueDate'],
  ['POStatus'],
  ['Memo'],
  ['CustomerMemo', 'value'],
  ['PrivateNote'],
];
const LONG: readonly string[] = ['Description', 'Memo', 'CustomerMemo', 'PrivateNote'];

export function editFields({ fields }: EntityDefinition): EditField[] {
  return EDITED.flatMap(([name, part]) => {
    const field = fields[name];
    const whole = part === undefined || field?.kind === 'object';
    if (!field || field.readOnly || !whole) return [];
    const edited = { name, label: labelOf(name), control: controlOf(name, field), choices: choicesOf(field) };
    return [part === undefined ? edited : { ...edited, part }];
  });
}

function controlOf(name: string, { kind }: Field): EditField['control'] {
  if (LONG.includes(name)) return 'long';
  return kind === 'date' ? 'date' : kind === 'number' ? 'number' : kind === 'enumeration' ? 'choice' : 'text';
}

const choicesOf = (field: Field): readonly string[] => (field.kind === 'enumeration' ? field.values : []);

/** The text that stands in the form for what is stored. */
export function storedText({ name, part }: EditField, body: JsonObject): string {
  const value = body[name];
  return part === undefined ? scalarText(value) : isObject(value) ? scalarText(value[part]) : '';
}

/** What a write sends for what was typed; an empty field empties the property. */
export function sentValue({ name, part }: EditField, typed: string, body: JsonObject): Json {
  if (typed === '') return null;
  if (part === undefined) return typed;
  const before = body[name];
  return { ...(isObject(before) ? before : {}), [part]: typed };
}
