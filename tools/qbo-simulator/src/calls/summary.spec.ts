import { type Call } from './call-log';
import { summarize } from './summary';

function call(startedAt: number, durationMs: number, changes: Partial<Call> = {}): Call {
  return { startedAt, durationMs, kind: 'create', status: 200, intuitTid: '1', ...changes };
}

describe('the summary of the call log', () => {
  it('finds the busiest sliding second across the border of two calendar seconds', () => {
    const summary = summarize([0, 900, 1000, 1100, 1899, 3000].map((start) => call(start, 1)));
    expect(summary.busiestSecond).toEqual({ time: new Date(900).toISOString(), calls: 4 });
    expect(summary.busiestMinute.calls).toBe(6);
  });

  it('tells the most calls that were in flight at the same time', () => {
    const calls = [call(0, 9, { inFlight: 1 }), call(5, 9, { inFlight: 2 }), call(20, 1, { inFlight: 1 })];
    expect(summarize(calls).inFlightMaximum).toBe(2);
  });

  it('lists token calls without counting them', () => {
    const { totals } = summarize([
      call(0, 1, { kind: 'token' }),
      call(0, 1, { kind: 'query' }),
      call(0, 1, { status: 400 }),
    ]);
    expect(totals).toMatchObject({ calls: 2, reads: 1, writes: 1, byStatus: { '200': 1, '400': 1 } });
  });

  it('is empty for no calls', () => {
    expect(summarize([])).toMatchObject({ busiestSecond: { time: null, calls: 0 }, inFlightMaximum: 0 });
  });
});
