import { describeWithKafka } from '@ledgerbridge/messaging/testing';
import { Kafka, logLevel, type Producer } from 'kafkajs';
import { ConnectedTenant } from './installation/company';
import { Installation } from './installation/installation';

type Order = { externalId: string } & Record<string, unknown>;
interface Message {
  topic: 'po.approved' | 'po.revised' | 'po.canceled';
  id: string;
  data: object;
}

describeWithKafka('orders from a host’s topics', (brokers) => {
  let installation: Installation;
  let company: ConnectedTenant;
  let producer: Producer;
  beforeAll(async () => {
    const prefix = `e2e${Date.now()}.`;
    installation = await Installation.start({
      TRANSPORT: 'kafka',
      KAFKA_BROKERS: brokers.join(','),
      TOPIC_PARTITIONS: '4',
    });
    company = await ConnectedTenant.connect(installation);
    await company.send(company.order());
    producer = new Kafka({
      clientId: `host-${prefix}`,
      brokers,
      logLevel: logLevel.NOTHING,
    }).producer();
    await producer.connect();
  });
  afterAll(async () => {
    await producer.disconnect();
    await installation.close();
  });

  const publish = (messages: readonly Message[]) =>
    producer.sendBatch({
      topicMessages: messages.map(({ topic, id, data }) => ({
        topic,
        messages: [
          {
            key: id,
            value: JSON.stringify({
              specversion: '1.0',
              id,
              source: 'host',
              type: `ledgerbridge.${topic}.v1`,
              tenantid: company.tenant,
              data,
            }),
          },
        ],
      })),
    });
  const statusOf = async (order: Order) =>
    (await company.sync('GET', `/v1/purchase-orders/${order.externalId}`)).body;
  const until = async (order: Order, expected: object) => {
    for (let tries = 0; tries < 600; tries += 1) {
      const body = await statusOf(order);
      if (Object.entries(expected).every(([key, value]) => body[key] === value)) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    const last = await statusOf(order);
    const timeline = await company.sync('GET', `/v1/documents/${String(last['id'])}/timeline`);
    expect({ ...last, timeline: timeline.body['items'] }).toMatchObject(expected);
  };

  it('are synced, revised and canceled like those over HTTP', async () => {
    const order: Order = company.order();
    await publish([{ topic: 'po.approved', id: 'a1', data: order }]);
    await until(order, { status: 'synced', revision: 1 });
    await publish([{ topic: 'po.revised', id: 'a2', data: { ...order, revision: 2, memo: 'second' } }]);
    await until(order, { status: 'synced', revision: 2 });
    await publish([{ topic: 'po.canceled', id: 'a3', data: { externalId: order.externalId, revision: 3 } }]);
    await until(order, { status: 'canceled', revision: 3 });
  });

  it('are parked with the code that HTTP answers', async () => {
    const order: Order = company.order({ total: '1.00' });
    await publish([{ topic: 'po.approved', id: 'bad', data: order }]);
    const parked = async () =>
      installation.query(
        'sync',
        `SELECT code, errors FROM "${installation.messagingSchema('sync')}".parked_messages WHERE message_id = 'bad'`,
      );
    for (let tries = 0; tries < 200 && (await parked()).length === 0; tries += 1)
      await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await parked()).toMatchObject([
      { code: 'validation-failed', errors: [{ field: 'total', code: 'total-differs' }] },
    ]);
  });

  it('delivered one to five times in any order end as the last revision says, each exactly once', async () => {
    const count = Number(process.env['SHUFFLED_ORDERS'] ?? 500);
    const orders = Array.from({ length: count }, () => company.order());
    const messages = orders.flatMap((order, index): Message[] => [
      { topic: 'po.approved', id: `${order.externalId}-1`, data: order },
      { topic: 'po.revised', id: `${order.externalId}-2`, data: { ...order, revision: 2, memo: 'second' } },
      ...(index % 3 === 0
        ? [
            {
              topic: 'po.canceled' as const,
              id: `${order.externalId}-3`,
              data: { externalId: order.externalId, revision: 3 },
            },
          ]
        : []),
    ]);
    const random = seeded(7);
    const repeated = messages.flatMap((message) =>
      Array.from({ length: 1 + Math.floor(random() * 5) }, () => message),
    );
    const shuffled = repeated.map((message) => ({ message, at: random() })).sort((a, b) => a.at - b.at);
    for (let start = 0; start < shuffled.length; start += 100)
      await publish(shuffled.slice(start, start + 100).map(({ message }) => message));
    for (const [index, order] of orders.entries()) {
      await until(
        order,
        index % 3 === 0 ? { status: 'canceled', revision: 3 } : { status: 'synced', revision: 2 },
      );
    }
    const found = await company.everyOrder();
    for (const [index, { externalId }] of orders.entries()) {
      const live = found.filter((order) => order['DocNumber'] === externalId);
      if (index % 3 !== 0) expect(live).toMatchObject([{ Memo: 'second', TotalAmt: 25, POStatus: 'Open' }]);
      else expect(live.every((order) => order['POStatus'] === 'Closed') && live.length <= 1).toBe(true);
    }
    expect(await company.audit()).toMatchObject({ duplicates: [], orphans: [] });
  });
});

/** A small seeded generator: the same order of messages in every run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1664525 + 1013904223) % 4294967296;
    return state / 4294967296;
  };
}
