import { type ConnectionChanged, connectionChanged } from '@ledgerbridge/contracts';
import type { RecordedEvent } from '@ledgerbridge/event-store';
import type { OutgoingMessage } from '@ledgerbridge/messaging';
import { topicMessage } from '@ledgerbridge/service-kit';
import { factsOf, isConnectionEvent } from './connection-facts';

/** What an event of a connection says to every service; nothing of other events. Pure. */
export function publishConnections(event: RecordedEvent): OutgoingMessage[] {
  if (!isConnectionEvent(event)) return [];
  const { id, streamId, version, metadata } = event;
  const facts = factsOf(event);
  const data: ConnectionChanged = connectionChanged.parse({ ...facts, version, connectionId: streamId });
  return [
    topicMessage({
      topic: 'connection.changed',
      key: facts.divisionId,
      id,
      service: 'connector',
      tenantId: facts.tenantId,
      time: metadata.occurredAt,
      correlationId: metadata.correlationId,
      data,
    }),
  ];
}
