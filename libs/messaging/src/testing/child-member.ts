import 'reflect-metadata';
import { KafkaTransport } from '../kafka/kafka-transport';
import { PostgresTransport } from '../postgres/postgres-transport';
import { eventually } from './eventually';
import { TestDatabase } from './test-database';
import { TestMember } from './test-member';

/** What a test tells its child process. */
export interface ChildConfig {
  readonly kind: 'kafka' | 'postgres';
  readonly schema: string;
  readonly topic: string;
  readonly brokers?: readonly string[];
  /** Handles this many messages and then hangs in the middle of a batch. */
  readonly hangAfter: number;
}

async function main(config: ChildConfig): Promise<void> {
  const database = new TestDatabase(config.schema);
  let handled = 0;
  await TestMember.start({
    database,
    transport: transportOf(config, database),
    topic: config.topic,
    name: 'child',
    limits: { batchSize: 10 },
    before: async (messages) => {
      handled += messages.length;
      if (handled <= config.hangAfter) return;
      // Batches of other partitions are under way at the same time: one of them shall have been committed by now.
      await eventually(
        () => database.handled(),
        (rows) => rows.length > 0,
      );
      process.send?.('hanging');
      await new Promise(() => undefined);
    },
  });
}

function transportOf({ kind, brokers = [], schema }: ChildConfig, { pool }: TestDatabase) {
  return kind === 'kafka'
    ? new KafkaTransport({ brokers, clientId: 'child', times: { sessionTimeoutMs: 6_000 } })
    : new PostgresTransport({ pool, schema, leaseMs: 2_000 });
}

main(JSON.parse(process.argv[3] ?? '{}') as ChildConfig).catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`);
  process.exit(1);
});
