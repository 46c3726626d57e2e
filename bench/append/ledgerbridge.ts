import { randomBytes, randomUUID } from 'node:crypto';
import {
  type Append,
  Batcher,
  EventLog,
  KeyRing,
  migrateEventStore,
  TenantKeys,
  withConnection,
} from '@ledgerbridge/event-store';
import { Inbox, installConsumerTables } from '@ledgerbridge/messaging';
import { createPool, Database, WORKER_LIMITS } from '@ledgerbridge/service-kit';
import type { PoolClient } from 'pg';
import type { Contender } from './rounds';
import { sampleMessage } from './sample-message';

const SCHEMA = 'bench_append';
const TENANT = randomUUID();
const DIVISIONS = Array.from({ length: 40 }, () => randomUUID());

type Message = ReturnType<typeof sampleMessage>;

/** As sync takes orders over HTTP: a batcher without a timer before the one door to the database, and the real inbox. */
export async function ledgerbridge(postgresUrl: string): Promise<Contender> {
  const pool = createPool(postgresUrl, WORKER_LIMITS, 'bench append', (reason) => {
    throw reason;
  });
  const ring = new KeyRing(1, new Map([[1, randomBytes(32)]]));
  const log = new EventLog({ schema: SCHEMA, keys: new TenantKeys({ schema: SCHEMA, ring }) });
  await withConnection(pool, (client) =>
    migrateEventStore(client, { schema: SCHEMA, partitions: log.partitions }),
  );
  await installConsumerTables(pool, SCHEMA);
  const database = new Database({ schema: SCHEMA, app: pool, worker: pool });
  const inbox = new Inbox(SCHEMA);
  const batcher = new Batcher<Message, void>({
    run: (batch) => database.write([TENANT], (tx) => receive(tx, inbox, log, batch)),
  });
  return {
    name: 'ledgerbridge',
    take: () => batcher.submit(sampleMessage()),
    close: () => pool.end(),
  };
}

async function receive(
  tx: PoolClient,
  inbox: Inbox,
  log: EventLog,
  batch: readonly Message[],
): Promise<void[]> {
  const keys = batch.map(({ id }) => ({ tenantId: TENANT, source: 'bench/host', id }));
  const fresh = await inbox.enter(tx, 'bench', keys);
  if (fresh.size !== batch.length) throw new Error('A new message was known already');
  const results = await log.append(tx, batch.map(toAppend));
  if (results.some(({ ok }) => !ok)) throw new Error('A new stream was not new');
  return batch.map(() => undefined);
}

function toAppend({ id, events }: Message): Append {
  return {
    streamId: id,
    expectedVersion: 'no-stream',
    events,
    metadata: {
      tenantId: TENANT,
      divisionId: divisionOf(id),
      actor: 'system:bench',
      correlationId: id,
      causationId: null,
      occurredAt: new Date().toISOString(),
    },
  };
}

const divisionOf = (id: string): string =>
  DIVISIONS[Number.parseInt(id.slice(0, 8), 16) % DIVISIONS.length] ?? id;
