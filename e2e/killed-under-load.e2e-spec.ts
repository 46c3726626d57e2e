import { describeWithKafka, OwnBroker } from '@ledgerbridge/messaging/testing';
import { Kafka, logLevel, type Producer } from 'kafkajs';
import { ConnectedTenant } from './installation/company';
import { Installation } from './installation/installation';
import { OwnCluster } from './installation/own-cluster';

type Order = { externalId: string } & Record<string, unknown>;
interface Message {
  topic: 'po.approved' | 'po.revised' | 'po.canceled';
  id: string;
  data: object;
}

const ORDERS = Number(process.env['KILLED_UNDER_LOAD_ORDERS'] ?? 120);

describeWithKafka('while PostgreSQL and the broker are killed under load', () => {
  let cluster: OwnCluster;
  let broker: OwnBroker;
  let installation: Installation;
  let company: ConnectedTenant;
  let producer: Producer;
  beforeAll(async () => {
    cluster = await OwnCluster.create();
    broker = await OwnBroker.create();
    const [postgresUrl, brokers] = await Promise.all([cluster.start(), broker.start()]);
    installation = await Installation.start(
      { TRANSPORT: 'kafka', KAFKA_BROKERS: brokers.join(','), TOPIC_PARTITIONS: '4', LOG_LEVEL: 'silent' },
      undefined,
      postgresUrl,
    );
    company = await ConnectedTenant.connect(installation);
    await company.send(company.order());
    producer = new Kafka({ clientId: 'host', brokers, logLevel: logLevel.NOTHING }).producer();
    await producer.connect();
  });
  afterAll(async () => {
    await producer.disconnect();
    await installation.close();
    await broker.remove();
    await cluster.remove();
  });

  /** As a host does: a message counts as sent once the broker has acknowledged it, and is sent until then. */
  const publish = async ({ topic, id, data }: Message): Promise<void> => {
    const type = `ledgerbridge.${topic}.v1`;
    const event = { specversion: '1.0', id, source: 'host', type, tenantid: company.tenant, data };
    for (;;) {
      const sent = producer.send({ topic, messages: [{ key: id, value: JSON.stringify(event) }] });
      if (await sent.then(() => true).catch(() => false)) return;
    }
  };

  const until = async (order: Order, expected: object) => {
    for (let tries = 0; tries < 2_400; tries += 1) {
      const { body } = await company.sync('GET', `/v1/purchase-orders/${order.externalId}`).catch(() => none);
      if (Object.entries(expected).every(([key, value]) => body[key] === value)) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    const { body } = await company.sync('GET', `/v1/purchase-orders/${order.externalId}`);
    expect(body).toMatchObject(expected);
  };

  const calls = async () => {
    const { body } = await installation.control('GET', `/companies/${company.realmId}/calls`);
    return (body['totals'] as { calls: number }).calls;
  };
  const untilCalled = async (count: number) => {
    for (let tries = 0; tries < 6_000; tries += 1) {
      if ((await calls()) >= count) return;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    throw new Error(`QuickBooks was called ${await calls()} times, not ${count}`);
  };

  it('every acknowledged order ends as its last revision says, exactly once', async () => {
    const orders = Array.from({ length: ORDERS }, (): Order => company.order());
    const messages = [
      ...orders.map((order): Message => ({ topic: 'po.approved', id: `${order.externalId}-1`, data: order })),
      ...orders.flatMap((order, index) => changesOf(order, index)),
    ];
    const disasters: (() => Promise<unknown>)[] = [
      async () => cluster.kill().then(() => cluster.start()),
      async () => broker.kill().then(() => broker.start()),
      async () =>
        Promise.all([cluster.kill(), broker.kill()])
          .then(() => cluster.start())
          .then(() => broker.start()),
      async () => cluster.kill().then(() => cluster.start()),
    ];
    const share = Math.ceil(messages.length / disasters.length);
    for (const [index, strike] of disasters.entries()) {
      const before = await calls();
      const sent = messages.slice(index * share, (index + 1) * share).map(publish);
      // In the middle of the work: some of these are in QuickBooks, the others on their way.
      await untilCalled(before + sent.length / 3);
      await Promise.all([strike(), ...sent]);
    }

    for (const [index, order] of orders.entries()) await until(order, endOf(index));
    const found = await company.everyOrder();
    for (const [index, { externalId }] of orders.entries()) {
      const live = found.filter((order) => order['DocNumber'] === externalId);
      if (index % 3 === 0) expect(live.every(({ POStatus }) => POStatus === 'Closed')).toBe(true);
      else expect(live).toMatchObject([{ TotalAmt: 25, POStatus: 'Open', ...memoOf(index) }]);
      expect(live.length).toBeLessThanOrEqual(1);
    }
    expect(await company.audit()).toMatchObject({ duplicates: [], orphans: [] });
  });
});

const none = { body: {} as Record<string, unknown> };

/** Every third order is canceled, every third revised, the others stay. */
function changesOf(order: Order, index: number): Message[] {
  const { externalId } = order;
  if (index % 3 === 0)
    return [{ topic: 'po.canceled', id: `${externalId}-2`, data: { externalId, revision: 2 } }];
  if (index % 3 === 1)
    return [{ topic: 'po.revised', id: `${externalId}-2`, data: { ...order, revision: 2, memo: 'second' } }];
  return [];
}

function endOf(index: number): object {
  if (index % 3 === 0) return { status: 'canceled', revision: 2 };
  return { status: 'synced', revision: index % 3 === 1 ? 2 : 1 };
}

const memoOf = (index: number): object => (index % 3 === 1 ? { Memo: 'second' } : {});
