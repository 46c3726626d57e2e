import { faultOf, type GatewayReply, type QboFault, ruleFor } from '@ledgerbridge/qbo';

/** What came of one HTTP request to QuickBooks. */
export type Exchange =
  | {
      readonly kind: 'response';
      readonly status: number;
      /** Parsed JSON; undefined when it was none. */
      readonly body: unknown;
      readonly intuitTid: string | undefined;
      /** The header as sent. */
      readonly retryAfter: string | undefined;
    }
  | { readonly kind: 'no-response'; readonly code: string };

type UnknownReason = Extract<GatewayReply, { outcome: 'unknown' }>['reason'];

/** What an exchange means. Only `answered` and `refused` are final. */
export type Outcome =
  | { readonly kind: 'answered'; readonly body: Record<string, unknown> }
  | { readonly kind: 'refused'; readonly fault: QboFault }
  | { readonly kind: 'token-refused' }
  | { readonly kind: 'throttled'; readonly pauseMs: number; readonly fault: QboFault }
  | { readonly kind: 'held'; readonly cause: string; readonly fault: QboFault }
  /** It may have been written. */
  | { readonly kind: 'unknown'; readonly reason: UnknownReason; readonly fault?: QboFault }
  /** No byte of it reached QuickBooks. */
  | { readonly kind: 'not-sent' };

/** How long a company rests after a 429 without Retry-After (QuickBooks Online, limits and throttles page). */
export const PAUSE_MS = 60_000;
const LONGEST_PAUSE_MS = 600_000;

/** Errors of making the connection: nothing can have left. */
const NOT_CONNECTED = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);
const TIMED_OUT = new Set(['ETIMEDOUT', 'ECONNABORTED']);

export function outcomeOf(exchange: Exchange): Outcome {
  if (exchange.kind === 'no-response') return withoutResponse(exchange.code);
  const { status, body, intuitTid } = exchange;
  const fault = faultOf(status, body, intuitTid);
  if (!fault) return { kind: 'answered', body: body as Record<string, unknown> };
  // A success that cannot be read was cut off on its way: the write is done, and nobody has its id.
  if (fault.type === 'Unreadable' && status < 400)
    return { kind: 'unknown', reason: 'connection-lost', fault };
  return ofFault(fault, exchange.retryAfter);
}

function ofFault(fault: QboFault, retryAfter: string | undefined): Outcome {
  const rule = ruleFor(fault);
  switch (rule.retry) {
    case 'refresh':
      return { kind: 'token-refused' };
    case 'backoff':
      return { kind: 'throttled', pauseMs: pauseOf(retryAfter), fault };
    case 'unknown':
      return { kind: 'unknown', reason: rule.code === '6000' ? 'please-wait' : 'server-error', fault };
    case 'hold-company':
      return { kind: 'held', cause: rule.cause, fault };
    case 're-read':
    case 'adopt':
    case 'person':
      return { kind: 'refused', fault };
  }
}

function withoutResponse(code: string): Outcome {
  if (NOT_CONNECTED.has(code)) return { kind: 'not-sent' };
  return { kind: 'unknown', reason: TIMED_OUT.has(code) ? 'timeout' : 'connection-lost' };
}

/** Retry-After in seconds when it is there and sensible. */
function pauseOf(retryAfter: string | undefined): number {
  const seconds = Number(retryAfter);
  if (retryAfter === undefined || !Number.isFinite(seconds) || seconds <= 0) return PAUSE_MS;
  return Math.min(seconds * 1000, LONGEST_PAUSE_MS);
}
