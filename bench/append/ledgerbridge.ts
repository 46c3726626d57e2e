import { randomBytes, randomUUID } from 'node:crypto';
import { Pool } from 'pg';
import {
  Batcher,
  EventLog,
  KeyRing,
  migrateEventStore,
  TenantKeys,
  withConnection,
} from '@ledgerbridge/event-store';
import type { Contender } from './rounds';
import { sampleMessage } from './sample-message';

const SCHEMA = 'bench_append';

type Message = ReturnType<typeof sampleMessage>;

/** As a consumer of ours does it: inbox and log in one transaction per batch, the batch made without a timer. */
export async function ledgerbridge(postgresUrl: string): Promise<Contender> {
  const pool = new Pool({ connectionString: postgresUrl, max: 4, pipeline: true });
  const ring = new KeyRing(1, new Map([[1, randomBytes(32)]]));
  const log = new EventLog({ schema: SCHEMA, keys: new TenantKeys({ schema: SCHEMA, ring }) });
  await withConnection(pool, async (client) => {
    await migrateEventStore(client, { schema: SCHEMA, partitions: log.partitions });
    await client.query(
      `CREATE TABLE ${SCHEMA}.inbox (consumer text, tenant_id uuid, source text, id text,
         PRIMARY KEY (consumer, tenant_id, source, id))`,
    );
  });
  const batcher = new Batcher<Message, void>({ run: (batch) => receive(pool, log, batch), lanes: 1 });
  return {
    name: 'ledgerbridge',
    take: () => batcher.submit(sampleMessage()),
    close: () => pool.end(),
  };
}

const tenantId = randomUUID();
const divisions = Array.from({ length: 40 }, () => randomUUID());
const divisionOf = (id: string): string =>
  divisions[Number.parseInt(id.slice(0, 8), 16) % divisions.length] ?? id;

function receive(pool: Pool, log: EventLog, batch: readonly Message[]): Promise<void[]> {
  return withConnection(pool, async (tx) => {
    const [, { rows }] = await Promise.all([
      tx.query('BEGIN'),
      tx.query<{ id: string }>(
        `INSERT INTO ${SCHEMA}.inbox SELECT 'bench', $1, 'host', id FROM unnest($2::text[]) id
         ORDER BY id ON CONFLICT DO NOTHING RETURNING id`,
        [tenantId, batch.map(({ id }) => id)],
      ),
    ]);
    const fresh = new Set(rows.map(({ id }) => id));
    const appends = batch.filter(({ id }) => fresh.has(id)).map((message) => toAppend(message));
    const { committed } = await log.appendAndCommit(tx, appends);
    if (!committed) throw new Error('A new stream was not new');
    return batch.map(() => undefined);
  });
}

function toAppend({ id, events }: Message) {
  const divisionId = divisionOf(id);
  return {
    streamId: id,
    expectedVersion: 'no-stream' as const,
    events,
    metadata: {
      tenantId,
      divisionId,
      actor: 'system:bench',
      correlationId: id,
      causationId: null,
      occurredAt: new Date().toISOString(),
    },
  };
}
