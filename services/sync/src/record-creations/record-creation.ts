import type { EventLog } from '@ledgerbridge/event-store';
import { at } from '@ledgerbridge/failpoints';
import type { PoolClient } from 'pg';
import { linkCauseKey } from '../causes/domain/cause';
import { releaseCauses } from '../causes/release-causes';
import type { Trace } from '../documents/document-change';
import { causeIdOf } from '../documents/document-row';
import { lockCauses } from '../planning/cause-locks';
import type { LinkFact } from '../purchase-orders/domain/facts';
import type { RecordCreation } from '../purchase-orders/domain/resolution';
import type { Leased } from '../work/leased-work';
import { type CreationOutcome, refusalDetail } from './call-creation';
import { createdFact, saveCreationFact } from './creation-fact';
import { appendCreation, creationStreamId, readCreation } from './creation-stream';
import type { CreationEvent, CreationState } from './domain/creation';

export interface FinishedCreation {
  leased: Leased;
  creation: RecordCreation;
  started: Extract<CreationState, { status: 'started' }>;
  outcome: Exclude<CreationOutcome, { kind: 'later' }>;
  trace: Trace;
}

/**
 * Records what became of a creation: plans see the link at once, and matching hears of it with the event. When another
 * process has recorded it already, nothing is left to do.
 */
export async function recordCreation(
  tx: PoolClient,
  log: EventLog,
  finished: FinishedCreation,
): Promise<void> {
  const { leased, creation, started, outcome, trace } = finished;
  const { connectionId } = started.start;
  const causeKey = linkCauseKey(creation.kind, creation.key);
  const causeId = causeIdOf(leased.divisionId, '', causeKey);
  await at('sync.creation.lock-cause', () => lockCauses(tx, [causeId]));
  const stream = await at('sync.creation.read-again', () =>
    readCreation(tx, log, creationStreamId(connectionId, creation)),
  );
  if (stream.state.status !== 'started' || stream.state.start.requestId !== started.start.requestId) return;
  await at('sync.creation.save-fact', () =>
    saveCreationFact(tx, log.schema, leased, creation, started.start, factOf(started, outcome)),
  );
  await at('sync.creation.release', () => releaseCauses(tx, log.schema, [causeId], trace.now));
  const appended = await at('sync.creation.append-outcome', () =>
    appendCreation(tx, log, stream, eventOf(started, creation, outcome), leased, trace),
  );
  if (!appended) throw new Error('the creation was recorded twice at the same moment; the other one holds');
}

function factOf(
  { start, body }: FinishedCreation['started'],
  outcome: FinishedCreation['outcome'],
): LinkFact {
  if (outcome.kind === 'created') return createdFact(start.entity, body, outcome.id);
  const { cause, detail } = refusalDetail(outcome.fault);
  return cause === 'name-taken'
    ? { state: 'unlinked', reason: 'name-taken', creationApproved: false }
    : { state: 'creation-refused', detail };
}

function eventOf(
  { start }: FinishedCreation['started'],
  { key }: RecordCreation,
  outcome: FinishedCreation['outcome'],
): CreationEvent {
  const { requestId: _requestId, ...created } = start;
  const { pushNumber } = start;
  if (outcome.kind === 'created')
    return { type: 'RecordCreated', data: { ...created, quickbooksId: outcome.id }, sealed: { key } };
  const { cause, detail } = refusalDetail(outcome.fault);
  return {
    type: 'RecordCreationRefused',
    data: { pushNumber, cause, faultCodes: outcome.fault.errors.map(({ code }) => code) },
    sealed: { detail },
  };
}
