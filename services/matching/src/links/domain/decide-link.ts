import type { QuickBooksRecord } from '@ledgerbridge/contracts';
import { sameFacts } from '../../quickbooks-records/domain/same-facts';
import type { Finding } from './find-equal';
import type { LinkEvent, LinkState } from './link';
import { listOf, type Target } from './lists-of-kind';

export type LinkCommand =
  /** A document or the host named the record; `target` of cost codes, as far as it was said. */
  | { readonly type: 'Mention'; readonly target: Target | null }
  /** QuickBooks' lists were looked through. */
  | { readonly type: 'Match'; readonly finding: Finding }
  /** The record was created in QuickBooks on a document's behalf. */
  | { readonly type: 'NoteCreation'; readonly quickbooks: QuickBooksRecord }
  | { readonly type: 'LinkByHand'; readonly quickbooks: QuickBooksRecord }
  | { readonly type: 'Remove' }
  /** QuickBooks shows these facts of the linked record now. */
  | { readonly type: 'NoteFacts'; readonly quickbooks: QuickBooksRecord };

/**
 * Decides about the link of one record. People come first: what a person linked or unlinked, only a person changes.
 * Nothing is said twice: a command that changes nothing yields no event.
 */
export function decideLink(command: LinkCommand, state: LinkState): LinkEvent[] {
  switch (command.type) {
    case 'Mention':
      return mention(command.target, state);
    case 'Match':
      return isSettled(state) ? [] : match(command.finding, state);
    case 'NoteCreation':
      return isSettled(state) ? [] : [made(command.quickbooks, 'created')];
    case 'LinkByHand':
      return linkByHand(command.quickbooks, state);
    case 'Remove':
      return state.decision.status === 'linked' ? [{ type: 'LinkRemoved', data: {} }] : [];
    case 'NoteFacts':
      return noteFacts(command.quickbooks, state);
    default:
      return command satisfies never;
  }
}

function mention(target: Target | null, state: LinkState): LinkEvent[] {
  const next = target ?? state.target;
  if (state.mentioned && next === state.target) return [];
  return [{ type: 'RecordMentioned', data: { target: next } }];
}

/**
 * Whether nothing automatic may change the decision: there is a link, or a person removed it. A link that was made for
 * the cost code's former target and by nobody's hand is open again.
 */
function isSettled({ decision, target }: LinkState): boolean {
  switch (decision.status) {
    case 'undecided':
      return false;
    case 'open':
      return decision.reason === 'removed';
    case 'linked':
      return (
        decision.decidedBy === 'person' ||
        target === null ||
        decision.quickbooks.entity === listOf('cost-code', target)
      );
  }
}

function match(finding: Finding, { decision }: LinkState): LinkEvent[] {
  if (finding.found === 'one') return [made(finding.quickbooks, finding.by)];
  const open =
    finding.found === 'none'
      ? { reason: finding.reason, candidates: 0 }
      : { reason: 'several-candidates' as const, candidates: finding.candidates };
  const same =
    decision.status === 'open' && decision.reason === open.reason && decision.candidates === open.candidates;
  return same ? [] : [{ type: 'LinkLeftOpen', data: open }];
}

/** A person who confirms what was found by name makes it theirs. */
function linkByHand(quickbooks: QuickBooksRecord, { decision }: LinkState): LinkEvent[] {
  const same =
    decision.status === 'linked' &&
    decision.decidedBy === 'person' &&
    sameFacts(decision.quickbooks, quickbooks);
  return same ? [] : [made(quickbooks, 'person')];
}

function noteFacts(quickbooks: QuickBooksRecord, { decision }: LinkState): LinkEvent[] {
  if (decision.status !== 'linked') return [];
  const { entity, id } = decision.quickbooks;
  if (entity !== quickbooks.entity || id !== quickbooks.id || sameFacts(decision.quickbooks, quickbooks))
    return [];
  return [{ type: 'LinkedRecordChanged', data: { quickbooks, decidedBy: decision.decidedBy } }];
}

const made = (
  quickbooks: QuickBooksRecord,
  decidedBy: Extract<LinkEvent, { type: 'LinkMade' }>['data']['decidedBy'],
): LinkEvent => ({ type: 'LinkMade', data: { quickbooks, decidedBy } });
