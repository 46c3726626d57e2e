import { KafkaTransport } from '@ledgerbridge/messaging';
import { BenchBroker } from '../broker/bench-broker';
import {
  type BenchResult,
  type Goal,
  median,
  readConditions,
  shown,
  shownSpread,
  spread,
  writeReport,
} from '../report';
import { approvedOrders } from './messages';
import { type ReceiverKind, ReceiverProcess } from './receiver-process';

const ROUNDS = 5;
const PARTITIONS = 8;
/** In the topic that is read again and again without a database. */
const PLAIN = 60_000;
/** New ones for each round of a service. */
const RECEIVED = { inbox: 40_000, receive: 15_000 };

interface BenchOptions {
  readonly postgresUrl: string;
  readonly root: string;
  readonly log: (line: string) => void;
}

/** P-09: what a consumer of ours takes, beside plain kafkajs, with the inbox, and as sync receives orders. */
export async function run({ postgresUrl, root, log }: BenchOptions): Promise<BenchResult> {
  const versions = { 'Apache Kafka': '4.2.0', kafkajs: '2.2.4' };
  const conditions = await readConditions({ root, postgresUrl, versions });
  const broker = await BenchBroker.start(root);
  const bench = new ConsumerBench(postgresUrl, broker, log);
  try {
    const { raw, transport } = await bench.sideBySide();
    const inbox = await bench.service('inbox');
    const receive = await bench.service('receive');
    return writeReport(root, {
      bench: 'consumer',
      title: 'Consumer (P-09)',
      measured: MEASURED,
      conditions,
      goals: [
        {
          figure: 'P-09 no-op handler, of raw kafkajs',
          unit: 'x',
          seen: median(transport) / median(raw),
          worst: Math.min(...transport.map((rate, round) => rate / (raw[round] ?? NaN))),
          atLeast: 0.8,
        },
        rateGoal('P-09 with inbox', inbox, 20_000),
        rateGoal('P-09 full receive', receive, 5_000),
      ],
      tables: [
        {
          title: 'Messages a second',
          columns: ['receiver', 'median (range)', 'rounds'],
          rows: Object.entries({ raw, transport, inbox, receive }).map(([kind, rates]) => [
            kind,
            shownSpread(spread(rates)),
            rates.map(shown).join(', '),
          ]),
        },
      ],
    });
  } finally {
    await bench.close();
    await broker.remove();
  }
}

const MEASURED = `Messages of \`po.approved\` (CloudEvents, an order of two lines, about 900 bytes) that wait in a topic of \
${PARTITIONS} partitions of a real Apache Kafka, taken by a receiver in a process of its own. \`raw\`: kafkajs that parses the \
JSON. \`transport\`: our transport with the envelope's checks. \`inbox\`: a service with schema, tenant, inbox and position on \
PostgreSQL. \`receive\`: sync's consumer, which also validates, plans, seals, appends two events and writes document, number and work. \
${ROUNDS} rounds after a warm-up; the first two alternate.`;

const rateGoal = (figure: string, rates: readonly number[], atLeast: number): Goal => ({
  ...{ figure, unit: '/s', atLeast },
  ...{ seen: median(rates), worst: Math.min(...rates) },
});

class ConsumerBench {
  private readonly client: KafkaTransport;

  constructor(
    private readonly postgresUrl: string,
    private readonly broker: BenchBroker,
    private readonly log: (line: string) => void,
  ) {
    this.client = new KafkaTransport({ brokers: broker.brokers, clientId: 'bench-host' });
  }

  async sideBySide(): Promise<{ raw: number[]; transport: number[] }> {
    const topic = 'bench.plain';
    await this.client.ensureTopics([{ topic, partitions: PARTITIONS }]);
    await this.client.publish(approvedOrders(PLAIN, topic));
    const [transport, raw] = [await this.start('transport'), await this.start('raw')];
    for (const receiver of [transport, raw]) await receiver.take(topic, PLAIN);
    const seen = { transport: [] as number[], raw: [] as number[] };
    for (let round = 0; round < ROUNDS; round += 1) {
      seen.transport.push(await transport.take(topic, PLAIN));
      seen.raw.push(await raw.take(topic, PLAIN));
      this.log(`transport ${shown(seen.transport.at(-1) ?? NaN)}/s, raw ${shown(seen.raw.at(-1) ?? NaN)}/s`);
    }
    transport.stop();
    raw.stop();
    return seen;
  }

  async service(kind: keyof typeof RECEIVED): Promise<number[]> {
    const topic = 'po.approved';
    await this.recreate(topic);
    const count = RECEIVED[kind];
    const receiver = await this.start(kind);
    const rates: number[] = [];
    for (let round = 0; round <= ROUNDS; round += 1) {
      await this.client.publish(approvedOrders(count));
      const rate = await receiver.take(topic, count);
      this.log(`${kind} ${shown(rate)}/s${round === 0 ? ' (warm-up)' : ''}`);
      if (round > 0) rates.push(rate);
    }
    receiver.stop();
    return rates;
  }

  close(): Promise<void> {
    return this.client.close();
  }

  private start(kind: ReceiverKind): Promise<ReceiverProcess> {
    return ReceiverProcess.start({ kind, postgresUrl: this.postgresUrl, brokers: this.broker.brokers });
  }

  /** Each service begins with a topic of its own. */
  private async recreate(topic: string): Promise<void> {
    const admin = this.broker.client('bench-admin').admin();
    await admin.connect();
    if ((await admin.listTopics()).includes(topic)) await admin.deleteTopics({ topics: [topic] });
    await admin.disconnect();
    await this.client.ensureTopics([{ topic, partitions: PARTITIONS }]);
  }
}
