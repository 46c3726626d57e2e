import type { QuickBooksRecord, RecordKey, RecordKind } from '@ledgerbridge/contracts';
import { type ListedRecord, matchCode, matchNames } from '../../quickbooks-records/domain/listed-record';
import { normalisedCode, normalisedName } from '../../quickbooks-records/domain/normalised-name';
import { listOf, nameSpaceOf, type Target } from './lists-of-kind';

/** A host's record whose equal is looked for. */
export interface Sought {
  readonly kind: RecordKind;
  readonly key: RecordKey;
  readonly target: Target | null;
  /** What the host calls it, as far as it said so. */
  readonly name: string | null;
  readonly code: string | null;
}

/** What was found. `name-taken`: no equal, and QuickBooks would refuse a new record of the name. */
export type Finding =
  | { readonly found: 'one'; readonly quickbooks: QuickBooksRecord; readonly by: 'name' | 'direct' }
  | { readonly found: 'none'; readonly reason: 'no-candidate' | 'name-taken' }
  | { readonly found: 'several'; readonly candidates: number };

/**
 * Looks for the equal of a host's record: an active record of the right list with the same name, with its parents or
 * without, or with the same code. A link needs exactly one; where name and code together leave one, that one. Name and
 * code that point to different records are two candidates: a person decides.
 *
 * @param records at least the company's records that share the name, the code or the id; others do no harm
 */
export function findEqual(sought: Sought, records: readonly ListedRecord[]): Finding {
  const { key, kind, target } = sought;
  const list = listOf(kind, target);
  if (list === undefined) return { found: 'none', reason: 'no-candidate' };
  if ('quickbooksId' in key) return direct(records.find((r) => r.list === list && r.id === key.quickbooksId));
  const eligible = records.filter((record) => record.list === list && record.active && suits(kind, record));
  const byName = eligible.filter((record) => hasName(record, sought.name));
  const byCode = eligible.filter((record) => hasCode(record, sought.code));
  const both = byName.filter((record) => byCode.includes(record));
  const candidates = both.length === 1 ? both : [...new Set([...byName, ...byCode])];
  const [only, another] = candidates;
  if (another) return { found: 'several', candidates: candidates.length };
  if (only) return { found: 'one', quickbooks: only.facts, by: 'name' };
  const space = nameSpaceOf(list);
  const taken = space.length > 1 && records.some((r) => space.includes(r.list) && hasName(r, sought.name));
  return { found: 'none', reason: taken ? 'name-taken' : 'no-candidate' };
}

/** A document that names QuickBooks' own id is taken at its word, also where the record is inactive by now. */
function direct(record: ListedRecord | undefined): Finding {
  return record
    ? { found: 'one', quickbooks: record.facts, by: 'direct' }
    : { found: 'none', reason: 'no-candidate' };
}

/** Projects are jobs of a customer; a customer is none. */
function suits(kind: RecordKind, { project }: ListedRecord): boolean {
  return kind === 'project' ? project : kind === 'customer' ? !project : true;
}

function hasName(record: ListedRecord, name: string | null): boolean {
  return name !== null && matchNames(record).includes(normalisedName(name));
}

function hasCode(record: ListedRecord, code: string | null): boolean {
  return code !== null && matchCode(record) === normalisedCode(code);
}
