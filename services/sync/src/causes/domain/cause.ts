import type { RecordKey, RecordKind } from '@ledgerbridge/contracts';
import { FAULTS, UNLISTED_FAULT } from '@ledgerbridge/qbo';
import { type CauseCode, type CauseRule, CAUSES } from './cause-codes';

/** A record or tax code that a cause is about. */
export interface CauseRecord {
  kind: RecordKind;
  key: RecordKey;
  /** What the document says about it, for matching. */
  name?: string;
  code?: string;
  /** Cost codes: what the policy takes them for. */
  target?: 'item' | 'account';
}

/**
 * Why a document does not go on. Documents that share a `key` within a connection are released together.
 * `subject` names the thing for a person; it is the tenant's content and is sealed wherever it is stored in the log.
 */
export interface Cause {
  code: string;
  /** What it is about: `link:item:M-11`, `policy:newItem`, `connection`, or `document` for a cause of its own. */
  key: string;
  subject: string | null;
  /** The field of the document that shows it: `lines[2].item`; null for the whole. */
  field: string | null;
  record: CauseRecord | null;
}

export function cause(
  code: CauseCode,
  key: string,
  about: Partial<Pick<Cause, 'subject' | 'field' | 'record'>> = {},
): Cause {
  return {
    code,
    key,
    subject: about.subject ?? null,
    field: about.field ?? null,
    record: about.record ?? null,
  };
}

/** The key under which documents wait for a record's link. */
export function linkCauseKey(kind: RecordKind, key: RecordKey): string {
  return `link:${kind}:${'externalId' in key ? key.externalId : `quickbooks ${key.quickbooksId}`}`;
}

export const CONNECTION_CAUSE_KEY = 'connection';
/** Locked by everybody who blocks a document and by who changes policies; never a cause itself. */
export const POLICIES_KEY = 'policies';
export const policyCauseKey = (policy: string): string => `policy:${policy}`;

/** Sentence, fix and fixer of a cause: ours, or QuickBooks' by the fault table. */
export function causeRule(code: string): CauseRule {
  if (code in CAUSES) return CAUSES[code as CauseCode];
  const fault = FAULTS.find((rule) => rule.cause === code) ?? UNLISTED_FAULT;
  return { standing: 'refused', sentence: fault.sentence, fix: fault.fix, who: fault.who };
}

/** What a person reads: the rule's sentence with the thing's name in it. */
export function causeSentence({ code, subject }: Pick<Cause, 'code' | 'subject'>): string {
  const { sentence } = causeRule(code);
  return subject === null ? sentence.replace(/: \{subject\}/, '') : sentence.replace('{subject}', subject);
}
