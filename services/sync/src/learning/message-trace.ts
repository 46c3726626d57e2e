import type { IncomingMessage } from '@ledgerbridge/messaging';
import { continuedTrace } from '@ledgerbridge/service-kit';
import type { Trace } from '../documents/document-change';

/** Who caused what a message leads to: the sender's trace goes on, and the message is the cause. */
export function messageTrace({ hostId, topic, id, traceparent }: IncomingMessage, now: string): Trace {
  const actor = topic.includes('po.') ? `host:${hostId}` : 'system:sync';
  return { actor, correlationId: continuedTrace(traceparent).traceId, causationId: id, now };
}
