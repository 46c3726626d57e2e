import { jsonAnswer, type ApiAnswer } from '../data-service/api-answer';
import { fault, faultBody } from '../data-service/fault';
import { staleObject } from '../data-service/fault-texts';
import { gatewayAnswer } from '../gateway/gateway-fault';
import { lognormal, seededRandom } from '../random';
import { pacificInstant } from '../time/pacific-time';
import { type FaultRule } from './fault-rule';

/** What an injected fault makes of a call. */
export type Injection =
  | { readonly kind: 'answer'; readonly answer: ApiAnswer; readonly commit: 'never' | 'first' }
  | { readonly kind: 'lose'; readonly commit: 'never' | 'first' }
  | { readonly kind: 'late'; readonly delayMs: number; readonly answer: ApiAnswer | 'lost' };

/** QuickBooks Online, recorded: transient, and the entity may have been saved anyway. */
const PLEASE_WAIT =
  'An unexpected error occurred while accessing or saving your data. Please wait a few minutes and try again.';

export function injectionOf(rule: FaultRule, entity: string, now: number): Injection | undefined {
  const time = pacificInstant(now);
  switch (rule.effect) {
    case 'slow':
      return undefined;
    case 'reply-lost-before-commit':
      return { kind: 'lose', commit: 'never' };
    case 'reply-lost-after-commit':
      return { kind: 'lose', commit: 'first' };
    case 'commit-late':
      return {
        kind: 'late',
        delayMs: rule.delayMs,
        answer: rule.answer === 'lost' ? 'lost' : html(504, 'Gateway Time-out'),
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
      return answered(html(503, 'Service Unavailable'));
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

function html(status: number, reason: string): ApiAnswer {
  const body = `<html><head><title>${status} ${reason}</title></head><body><h1>${reason}</h1></body></html>`;
  return { status, body, contentType: 'text/html', headers: {} };
}

/** Milliseconds that the slow ones among the rules add. */
export function delayOf(rules: readonly FaultRule[], now: number): number {
  return rules.reduce((sum, rule) => {
    if (rule.effect !== 'slow') return sum;
    const random = seededRandom(rule.seed + now);
    return sum + (rule.delayMs ?? lognormal(random, rule.meanMs ?? 1000, rule.sigma));
  }, 0);
}
