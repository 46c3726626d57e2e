import type { RecordedEvent } from '@ledgerbridge/event-store';
import type { ParkedMessages, Relay } from '@ledgerbridge/messaging';
import type { Pool } from 'pg';
import { Gauge, type Registry } from 'prom-client';
import type { CheckResult } from '../health/readiness';
import type { ServiceParts } from './service-parts';

/** Events that may wait for the relay before the service stops asking for more work. */
const MOST_UNPUBLISHED = 10_000;

/** Readiness: what this process needs to do its work. */
export function watchReadiness({ readiness, database, transport, relay, log }: ServiceParts): void {
  readiness.add('database', async () =>
    (await database.answers()) ? { up: true } : { up: false, reason: 'the database does not answer' },
  );
  readiness.add('transport', async () => {
    const health = await transport.transport.health();
    return health.status === 'up' ? { up: true } : { up: false, reason: 'the transport does not answer' };
  });
  if (relay) {
    readiness.add('lag', async (): Promise<CheckResult> => {
      const behind = await unpublished(database.worker, log.schema, relay);
      return behind <= MOST_UNPUBLISHED
        ? { up: true }
        : { up: false, reason: `${behind} events wait for the relay` };
    });
  }
}

/** Metrics of the parts that every service has. */
export function measureParts(registry: Registry, { consumer, database, relay, log }: ServiceParts): void {
  measureParked(registry, consumer.parked);
  if (!relay) return;
  new Gauge({
    name: 'ledgerbridge_relay_unpublished_events',
    help: 'Events of the log that the relay has not published yet',
    registers: [registry],
    async collect() {
      this.set(await unpublished(database.worker, log.schema, relay));
    },
  });
}

function measureParked(registry: Registry, parked: Pick<ParkedMessages, 'counts'>): void {
  new Gauge({
    name: 'ledgerbridge_parked_messages',
    help: 'Messages that could not be handled and wait for an operator',
    labelNames: ['topic', 'code'],
    registers: [registry],
    async collect() {
      this.reset();
      for (const { topic, code, count } of await parked.counts()) this.set({ topic, code }, count);
    },
  });
}

async function unpublished(pool: Pool, schema: string, relay: Relay<RecordedEvent>): Promise<number> {
  const { rows } = await pool.query<{ partition: number; last: string }>(
    `SELECT partition, last_position AS last FROM "${schema}".log_partitions`,
  );
  const published = await relay.positions();
  return rows.reduce(
    (sum, { partition, last }) => sum + Number(BigInt(last) - (published.get(partition) ?? 0n)),
    0,
  );
}
