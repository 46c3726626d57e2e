import { type Call } from './call-log';

export interface Busiest {
  /** When the busiest window began; none when there was no call. */
  readonly time: string | null;
  readonly calls: number;
}

export interface CallSummary {
  readonly totals: {
    readonly calls: number;
    /** Queries, reads, change data capture: what Intuit meters. */
    readonly reads: number;
    readonly writes: number;
    readonly byKind: Readonly<Record<string, number>>;
    readonly byStatus: Readonly<Record<string, number>>;
  };
  readonly busiestSecond: Busiest;
  readonly busiestMinute: Busiest;
  readonly inFlightMaximum: number;
}

const WRITES: readonly string[] = ['create', 'update', 'delete', 'batch'];
const READS: readonly string[] = ['read', 'query', 'cdc'];

/** Sums up calls to the data service; token calls are listed but not counted. */
export function summarize(all: readonly Call[]): CallSummary {
  const calls = all.filter(({ kind }) => kind !== 'token');
  const starts = calls.map(({ startedAt }) => startedAt).sort((a, b) => a - b);
  return {
    totals: {
      calls: calls.length,
      reads: calls.filter(({ kind }) => READS.includes(kind)).length,
      writes: calls.filter(({ kind }) => WRITES.includes(kind)).length,
      byKind: countBy(calls, ({ kind }) => kind),
      byStatus: countBy(calls, ({ status }) => String(status)),
    },
    busiestSecond: busiest(starts, 1000),
    busiestMinute: busiest(starts, 60_000),
    inFlightMaximum: calls.reduce((most, { inFlight = 0 }) => Math.max(most, inFlight), 0),
  };
}

function countBy(calls: readonly Call[], keyOf: (call: Call) => string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const call of calls) counts[keyOf(call)] = (counts[keyOf(call)] ?? 0) + 1;
  return counts;
}

/** The sliding window with the most starts; the window's end does not belong to it. */
function busiest(starts: readonly number[], lengthMs: number): Busiest {
  let most: Busiest = { time: null, calls: 0 };
  let last = 0;
  starts.forEach((start, first) => {
    while ((starts[last] ?? Infinity) < start + lengthMs) last += 1;
    if (last - first > most.calls) most = { time: new Date(start).toISOString(), calls: last - first };
  });
  return most;
}
