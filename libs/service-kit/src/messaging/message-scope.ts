import type { IncomingMessage } from '@ledgerbridge/messaging';
import type { Scope } from '../tracing/scope';
import { continuedTrace } from '../tracing/traceparent';

/** The scope of one message's work: the sender's trace goes on in it, and logs name the tenant. */
export function messageScope({ traceparent, tenantId }: IncomingMessage): Scope {
  return { trace: continuedTrace(traceparent), tenantId };
}
