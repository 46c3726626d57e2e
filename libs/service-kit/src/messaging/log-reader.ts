import type { EventLog, RecordedEvent } from '@ledgerbridge/event-store';
import { at } from '@ledgerbridge/failpoints';
import type { LogReader } from '@ledgerbridge/messaging';
import type { Pool } from 'pg';

/**
 * Lets the relay read a service's log. An event that this release does not know ends the batch before it: a newer
 * replica publishes it.
 */
export function logReader(pool: Pool, log: EventLog): LogReader<RecordedEvent> {
  return {
    partitions: log.partitions,
    readPartition: async (partition, after, limit) => {
      const { events } = await at('service-kit.relay.read', () =>
        log.readKnown(pool, partition, Number(after), limit),
      );
      return events.map((event) => ({ position: BigInt(event.position), event }));
    },
  };
}
