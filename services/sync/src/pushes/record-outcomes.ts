import type { EventLog } from '@ledgerbridge/event-store';
import { at } from '@ledgerbridge/failpoints';
import type { PoolClient } from 'pg';
import { type DocumentChange, known, unchanged, withEvents } from '../documents/document-change';
import { lockDocuments } from '../documents/load-documents';
import { saveChanges } from '../documents/save-changes';
import type { PurchaseOrderEvent } from '../purchase-orders/domain/events';
import {
  recordAnswer,
  recordCompanyHeld,
  recordPostponed,
  recordRefusal,
  recordReread,
  recordUnknown,
} from '../purchase-orders/domain/push';
import type { KnownPurchaseOrder } from '../purchase-orders/domain/state';
import type { PushOutcome } from './outcome';
import { pusherTrace } from '../work/pusher-trace';
import { loadedOf } from './start-pushes';
import { type Leased, postponeWork } from '../work/leased-work';

/** What this process found out about one push. */
export interface FoundOut {
  leased: Leased;
  requestId: string;
  outcome: PushOutcome;
}

/**
 * Records the outcomes of a batch of pushes. A push that somebody else has ended meanwhile is left alone: its requestid
 * is no longer the pending one. Documents that still need work get the time of their next try.
 */
export async function recordOutcomes(
  tx: PoolClient,
  log: EventLog,
  found: readonly FoundOut[],
  now: string,
): Promise<void> {
  const documents = await at('sync.outcome.lock', () =>
    lockDocuments(
      tx,
      log,
      found.map(({ leased }) => leased),
      'purchase-order',
      now,
    ),
  );
  const decided = found.map((item) => ({
    item,
    change: changeOf(
      item,
      unchanged(loadedOf(documents, item.leased.documentId), pusherTrace(item.leased, now)),
    ),
  }));
  const postponed = decided.flatMap(({ item, change }) => nextTry(item, change));
  await at('sync.outcome.postpone', () => postponeWork(tx, log.schema, postponed));
  await at('sync.outcome.save', () =>
    saveChanges(
      tx,
      log,
      decided.map(({ change }) => change),
    ),
  );
}

function changeOf({ requestId, outcome, leased }: FoundOut, change: DocumentChange): DocumentChange {
  const state = known(change.after);
  if (state.pending?.requestId !== requestId) return change;
  return withEvents(change, eventsOf(outcome, leased.attempts > 0, state));
}

function eventsOf(
  outcome: PushOutcome,
  triedBefore: boolean,
  state: KnownPurchaseOrder,
): PurchaseOrderEvent[] {
  switch (outcome.kind) {
    case 'answered':
      return recordAnswer(outcome, state);
    case 'refused':
      return recordRefusal(outcome.fault, state);
    case 'reread':
      return recordReread(outcome.found, state);
    case 'unknown':
      return recordUnknown(outcome.reason, state);
    case 'postponed':
      return recordPostponed(outcome.reason, triedBefore, state);
    case 'company-held':
      return recordCompanyHeld(outcome.cause, state);
  }
}

/** Waiting grows from half a second to a minute, unless QuickBooks or the gateway says how long. */
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 60_000;

function nextTry(
  { leased, outcome }: FoundOut,
  { after }: DocumentChange,
): { documentId: string; afterMs: number; again: boolean }[] {
  const state = known(after);
  const { documentId, attempts } = leased;
  if (!state.pending)
    return state.standing.status === 'queued' ? [{ documentId, afterMs: 0, again: false }] : [];
  const backoff = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(attempts, 10));
  const afterMs = outcome.kind === 'postponed' ? outcome.afterMs : backoff;
  return [{ documentId, afterMs, again: true }];
}
