import type { EventMetadata } from '@ledgerbridge/event-store';
import type { IncomingMessage } from '@ledgerbridge/messaging';
import { actorOf, type TenantCaller } from '../http/caller';
import { messageScope } from '../messaging/message-scope';
import { correlationId } from '../tracing/scope';
import { newTrace } from '../tracing/traceparent';

/** Who and what an event goes back to. */
export type Cause = Pick<EventMetadata, 'actor' | 'correlationId' | 'causationId' | 'occurredAt'>;

/** The cause of what a person or a host asks for over HTTP. */
export function causeOfCaller(caller: TenantCaller): Cause {
  return {
    actor: actorOf(caller),
    correlationId: correlationId(),
    causationId: null,
    occurredAt: new Date().toISOString(),
  };
}

/** The cause of what a service does of its own because of a message. @param actor such as `system:tax` */
export function causeOfMessage(message: IncomingMessage<unknown>, actor: string, now: Date): Cause {
  return {
    actor,
    correlationId: messageScope(message).trace.traceId,
    causationId: message.id,
    occurredAt: now.toISOString(),
  };
}

/** The cause of what a service does by its own clock: the beginning of a trace. @param actor such as `system:tax` */
export function causeOfOwn(actor: string, now: Date): Cause {
  return {
    actor,
    correlationId: newTrace().traceId,
    causationId: null,
    occurredAt: now.toISOString(),
  };
}
