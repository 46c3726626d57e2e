import { refuse, succeed, type Result } from '../data-service/fault';
import { type Field } from '../model/fields';
import { type Json } from '../json';
import { type Condition } from './parser';
import { type Property } from './property';
import { queryInvalid } from './query-faults';

export type Predicate = (value: Json | undefined) => boolean;
type Comparable = string | number | boolean;

/** Turns a stored or written value into what the field's kind is compared by; strings lose their case. */
export function comparable(property: Property, value: Json | undefined, today = ''): Comparable | undefined {
  if (value === undefined || value === null || typeof value === 'object') return undefined;
  const text = String(value);
  const { kind } = property.field;
  if (kind === 'number') return text.trim() === '' || Number.isNaN(Number(text)) ? undefined : Number(text);
  if (kind === 'boolean') return text.toLowerCase() === 'true';
  if (kind === 'timestamp') return instantOf(text, today);
  if (kind === 'date') return dayOf(text, today);
  return property.path.at(-1) === 'Id' && /^\d{1,15}$/.test(text) ? Number(text) : text.toLowerCase();
}

function dayOf(text: string, today: string): string | undefined {
  if (text.toLowerCase() === 'current_date') return today;
  return /^\d{4}-\d{2}-\d{2}/.exec(text)?.[0];
}

/** A date alone is midnight in California; a time without offset is California's too. */
function instantOf(text: string, today: string): number | undefined {
  const written = text.toLowerCase() === 'current_date' ? today : text;
  const withTime = /T/.test(written) ? written : `${written}T00:00:00`;
  const instant = Date.parse(/(Z|[-+]\d{2}:?\d{2})$/i.test(withTime) ? withTime : `${withTime}-08:00`);
  return Number.isNaN(instant) ? undefined : instant;
}

export function predicateFor(property: Property, condition: Condition, today: string): Result<Predicate> {
  const { operator } = condition;
  if (operator === 'LIKE') return likePredicate(property.field, condition);
  const wanted: Comparable[] = [];
  for (const written of condition.values) {
    const value = comparable(property, written, today);
    if (value === undefined) {
      return refuse(queryInvalid(`Invalid value '${written}' for property '${condition.property}'`));
    }
    wanted.push(value);
  }
  const first = wanted[0] ?? '';
  return succeed((stored) => {
    const value = comparable(property, stored);
    return value !== undefined && holds(operator, value, first, wanted);
  });
}

function holds(
  operator: Exclude<Condition['operator'], 'LIKE'>,
  value: Comparable,
  first: Comparable,
  wanted: readonly Comparable[],
): boolean {
  switch (operator) {
    case '=':
      return value === first;
    case 'IN':
      return wanted.includes(value);
    case '<':
      return value < first;
    case '>':
      return value > first;
    case '<=':
      return value <= first;
    case '>=':
      return value >= first;
  }
}

/** `%` is the only wildcard. */
function likePredicate(field: Field, condition: Condition): Result<Predicate> {
  if (field.kind === 'boolean') {
    return refuse(queryInvalid(`LIKE is not supported for property '${condition.property}'`));
  }
  const parts = (condition.values[0] ?? '')
    .split('%')
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  // A wildcard at an end leaves it open: spelled out, every row would be searched from its last character back.
  const begin = parts[0] === '' && parts.length > 1 ? '' : '^';
  const end = parts.at(-1) === '' && parts.length > 1 ? '' : '$';
  const expression = new RegExp(`${begin}${parts.filter(Boolean).join('[\\s\\S]*')}${end}`, 'i');
  return succeed(
    (stored) => stored !== undefined && stored !== null && expression.test(String(stored as string)),
  );
}
