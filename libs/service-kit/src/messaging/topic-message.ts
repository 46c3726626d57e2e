import { messageType, topicNamed } from '@ledgerbridge/contracts';
import { type OutgoingMessage, toStructured } from '@ledgerbridge/messaging';
import { traceparentOfCorrelation } from '../tracing/traceparent';

export interface TopicMessage {
  readonly topic: string;
  /** Messages of one key keep their order: the division id, or the id of what is older than any division. */
  readonly key: string;
  /** Unique per service; the id of the event that says it, so that publishing again says the same. */
  readonly id: string;
  /** The speaking service. */
  readonly service: string;
  /** Our id; left out for what belongs to the installation. */
  readonly tenantId?: string;
  /** ISO 8601 instant. */
  readonly time: string;
  readonly correlationId: string;
  readonly data: object;
}

/** A message of an internal topic as the relay publishes it. @throws when there is no such topic: a bug */
export function topicMessage(message: TopicMessage): OutgoingMessage {
  const topic = topicNamed(message.topic);
  if (!topic) throw new Error(`There is no topic ${message.topic}`);
  const { id, service, tenantId, time, correlationId, data } = message;
  const traceparent = traceparentOfCorrelation(correlationId);
  const value = toStructured({
    id,
    source: `ledgerbridge/${service}`,
    type: messageType(topic.name, topic.version),
    time,
    ...(tenantId === undefined ? {} : { tenantid: tenantId }),
    ...(traceparent === undefined ? {} : { traceparent }),
    data,
  });
  return { topic: topic.name, key: message.key, value };
}
