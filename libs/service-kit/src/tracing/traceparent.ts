import { randomBytes } from 'node:crypto';

/** Where we are in a distributed trace (W3C Trace Context, level 1). */
export interface Trace {
  /** 32 hex digits, not all zero. The same in everything that one request or message sets off. */
  readonly traceId: string;
  /** 16 hex digits: our own step. */
  readonly spanId: string;
  readonly sampled: boolean;
}

const TRACEPARENT = /^([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?$/;
const SAMPLED = 1;

/** Begins a trace. */
export function newTrace(): Trace {
  return { traceId: randomBytes(16).toString('hex'), spanId: newSpanId(), sampled: true };
}

/** Our step of the sender's trace; a new trace when the header is missing or malformed, as the standard asks. */
export function continuedTrace(traceparent: string | undefined): Trace {
  const [, version = '', traceId = '', parentId = '', flags = '', rest] =
    TRACEPARENT.exec(traceparent ?? '') ?? [];
  const wellFormed = version !== '' && version !== 'ff' && !(version === '00' && rest !== undefined);
  if (!wellFormed || isZero(traceId) || isZero(parentId)) return newTrace();
  return { traceId, spanId: newSpanId(), sampled: (parseInt(flags, 16) & SAMPLED) === SAMPLED };
}

/** The header to send on; the receiver's parent is our step. */
export function traceparent({ traceId, spanId, sampled }: Trace): string {
  return `00-${traceId}-${spanId}-${sampled ? '01' : '00'}`;
}

/**
 * The header for what an event leads to. Events keep the trace id as their correlation id, so that a message published
 * much later still belongs to the request that caused it.
 * @returns undefined when the correlation id is no trace id
 */
export function traceparentOfCorrelation(correlationId: string): string | undefined {
  if (!/^[0-9a-f]{32}$/.test(correlationId) || isZero(correlationId)) return undefined;
  return traceparent({ traceId: correlationId, spanId: newSpanId(), sampled: true });
}

const newSpanId = (): string => randomBytes(8).toString('hex');
const isZero = (hex: string): boolean => /^0*$/.test(hex);
