import { type ChildProcess, fork } from 'node:child_process';
import path from 'node:path';
import { AppendSignal, type EventLog, migrateEventStore, withConnection } from '@ledgerbridge/event-store';
import { installConsumerTables, KafkaTransport } from '@ledgerbridge/messaging';
import { createPool, WORKER_LIMITS } from '@ledgerbridge/service-kit';
import type { Pool } from 'pg';
import { BenchBroker } from '../broker/bench-broker';
import { type BenchResult, median, percentile, readConditions, shown, writeReport } from '../report';
import type { AppenderOrders, CommitTimes } from './appender';
import { MeasuredRelay } from './measured-relay';
import { openLog, saidEvent, SCHEMA } from './said-events';

const ROUNDS = 5;
const PER_SECOND = 500;
const SECONDS = 10;
const WARM_UP_SECONDS = 4;
const BACKLOG = 50_000;
const TOPIC = { topic: 'sync.changed', partitions: 8 };

interface BenchOptions {
  readonly postgresUrl: string;
  readonly root: string;
  readonly log: (line: string) => void;
}

/** P-08: from the commit of an event to the broker's acknowledgement of what it says, and how fast a backlog drains. */
export async function run({ postgresUrl, root, log }: BenchOptions): Promise<BenchResult> {
  const conditions = await readConditions({ root, postgresUrl, versions: { 'Apache Kafka': '4.2.0' } });
  const broker = await BenchBroker.start(root);
  const bench = await RelayBench.prepare(postgresUrl, broker);
  try {
    const rounds = await bench.latencies(log);
    const drains = await bench.drains(log);
    const [p50, p99] = [0.5, 0.99].map((share) => rounds.map((round) => percentile(round, share)));
    return writeReport(root, {
      bench: 'relay',
      title: 'Relay (P-08)',
      measured: MEASURED,
      conditions,
      goals: [
        { figure: 'P-08 commit to ack p50', unit: 'ms', ...judged(p50), atMost: 5 },
        { figure: 'P-08 commit to ack p99', unit: 'ms', ...judged(p99), atMost: 20 },
        {
          figure: 'P-08 drain',
          unit: '/s',
          seen: median(drains),
          worst: Math.min(...drains),
          atLeast: 10_000,
        },
      ],
      tables: [
        {
          title: `Commit to acknowledgement at ${PER_SECOND} a second, ms`,
          columns: ['round', 'p50', 'p90', 'p99', 'most', 'messages'],
          rows: rounds.map((round, n) => [
            n + 1,
            ...[0.5, 0.9, 0.99, 1].map((share) => percentile(round, share)),
            round.length,
          ]),
        },
        {
          title: `Draining ${shown(BACKLOG)} events`,
          columns: ['round', 'messages a second'],
          rows: drains.map((rate, n) => [n + 1, rate]),
        },
      ],
    });
  } finally {
    await bench.close();
    await broker.remove();
  }
}

const MEASURED = `One process commits events one by one at ${PER_SECOND} a second (each a transaction of its own, then NOTIFY); \
another runs the relay as a service does: woken by the notification it reads the log by position, makes sync's \
\`sync.changed\` messages and publishes them to Apache Kafka (acks all, idempotent). Measured from the answer to COMMIT to the \
broker's acknowledgement, on the machine's one monotonic clock, ${ROUNDS} rounds of ${SECONDS} s after a warm-up. Drain: the \
relay starts before ${shown(BACKLOG)} unpublished events; from its start to the last acknowledgement.`;

const judged = (values: readonly number[] = []): { seen: number; worst: number } => ({
  seen: median(values),
  worst: Math.max(...values),
});

class RelayBench {
  private constructor(
    private readonly postgresUrl: string,
    private readonly pool: Pool,
    private readonly eventLog: EventLog,
    private readonly transport: KafkaTransport,
  ) {}

  static async prepare(postgresUrl: string, { brokers }: BenchBroker): Promise<RelayBench> {
    const pool = createPool(postgresUrl, WORKER_LIMITS, 'bench relay', (reason) => {
      throw reason;
    });
    const log = openLog();
    await withConnection(pool, (client) =>
      migrateEventStore(client, { schema: SCHEMA, partitions: log.partitions }),
    );
    await installConsumerTables(pool, SCHEMA);
    const transport = new KafkaTransport({ brokers, clientId: 'bench-relay' });
    await transport.ensureTopics([TOPIC]);
    return new RelayBench(postgresUrl, pool, log, transport);
  }

  /** By round: milliseconds from commit to acknowledgement, one for each event. */
  async latencies(log: (line: string) => void): Promise<number[][]> {
    const signal = this.signal();
    await signal.start();
    const relay = this.relay('isolated', signal);
    await relay.start();
    try {
      await this.round(relay, WARM_UP_SECONDS);
      const rounds: number[][] = [];
      for (let n = 0; n < ROUNDS; n += 1) {
        const cpu = process.cpuUsage();
        const round = await this.round(relay, SECONDS);
        log(
          `commit to ack: p50 ${ms(round, 0.5)}, p99 ${ms(round, 0.99)}; relay at ${coreShare(cpu)} % of a core`,
        );
        rounds.push(round);
      }
      return rounds;
    } finally {
      await relay.close();
      await signal.stop();
    }
  }

  /** Messages a second, by round; each round publishes the whole backlog under a relay name of its own. */
  async drains(log: (line: string) => void): Promise<number[]> {
    await this.pool.query(`TRUNCATE ${SCHEMA}.relay_checkpoints`);
    await this.fill(BACKLOG);
    const rates: number[] = [];
    for (let n = 0; n <= ROUNDS; n += 1) {
      const rate = await this.drain(`drain-${n}`);
      log(`drained ${shown(rate)} messages/s${n === 0 ? ' (warm-up)' : ''}`);
      if (n > 0) rates.push(rate);
    }
    return rates;
  }

  async close(): Promise<void> {
    await this.transport.close();
    await this.pool.end();
  }

  private signal(): AppendSignal {
    return new AppendSignal({ pool: this.pool, schema: SCHEMA });
  }

  private relay(name: string, signal: AppendSignal): MeasuredRelay {
    const { pool, eventLog, transport } = this;
    return new MeasuredRelay({ name, pool, schema: SCHEMA, log: eventLog, signal, transport });
  }

  private async round(relay: MeasuredRelay, seconds: number): Promise<number[]> {
    relay.acknowledged.clear();
    const committed = await appended({ postgresUrl: this.postgresUrl, perSecond: PER_SECOND, seconds });
    await until(() => relay.acknowledged.size >= committed.length);
    return committed.map(([eventId, at]) => {
      const acknowledged = relay.acknowledged.get(eventId);
      if (acknowledged === undefined) throw new Error('an event was not published');
      return Number(acknowledged - BigInt(at)) / 1e6;
    });
  }

  private async drain(name: string): Promise<number> {
    const { rows } = await this.pool.query<{ n: string }>(`SELECT count(*) AS n FROM ${SCHEMA}.events`);
    const events = Number(rows[0]?.n);
    const relay = this.relay(name, this.signal());
    const start = performance.now();
    await relay.start();
    await until(() => relay.acknowledged.size >= events);
    const rate = (events * 1000) / (performance.now() - start);
    await relay.close();
    return rate;
  }

  private async fill(events: number): Promise<void> {
    for (let written = 0; written < events; written += 500) {
      const appends = Array.from({ length: 500 }, (_, n) => saidEvent(n).append);
      await withConnection(this.pool, async (tx) => {
        await tx.query('BEGIN');
        await this.eventLog.append(tx, appends);
        await tx.query('COMMIT');
      });
    }
  }
}

const ms = (round: readonly number[], share: number): string => `${shown(percentile(round, share))} ms`;

/** Of a round's time, in percent: what this process, which is the relay alone, needed of a core. */
function coreShare(before: NodeJS.CpuUsage): string {
  const { user, system } = process.cpuUsage(before);
  return shown((user + system) / 1e4 / SECONDS);
}

/** Runs the appender in a process of its own. */
async function appended(orders: AppenderOrders): Promise<CommitTimes> {
  const child: ChildProcess = fork(path.join(__dirname, 'appender.js'), [JSON.stringify(orders)]);
  return new Promise((resolve, reject) => {
    child.once('message', (times) => resolve(times as CommitTimes));
    child.once('exit', (code) => reject(new Error(`the appender ended with ${code}`)));
  });
}

async function until(condition: () => boolean): Promise<void> {
  const deadline = Date.now() + 120_000;
  while (!condition()) {
    if (Date.now() > deadline) throw new Error('not everything was published within two minutes');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
