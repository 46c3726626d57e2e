import { brokenOff, jsonAnswer, type ApiAnswer, type Wire } from '../data-service/api-answer';
import { fault, faultBody } from '../data-service/fault';
import { staleObject } from '../data-service/fault-texts';
import { gatewayAnswer } from '../gateway/gateway-fault';
import { pacificInstant } from '../time/pacific-time';
import { type FaultRule } from './fault-rule';

/** What an injected fault makes of a call. */
export type Injection =
  | { readonly kind: 'answer'; readonly answer: ApiAnswer; readonly commit: 'never' | 'first' }
  | { readonly kind: 'late'; readonly delayMs: number; readonly answer: ApiAnswer }
  /** The call is answered as ever, but seen, meant or sent otherwise. */
  | { readonly kind: 'bent'; readonly by: 'stale-read' | 'dropped-links' | 'nothing'; readonly wire?: Wire };

/** QuickBooks Online, recorded: transient, and the entity may have been saved anyway. */
const PLEASE_WAIT =
  'An unexpected error occurred while accessing or saving your data. Please wait a few minutes and try again.';

const MAINTENANCE = 'QuickBooks Online is being maintained. Please try again later.';

export function injectionOf(rule: FaultRule, entity: string, now: number): Injection | undefined {
  const time = pacificInstant(now);
  switch (rule.effect) {
    case 'slow':
      return undefined;
    case 'reply-lost-before-commit':
      return { kind: 'answer', answer: brokenOff(rule.reset ? 'reset' : 'lost'), commit: 'never' };
    case 'reply-lost-after-commit':
      return { kind: 'answer', answer: brokenOff(rule.reset ? 'reset' : 'lost'), commit: 'first' };
    case 'commit-late':
      return {
        kind: 'late',
        delayMs: rule.delayMs,
        answer: rule.answer === 'lost' ? brokenOff('lost') : html(504),
      };
    case '429': {
      const { status, body } = gatewayAnswer('throttled', now);
      return answered(
        jsonAnswer(
          status,
          body,
          rule.retryAfter === undefined ? {} : { 'retry-after': String(rule.retryAfter) },
        ),
      );
    }
    case '401': {
      const { status, body } = gatewayAnswer('token-expired', now);
      return answered(jsonAnswer(status, body));
    }
    case '500':
      return answered(jsonAnswer(500, { ...faultBody([fault('10000', 'Internal Server Error')]), time }));
    case '503-html':
      return answered(html(503));
    case 'html':
      return answered(html(rule.status));
    case 'gateway-500': {
      const { status, body } = gatewayAnswer('internal', now);
      return answered(jsonAnswer(status, body));
    }
    case 'maintenance':
      return answered(jsonAnswer(503, { ...faultBody([fault('150', MAINTENANCE)]), time }));
    case 'truncated':
      return { kind: 'bent', by: 'nothing', wire: { kind: 'truncated' } };
    case 'drip':
      return {
        kind: 'bent',
        by: 'nothing',
        wire: { kind: 'drip', bytes: rule.bytes, everyMs: rule.everyMs },
      };
    case 'stale-read':
    case 'dropped-links':
      return { kind: 'bent', by: rule.effect };
    case 'clock-jump':
      return { kind: 'bent', by: 'nothing' };
    case '6000-please-wait':
      return {
        kind: 'answer',
        answer: jsonAnswer(400, { ...faultBody([fault('6000', PLEASE_WAIT)]), time }),
        commit: rule.saved ? 'first' : 'never',
      };
    case 'refuse': {
      const { code, detail, element } = rule;
      return answered(jsonAnswer(400, { ...faultBody([fault(code, detail, element)]), time }));
    }
    case 'stale':
      return answered(jsonAnswer(400, { ...faultBody([staleObject(entity)]), time }));
  }
}

function answered(answer: ApiAnswer): Injection {
  return { kind: 'answer', answer, commit: 'never' };
}

const REASONS = {
  500: 'Internal Server Error',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Time-out',
} as const;

function html(status: keyof typeof REASONS): ApiAnswer {
  const reason = REASONS[status];
  const body = `<html><head><title>${status} ${reason}</title></head><body><h1>${reason}</h1></body></html>`;
  return { status, body, contentType: 'text/html', headers: {} };
}

/** Milliseconds that the slow ones among the rules add. */
export function delayOf(rules: readonly FaultRule[]): number {
  return rules.reduce((sum, rule) => sum + (rule.effect === 'slow' ? (rule.delayMs ?? 0) : 0), 0);
}
