/**
 * One replica of a subscription as a process of its own, for tests that kill it. Takes its orders from one argument in
 * JSON; every handled event becomes a row of `effects`, in the transaction that moves the checkpoint.
 */
import { setTimeout as delay } from 'node:timers/promises';
import { Pool } from 'pg';
import { AppendSignal, EventLog, KeyRing, runProcessor, TenantKeys } from '..';

interface Orders {
  readonly url: string;
  readonly schema: string;
  readonly replica: string;
}

async function main({ url, schema, replica }: Orders): Promise<void> {
  const pool = new Pool({ connectionString: url, max: 4 });
  const ring = new KeyRing(1, new Map([[1, Buffer.alloc(32)]]));
  const signal = new AppendSignal({ pool, schema });
  await signal.start();
  const processor = await runProcessor({
    name: 'effects',
    pool,
    log: new EventLog({ schema, keys: new TenantKeys({ schema, ring }) }),
    signal,
    batchSize: 20,
    pollMs: 100,
    handle: async (tx, events) => {
      await tx.query(
        `INSERT INTO "${schema}".effects (replica, partition, position)
         SELECT $1, * FROM unnest($2::int[], $3::bigint[])`,
        [replica, events.map((event) => event.partition), events.map((event) => event.position)],
      );
      // Long enough for a kill to land between the effect and the commit.
      await delay(5);
    },
  });
  process.once('SIGTERM', () => {
    void processor
      .stop()
      .then(() => signal.stop())
      .then(() => pool.end());
  });
}

void main(JSON.parse(process.argv[2] ?? '{}') as Orders);
