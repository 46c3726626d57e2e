import { text } from '../model/fields';
import { predicateFor } from './compare';

const property = { path: ['DisplayName'], field: text(100), many: false };

function found(pattern: string, names: readonly string[]): string[] {
  const condition = { property: 'DisplayName', operator: 'LIKE', values: [pattern] } as const;
  const predicate = predicateFor(property, condition, '2026-11-20');
  if (!predicate.ok) throw new Error('LIKE was refused');
  return names.filter((name) => predicate.value(name));
}

describe('[facts 3.7] LIKE', () => {
  const NAMES = ['Pump', 'Pump house', 'The pump', 'The pump house', 'P.mp', 'Lamp'];

  it.each([
    ['pump', ['Pump']],
    ['pump%', ['Pump', 'Pump house']],
    ['%pump', ['Pump', 'The pump']],
    ['%PUMP%', ['Pump', 'Pump house', 'The pump', 'The pump house']],
    ['the%house', ['The pump house']],
    ['%p%h%', ['Pump house', 'The pump house']],
    ['p.mp', ['P.mp']],
    ['%', NAMES],
    ['%%', NAMES],
    ['', []],
  ])('%s', (pattern, expected) => expect(found(pattern, NAMES)).toEqual(expected));
});
