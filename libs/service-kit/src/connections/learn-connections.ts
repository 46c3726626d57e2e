import { connectionChanged, type ConnectionChanged } from '@ledgerbridge/contracts';
import { type Append, type EventLog, jsonOf, type RecordedEvent } from '@ledgerbridge/event-store';
import type { IncomingMessage } from '@ledgerbridge/messaging';
import type { PoolClient } from 'pg';
import { derivedId } from '../identity/identity';
import { causeOfMessage } from '../log/cause';
import { saveConnection } from './save-connection';

type Message = IncomingMessage<ConnectionChanged>;

/** Events by which a service remembers connections in its own log. */
export const CONNECTION_EVENTS = { ConnectionLearned: 1 } as const;

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
 * @param actor of the events, such as `system:tax`
 */
export async function learnConnections(
  tx: PoolClient,
  log: EventLog,
  messages: readonly Message[],
  actor: string,
  now: Date,
): Promise<LearnedConnections> {
  const news: Message[] = [];
  const connected = new Map<string, ConnectionChanged>();
  for (const message of [...messages].sort((a, b) => a.data.version - b.data.version)) {
    const saved = await saveConnection(tx, log.schema, message.data);
    if (!saved) continue;
    news.push(message);
    const { data } = message;
    if (data.status === 'connected' && saved.before !== 'connected') connected.set(data.connectionId, data);
  }
  return { appends: await learnedAppends(tx, log, news, actor, now), connected: [...connected.values()] };
}

/** Writes a connection again from the service's own log; other events are none of its business. */
export async function replayConnection(
  tx: PoolClient,
  schema: string,
  { type, data }: RecordedEvent,
): Promise<void> {
  if (type === 'ConnectionLearned') await saveConnection(tx, schema, connectionChanged.parse(data));
}

async function learnedAppends(
  tx: PoolClient,
  log: EventLog,
  news: readonly Message[],
  actor: string,
  now: Date,
): Promise<Append[]> {
  const byStream = new Map<string, [Message, ...Message[]]>();
  for (const message of news) {
    const streamId = derivedId('connection', message.data.connectionId);
    const before = byStream.get(streamId);
    byStream.set(streamId, before ? [...before, message] : [message]);
  }
  const streams = await log.readStreams(tx, [...byStream.keys()]);
  return [...byStream].map(([streamId, messages]) => {
    const [{ data, tenantId }] = messages;
    const version = streams.get(streamId)?.length ?? 0;
    return {
      streamId,
      expectedVersion: version === 0 ? 'no-stream' : version,
      events: messages.map((message) => ({ type: 'ConnectionLearned', data: jsonOf(message.data) })),
      metadata: {
        tenantId,
        divisionId: data.divisionId,
        ...causeOfMessage(messages.at(-1) ?? messages[0], actor, now),
      },
    };
  });
}
