import { AppendSignal, withConnection } from '@ledgerbridge/event-store';
import { createPool, WORKER_LIMITS } from '@ledgerbridge/service-kit';
import { openLog, saidEvent, SCHEMA } from './said-events';

/** What the bench asks of this program, as JSON in its argument. */
export interface AppenderOrders {
  readonly postgresUrl: string;
  readonly perSecond: number;
  readonly seconds: number;
}

/** By event: the moment its commit was answered, in nanoseconds of the machine's monotonic clock. */
export type CommitTimes = readonly (readonly [eventId: string, atNs: string])[];

/** Commits events one by one at an even pace, as another process than the relay's, and tells when each was committed. */
async function append({ postgresUrl, perSecond, seconds }: AppenderOrders): Promise<CommitTimes> {
  const pool = createPool(postgresUrl, WORKER_LIMITS, 'bench appender', (reason) => {
    throw reason;
  });
  const log = openLog();
  const signal = new AppendSignal({ pool, schema: SCHEMA });
  const times: [string, string][] = [];
  const commit = async (n: number): Promise<void> => {
    const { append: wanted, eventId } = saidEvent(n);
    await withConnection(pool, async (tx) => {
      await tx.query('BEGIN');
      await log.append(tx, [wanted]);
      await tx.query('COMMIT');
    });
    times.push([eventId, String(process.hrtime.bigint())]);
    signal.notify();
  };
  const underWay: Promise<void>[] = [];
  const start = performance.now();
  for (let n = 0; n < perSecond * seconds; n += 1) {
    const due = start + (n * 1000) / perSecond;
    while (performance.now() < due) await new Promise((resolve) => setTimeout(resolve, 1));
    underWay.push(commit(n));
  }
  await Promise.all(underWay);
  await signal.stop();
  await pool.end();
  return times;
}

if (require.main === module) {
  append(JSON.parse(process.argv[2] ?? '{}') as AppenderOrders).then(
    (times) => process.send?.(times, () => process.exit(0)),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
}
