import type { ConnectionChanged } from '@ledgerbridge/contracts';
import type { Append, EventLog } from '@ledgerbridge/event-store';
import { derivedId } from '@ledgerbridge/service-kit';
import type { PoolClient } from 'pg';
import { jsonOf } from '../log/json-of';
import { saveConnection } from './save-connection';

/** A message of `connection.changed`. */
export interface ConnectionMessage {
  readonly id: string;
  readonly correlationId: string;
  readonly data: ConnectionChanged;
}

export interface LearnedConnections {
  /** For the service's own log, so that its copy can be rebuilt without the topic's history. */
  readonly appends: readonly Append[];
  /** Connections that have become usable: for the first time, or again. */
  readonly connected: readonly ConnectionChanged[];
}

/**
 * Takes messages of `connection.changed` into the service's own rows. They are taken in their streams' order, so that a
 * reconnection within one batch is seen; what is not newer than known is ignored.
 *
 * The caller holds the connections' lock and appends last.
 */
export async function learnConnections(
  tx: PoolClient,
  log: EventLog,
  messages: readonly ConnectionMessage[],
  now: string,
): Promise<LearnedConnections> {
  const news: ConnectionMessage[] = [];
  const connected = new Map<string, ConnectionChanged>();
  for (const message of [...messages].sort((a, b) => a.data.version - b.data.version)) {
    const saved = await saveConnection(tx, log.schema, message.data);
    if (!saved) continue;
    news.push(message);
    const { data } = message;
    if (data.status === 'connected' && saved.before !== 'connected') connected.set(data.connectionId, data);
  }
  return { appends: await learnedAppends(tx, log, news, now), connected: [...connected.values()] };
}

async function learnedAppends(
  tx: PoolClient,
  log: EventLog,
  news: readonly ConnectionMessage[],
  now: string,
): Promise<Append[]> {
  const byStream = new Map<string, ConnectionMessage[]>();
  for (const message of news) {
    const streamId = connectionStreamOf(message.data.connectionId);
    byStream.set(streamId, [...(byStream.get(streamId) ?? []), message]);
  }
  const streams = await log.readStreams(tx, [...byStream.keys()]);
  return [...byStream].map(([streamId, messagesOfIt]) =>
    learnedAppend(streamId, streams.get(streamId)?.length ?? 0, messagesOfIt, now),
  );
}

function learnedAppend(
  streamId: string,
  version: number,
  messages: readonly ConnectionMessage[],
  now: string,
): Append {
  const last = messages.at(-1);
  if (!last) throw new Error('There is nothing to learn');
  return {
    streamId,
    expectedVersion: version === 0 ? 'no-stream' : version,
    events: messages.map(({ data }) => ({ type: 'ConnectionLearned', data: jsonOf(data) })),
    metadata: {
      tenantId: last.data.tenantId,
      divisionId: last.data.divisionId,
      actor: 'system:tax',
      correlationId: last.correlationId,
      causationId: last.id,
      occurredAt: now,
    },
  };
}

/** The stream of this service's log that holds what it learned of one connection. */
export const connectionStreamOf = (connectionId: string): string => derivedId('connection', connectionId);
