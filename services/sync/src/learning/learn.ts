import type { Append, EventLog, JsonObject } from '@ledgerbridge/event-store';
import { at } from '@ledgerbridge/failpoints';
import type { PoolClient } from 'pg';
import type { Trace } from '../documents/document-change';

/** Something that another service said, or a person decided, as one event of a stream of its own. */
export interface Learned {
  streamId: string;
  tenantId: string;
  divisionId: string;
  type: 'ConnectionLearned' | 'LinkLearned' | 'PoliciesChanged' | 'CreationApproved';
  data: object;
  sealed?: object;
  trace: Trace;
}

/**
 * Appends what was learned to this service's own log, so that its copy can be rebuilt without the topic's history. The
 * rows of what was learned are locked by having been written. Last statement of its transaction.
 */
export async function appendLearned(
  tx: PoolClient,
  log: EventLog,
  learned: readonly Learned[],
): Promise<void> {
  if (learned.length === 0) return;
  const streams = await at('sync.learning.read-streams', () =>
    log.readStreams(tx, [...new Set(learned.map(({ streamId }) => streamId))]),
  );
  const versions = new Map([...streams].map(([id, events]) => [id, events.length]));
  const appends = learned.map((fact): Append => {
    const version = versions.get(fact.streamId) ?? 0;
    versions.set(fact.streamId, version + 1);
    return appendOf(fact, version);
  });
  const results = await at('sync.learning.append', () => log.append(tx, appends));
  if (results.some(({ ok }) => !ok)) throw new Error('what was learned was written past its row lock');
}

function appendOf(
  { streamId, tenantId, divisionId, type, data, sealed, trace }: Learned,
  version: number,
): Append {
  const { actor, correlationId, causationId, now } = trace;
  return {
    streamId,
    expectedVersion: version === 0 ? 'no-stream' : version,
    events: [{ type, data: data as JsonObject, ...(sealed ? { sealed: sealed as JsonObject } : {}) }],
    metadata: { tenantId, divisionId, actor, correlationId, causationId, occurredAt: now },
  };
}
