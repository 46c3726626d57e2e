import fc from 'fast-check';
import { type JsonObject } from '../json';
import { ENTITIES } from '../model/registry';
import { type Field, type FieldTable } from '../model/fields';
import { readXmlBody } from './request-body';
import { shapeOf } from './shape';
import { writeElement } from './write-element';
import { buildXml } from './xml-text';

/** The same in every run, unless asked otherwise: what a run finds, the next one finds again. */
fc.configureGlobal({ seed: Number(process.env['FUZZ_SEED'] ?? 1) });

/** Everything that XML can carry: blanks at both ends, marks of its own, line ends of every kind, emoji. */
const character = fc.oneof(
  fc.constantFrom(
    ' ',
    '\t',
    '\n',
    '\r',
    '&',
    '<',
    '>',
    '"',
    "'",
    ']]>',
    '&amp;',
    '<!--',
    'é',
    '😀',
    '\ufffd',
  ),
  fc.string({ minLength: 1, maxLength: 3 }),
);
const anyText = fc.array(character, { minLength: 1, maxLength: 8 }).map((parts) => parts.join(''));
const anyNumber = fc
  .oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }))
  .map((number) => (number === 0 ? 0 : number));

function valueOf(field: Field, depth: number): fc.Arbitrary<unknown> {
  switch (field.kind) {
    case 'number':
      return anyNumber;
    case 'boolean':
      return fc.boolean();
    case 'enumeration':
      return fc.constantFrom(...field.values);
    case 'date':
      return fc.constantFrom('2026-11-20', '2024-02-29');
    case 'timestamp':
      return fc.constant('2026-11-20T00:00:00-08:00');
    case 'reference':
      return fc.record({ value: anyText, name: anyText, type: anyText }, { requiredKeys: ['value'] });
    case 'object':
      return 'value' in field.fields
        ? fc.record({ value: anyText, type: anyText })
        : bodyOf(field.fields, depth + 1);
    case 'list':
      return fc.array(bodyOf(field.fields, depth + 1), { minLength: 1, maxLength: 2 });
    case 'kept':
      return fc.record({ Flag: fc.boolean(), Text: anyText, SomeRef: fc.record({ value: anyText }) });
    default:
      return anyText;
  }
}

function bodyOf(fields: FieldTable, depth = 0): fc.Arbitrary<JsonObject> {
  const properties = Object.keys(fields).filter((name) => !['domain', 'status', 'sparse'].includes(name));
  const values = properties.map((name) => [name, valueOf(shapeOf(fields, name), depth)] as const);
  return fc.record(Object.fromEntries(values), { requiredKeys: [] }) as fc.Arbitrary<JsonObject>;
}

describe('[facts 3.1] a body as XML', () => {
  it.each(ENTITIES.map(({ name, fields }) => [name, fields] as const))(
    'says of %s what it says as JSON',
    (name, fields) => {
      fc.assert(
        fc.property(bodyOf(fields), fc.boolean(), (body, sparse) => {
          const sent: JsonObject = { ...body, domain: 'QBO', sparse };
          const xml = buildXml({ root: name, content: writeElement(fields, sent) });
          expect(readXmlBody(name.toLowerCase(), xml)).toEqual({ ok: true, json: sent });
        }),
        { numRuns: 40 },
      );
    },
  );
});
