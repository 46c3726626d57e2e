import { createHash, randomUUID } from 'node:crypto';
import {
  type Append,
  EventLog,
  KeyRing,
  migrateEventStore,
  rebuildProjection,
  runProjection,
  TenantKeys,
  withConnection,
} from '@ledgerbridge/event-store';
import { Pool } from 'pg';
import { toStored } from '../../services/sync/src/documents/stored-events';
import { SYNC_EVENTS } from '../../services/sync/src/log';
import { orderOf } from '../orders/an-order';
import { orderEvents } from '../orders/order-events';
import { createOrderList, projectOrderList } from './order-list.projection';

const SCHEMA = 'bench_replay';
const NAME = 'order-list';
const STREAMS_PER_APPEND = 250;
const TENANTS = Array.from({ length: 20 }, () => ({ tenantId: randomUUID(), divisionId: randomUUID() }));

/** A log full of orders in PostgreSQL, and the list of them as its projection. */
export class OrderListRebuild {
  private constructor(
    private readonly pool: Pool,
    private readonly log: EventLog,
  ) {}

  static async prepare(postgresUrl: string): Promise<OrderListRebuild> {
    const pool = new Pool({ connectionString: postgresUrl, max: 4 });
    const ring = new KeyRing(1, new Map([[1, Buffer.alloc(32, 1)]]));
    const keys = new TenantKeys({ schema: SCHEMA, ring });
    const log = new EventLog({ schema: SCHEMA, keys, catalogue: SYNC_EVENTS });
    await withConnection(pool, async (client) => {
      await migrateEventStore(client, { schema: SCHEMA, partitions: log.partitions });
      await client.query(createOrderList(SCHEMA));
    });
    return new OrderListRebuild(pool, log);
  }

  /** Appends whole streams of four events until the log has so many. */
  async fill(events: number): Promise<void> {
    let written = 0;
    for (let batch = 0; written < events; batch += 1) {
      const appends = Array.from({ length: STREAMS_PER_APPEND }, (_, n) => stream(batch, n));
      await withConnection(this.pool, async (tx) => {
        await tx.query('BEGIN');
        await this.log.append(tx, appends);
        await tx.query('COMMIT');
      });
      written += appends.reduce((sum, append) => sum + append.events.length, 0);
    }
    await this.pool.query('VACUUM ANALYZE');
  }

  /** Lets the live projection read everything once, which also makes its checkpoints. */
  async catchUp(): Promise<void> {
    const { pool, log } = this;
    const handle = this.handle;
    const live = await runProjection({ name: NAME, pool, log, handle, batchSize: 1_000, concurrency: 2 });
    while ((await live.lag()).some(({ behind }) => behind > 0))
      await new Promise((resolve) => setTimeout(resolve, 200));
    await live.stop();
  }

  /** @returns seconds that the rebuild took, and how many events it handled */
  async rebuild(): Promise<{ seconds: number; events: number }> {
    const { pool, log } = this;
    const start = performance.now();
    const result = await rebuildProjection({
      name: NAME,
      pool,
      log,
      handle: this.handle,
      reset: async (tx) => void (await tx.query(`DELETE FROM ${SCHEMA}.order_list`)),
    });
    if (!result.ok) throw new Error(`The projection was not rebuilt: ${result.reason}`);
    return { seconds: (performance.now() - start) / 1000, events: result.events };
  }

  /** A digest of all rows: a rebuild must end in the same. */
  async digest(): Promise<string> {
    const { rows } = await this.pool.query<{ text: string }>(
      `SELECT string_agg(l::text, '\n' ORDER BY document_id) AS text FROM ${SCHEMA}.order_list l`,
    );
    return createHash('sha256')
      .update(rows[0]?.text ?? '')
      .digest('hex');
  }

  close(): Promise<void> {
    return this.pool.end();
  }

  private readonly handle: Parameters<typeof runProjection>[0]['handle'] = (tx, events) =>
    projectOrderList(tx, SCHEMA, events);
}

function stream(batch: number, n: number): Append {
  const streamId = randomUUID();
  const { tenantId, divisionId } = TENANTS[n % TENANTS.length] ?? {
    tenantId: streamId,
    divisionId: streamId,
  };
  return {
    streamId,
    expectedVersion: 'no-stream',
    events: orderEvents(orderOf(`PO-${batch}-${n}`, 2)).map(toStored),
    metadata: {
      tenantId,
      divisionId,
      actor: 'system:bench',
      correlationId: streamId,
      causationId: null,
      occurredAt: '2026-11-20T10:00:00.000Z',
    },
  };
}
