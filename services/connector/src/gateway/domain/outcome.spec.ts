import { type Exchange, outcomeOf, PAUSE_MS } from './outcome';

const response = (status: number, body: unknown, retryAfter?: string): Exchange => ({
  kind: 'response',
  status,
  body,
  intuitTid: 'tid',
  retryAfter,
});
const fault = (code: string, Message = '', Detail = '') => ({
  Fault: { type: 'ValidationFault', Error: [{ code, Message, Detail }] },
});

describe('what an exchange with QuickBooks means', () => {
  it('is an answer when there is a body without a fault', () => {
    const body = { Vendor: { Id: '1' } };
    expect(outcomeOf(response(200, body))).toEqual({ kind: 'answered', body });
  });

  it.each([
    ['a validation fault', 400, fault('2050'), 'refused'],
    ['a stale object, which is planned again', 400, fault('5010'), 'refused'],
    ['a fault inside of a 200', 200, fault('6240'), 'refused'],
    ['an expired token', 401, { fault: { error: [{ code: '3200' }] } }, 'token-refused'],
    ['a lost right of the person who connected', 401, fault('120'), 'held'],
    ['an ended subscription', 400, fault('6190'), 'held'],
    ['a refused application', 403, { fault: { error: [{ code: '3100' }] } }, 'held'],
    ['an internal error', 500, fault('10000'), 'unknown'],
    ['a page of a proxy', 503, undefined, 'unknown'],
    ['"please wait"', 400, fault('6000', '', 'Please wait a few minutes and try again.'), 'unknown'],
    ['a success that was cut off', 200, undefined, 'unknown'],
  ])('takes %s (%i) for %s', (_, status, body, kind) => {
    expect(outcomeOf(response(status, body)).kind).toBe(kind);
  });

  it.each([
    ['no-response', 'ECONNREFUSED', { kind: 'not-sent' }],
    ['no-response', 'ECONNRESET', { kind: 'unknown', reason: 'connection-lost' }],
    ['no-response', 'ETIMEDOUT', { kind: 'unknown', reason: 'timeout' }],
  ] as const)('tells %s by %s', (kind, code, expected) => {
    expect(outcomeOf({ kind, code })).toEqual(expected);
  });

  it.each([
    [undefined, PAUSE_MS],
    ['7', 7_000],
    ['nonsense', PAUSE_MS],
    ['86400', 600_000],
  ])('rests after a 429 with Retry-After %s for %i ms', (retryAfter, pauseMs) => {
    expect(outcomeOf(response(429, fault('3001'), retryAfter))).toMatchObject({ kind: 'throttled', pauseMs });
  });
});
