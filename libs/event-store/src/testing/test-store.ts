import { randomBytes, randomUUID } from 'node:crypto';
import { Pool } from 'pg';
import {
  type Append,
  type AppendResult,
  EventLog,
  type EventLogOptions,
  KeyRing,
  migrateEventStore,
  TenantKeys,
  withConnection,
} from '..';
import { inTransaction } from './in-transaction';

/** An event store in a schema of its own, on the PostgreSQL of the tests. */
export interface TestStore {
  readonly url: string;
  readonly pool: Pool;
  readonly schema: string;
  readonly ringKeys: ReadonlyMap<number, Buffer>;
  readonly ring: KeyRing;
  readonly log: EventLog;
  /** Appends in a transaction of its own. */
  append(...appends: Append[]): Promise<AppendResult[]>;
  /** Ends the pool and removes the schema. */
  drop(): Promise<void>;
}

type Options = Partial<Pick<EventLogOptions, 'partitions' | 'upcasters' | 'catalogue'>>;

export async function testStore(options: Options = {}): Promise<TestStore> {
  const url = process.env['TEST_POSTGRES_URL'];
  if (url === undefined) throw new Error('TEST_POSTGRES_URL is missing: run the tests by `npm test`');
  const schema = `test_${randomBytes(6).toString('hex')}`;
  const pool = new Pool({ connectionString: url, max: 40 });
  const partitions = options.partitions ?? 8;
  await withConnection(pool, (client) => migrateEventStore(client, { schema, partitions }));
  const ringKeys = new Map([[1, randomBytes(32)]]);
  const ring = new KeyRing(1, ringKeys);
  const log = new EventLog({ ...options, schema, partitions, keys: new TenantKeys({ schema, ring }) });
  return {
    url,
    pool,
    schema,
    ringKeys,
    ring,
    log,
    append: (...appends) => inTransaction(pool, (tx) => log.append(tx, appends)),
    drop: async () => {
      await pool.query(`DROP SCHEMA "${schema}" CASCADE`);
      await pool.end();
    },
  };
}

/** An append of `count` events to a stream, new unless named. */
export function anAppend({
  streamId = randomUUID(),
  tenantId = null,
  divisionId = null,
  expectedVersion = 'no-stream',
  count = 1,
  events = Array.from({ length: count }, (_, n) => ({ type: 'Happened', data: { n } })),
}: Partial<Append> & { tenantId?: string | null; divisionId?: string | null; count?: number } = {}): Append {
  return {
    streamId,
    expectedVersion,
    events,
    metadata: {
      tenantId,
      divisionId,
      actor: 'system:test',
      correlationId: 'test',
      causationId: null,
      occurredAt: '2026-01-02T03:04:05.678Z',
    },
  };
}
