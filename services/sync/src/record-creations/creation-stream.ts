import type { Append, EventLog, JsonObject, RecordedEvent } from '@ledgerbridge/event-store';
import { at } from '@ledgerbridge/failpoints';
import { derivedId } from '@ledgerbridge/service-kit';
import type { PoolClient } from 'pg';
import { linkCauseKey } from '../causes/domain/cause';
import type { Trace } from '../documents/document-change';
import type { RecordCreation } from '../purchase-orders/domain/resolution';
import type { Leased } from '../work/leased-work';
import { type CreationEvent, type CreationState, foldCreation } from './domain/creation';

export interface CreationStream {
  streamId: string;
  version: number;
  state: CreationState;
}

export function creationStreamId(connectionId: string, { kind, key }: RecordCreation): string {
  return derivedId('record-creation', connectionId, linkCauseKey(kind, key));
}

export async function readCreation(tx: PoolClient, log: EventLog, streamId: string): Promise<CreationStream> {
  const events = await at('sync.creation.read-stream', () => log.readStream(tx, streamId));
  return { streamId, version: events.length, state: foldCreation(events.map(creationEvent)) };
}

/** @returns false when another process was faster: what it wrote holds */
export async function appendCreation(
  tx: PoolClient,
  log: EventLog,
  { streamId, version }: CreationStream,
  event: CreationEvent,
  { tenantId, divisionId }: Leased,
  trace: Trace,
): Promise<boolean> {
  const { actor, correlationId, causationId, now } = trace;
  const append: Append = {
    streamId,
    expectedVersion: version === 0 ? 'no-stream' : version,
    events: [
      {
        type: event.type,
        data: event.data as object as JsonObject,
        sealed: event.sealed as object as JsonObject,
      },
    ],
    metadata: { tenantId, divisionId, actor, correlationId, causationId, occurredAt: now },
  };
  const [result] = await at('sync.creation.append', () => log.append(tx, [append]));
  return result?.ok === true;
}

export function creationEvent({ type, data, sealed }: RecordedEvent): CreationEvent {
  if (sealed === 'erased' || sealed === null)
    throw new Error('the tenant was erased: its records are no more');
  const event = { type, data, sealed };
  if (!isCreation(event)) throw new Error(`${type} does not belong into the stream of a creation`);
  return event;
}

/** The log hands out types and versions of its catalogue only, so a known type has the shape of this release. */
function isCreation(event: { type: string; data: object; sealed: object }): event is CreationEvent {
  return ['RecordCreationStarted', 'RecordCreated', 'RecordCreationRefused'].includes(event.type);
}
