import type { AccessChanged } from '@ledgerbridge/contracts';
import type { Append, EventLog } from '@ledgerbridge/event-store';
import { at } from '@ledgerbridge/failpoints';
import type { PoolClient } from 'pg';
import { derivedId } from '../identity/identity';
import { accessIdOf } from './access-id';
import { saveAccess } from './save-access';

/** Version of `AccessLearned` that this release writes; belongs into a service's event catalogue. */
export const ACCESS_EVENTS = { AccessLearned: 1 } as const;

/** A message of `access.changed` as the consumer hands it over. */
export interface AccessMessage {
  readonly id: string;
  readonly data: AccessChanged;
  /** The trace id of the sender's trace. */
  readonly correlationId: string;
}

export interface LearnAccess {
  readonly log: EventLog;
  readonly schema: string;
  /** The learning service, for the events' actor. */
  readonly service: string;
  /** ISO 8601 instant in UTC. */
  readonly now: string;
}

/**
 * Takes messages of `access.changed` into the service's own copy and its own log, so that the copy can be rebuilt
 * without the topic's history. What is older than known is ignored. The append is the last statement: commit at once,
 * then let the directory `forget()`.
 *
 * @returns what was new
 */
export async function applyAccessChanged(
  tx: PoolClient,
  messages: readonly AccessMessage[],
  { log, schema, service, now }: LearnAccess,
): Promise<AccessChanged[]> {
  const causes = new Map(messages.map((message) => [message.data, message]));
  const changes = messages.map(({ data }) => data);
  const learned = await at('service-kit.access.save', () => saveAccess(tx, schema, changes));
  const streams = await at('service-kit.access.read', () => log.readStreams(tx, learned.map(accessStreamOf)));
  const appends = learned.map((change): Append => {
    const streamId = accessStreamOf(change);
    const cause = causes.get(change);
    if (!cause) throw new Error('A change was saved that no message has brought');
    const version = streams.get(streamId)?.length ?? 0;
    return {
      streamId,
      expectedVersion: version === 0 ? 'no-stream' : version,
      events: [{ type: 'AccessLearned', data: { ...change } }],
      metadata: {
        tenantId: 'tenantId' in change ? change.tenantId : null,
        divisionId: null,
        actor: `system:${service}`,
        correlationId: cause.correlationId,
        causationId: cause.id,
        occurredAt: now,
      },
    };
  });
  const results = await at('service-kit.access.append', () => log.append(tx, appends));
  // The row of each thing was locked by saving it, so nobody else can have appended to its stream.
  if (results.some(({ ok }) => !ok))
    throw new Error('What was learned of access was written past its row lock');
  return learned;
}

/** The stream of a service's own log that holds what it learned of one host, key, tenant or division. */
export function accessStreamOf(change: AccessChanged): string {
  return derivedId('access', change.entity, accessIdOf(change));
}
