import { kept, type Field, type FieldTable } from './fields';
import schema from './official-schema.json';

/**
 * The names of Intuit's published schema (the types of its SDKs, release 6.4 of October 2024), in the order of the
 * schema: by type its properties, each with the type of what is nested in it, which is its own name after a bare colon.
 */
const NAMES: Readonly<Record<string, string>> = schema;

/** Without behaviour here: accepted, and ignored when sent. */
const IGNORED = kept({ readOnly: true });

/** The properties of a type with the type of what they hold; none of a type that the schema does not have. */
export function officialProperties(type: string): ReadonlyMap<string, string | undefined> {
  const words = Object.hasOwn(NAMES, type) ? (NAMES[type] ?? '').split(' ') : [];
  return new Map(
    words.map((word) => {
      const [name = '', nested] = word.split(':');
      return [name, nested === '' ? name : nested] as const;
    }),
  );
}

/**
 * A table of fields with every other name of the schema, all the way down, in the order of the schema: QuickBooks
 * refuses with 2010 only what its schema does not have. What the table has beyond the schema comes last.
 */
export function withOfficialNames(fields: FieldTable, type: string): FieldTable {
  const table: Record<string, Field> = {};
  for (const [name, nested] of officialProperties(type)) {
    table[name] = nestedNames(Object.hasOwn(fields, name) ? fields[name] : undefined, nested);
  }
  return { ...table, ...withoutNames(fields, table) };
}

function nestedNames(field: Field | undefined, nested: string | undefined): Field {
  if (!field) return IGNORED;
  if (nested === undefined || (field.kind !== 'object' && field.kind !== 'list')) return field;
  return { ...field, fields: withOfficialNames(field.fields, nested) };
}

function withoutNames(fields: FieldTable, table: FieldTable): FieldTable {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !Object.hasOwn(table, name)));
}
