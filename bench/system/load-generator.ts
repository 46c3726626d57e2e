import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Kafka, logLevel, Partitioners, type Producer } from 'kafkajs';
import { sampleOrder } from './orders';

/** What the process is asked for. Orders go to the tenants in turn. */
export interface Wanted {
  readonly brokers: readonly string[];
  readonly tenants: readonly string[];
  readonly documents: number;
  /** Of the external ids, which are `<prefix>-<n>`. */
  readonly prefix: string;
  readonly lines: number;
  /** 0: as fast as the broker takes them. */
  readonly perSecond: number;
}

/** When the broker acknowledged each order, in ms since 1970, by external id. */
export type Acks = Record<string, number>;

export type Reply = { readonly acks: Acks } | { readonly error: string };

/** To be run as a process of its own: a host's producer, plain kafkajs and nothing of the product. */
export const LOAD_GENERATOR = __filename;

const BATCH = 100;
const now = (): number => performance.timeOrigin + performance.now();

interface Message {
  readonly key: string;
  readonly value: string;
}

async function send(producer: Producer, wanted: Wanted): Promise<Acks> {
  const { tenants, documents, prefix, lines, perSecond } = wanted;
  const messages = Array.from({ length: documents }, (_, n) =>
    message(tenants[n % tenants.length] ?? '', sampleOrder(`${prefix}-${n + 1}`, lines)),
  );
  return perSecond === 0 ? flood(producer, messages) : paced(producer, messages, 1000 / perSecond);
}

async function flood(producer: Producer, messages: readonly Message[]): Promise<Acks> {
  const acks: Acks = {};
  for (let n = 0; n < messages.length; n += BATCH)
    Object.assign(acks, await publish(producer, messages.slice(n, n + BATCH)));
  return acks;
}

/** Each at its own time, however long the one before it takes: a system that is slow is not asked less. */
async function paced(producer: Producer, messages: readonly Message[], everyMs: number): Promise<Acks> {
  const begun = now();
  const sent = messages.map(async (one, n) => {
    await pause(begun + n * everyMs - now());
    return publish(producer, [one]);
  });
  return Object.assign({}, ...(await Promise.all(sent))) as Acks;
}

async function publish(producer: Producer, messages: readonly Message[]): Promise<Acks> {
  await producer.send({ topic: 'po.approved', acks: -1, messages: [...messages] });
  const acknowledged = now();
  return Object.fromEntries(messages.map(({ key }) => [key, acknowledged]));
}

function message(tenantid: string, data: ReturnType<typeof sampleOrder>): Message {
  const event = {
    specversion: '1.0',
    id: randomUUID(),
    source: '/bench-host',
    type: 'ledgerbridge.po.approved.v1',
    time: new Date().toISOString(),
    datacontenttype: 'application/json',
    tenantid,
    data,
  };
  return { key: data.externalId, value: JSON.stringify(event) };
}

async function connected(brokers: readonly string[]): Promise<Producer> {
  const kafka = new Kafka({ clientId: 'bench-host', brokers: [...brokers], logLevel: logLevel.ERROR });
  const producer = kafka.producer({ idempotent: true, createPartitioner: Partitioners.DefaultPartitioner });
  await producer.connect();
  return producer;
}

function serve(): void {
  let producer: Promise<Producer> | undefined;
  const reply = (answer: Reply): void => void process.send?.(answer);
  process.on('message', (wanted: Wanted) => {
    producer ??= connected(wanted.brokers);
    producer
      .then((ready) => send(ready, wanted))
      .then(
        (acks) => reply({ acks }),
        (error: unknown) => reply({ error: String(error) }),
      );
  });
}

if (require.main === module) serve();
