import { describeWithKafka } from '../testing/describe-with-kafka';
import { eventually } from '../testing/eventually';
import { orderMessage } from '../testing/order-message';
import { OwnBroker } from '../testing/own-broker';
import { TestDatabase } from '../testing/test-database';
import { PATTERN, TestMember } from '../testing/test-member';
import { KafkaTransport } from './kafka-transport';

describeWithKafka('KafkaTransport when the broker is killed', () => {
  // A broker that KAFKA_BROKERS names is not ours to kill.
  const test = process.env['KAFKA_BROKERS'] === undefined ? it : it.skip;

  test('loses no acknowledged message, goes on by itself and handles each once', async () => {
    const broker = await OwnBroker.create();
    const database = await new TestDatabase().install();
    const brokers = await broker.start();
    const topic = PATTERN;
    const transport = () =>
      new KafkaTransport({ brokers, clientId: 'test', times: { sessionTimeoutMs: 6_000 } });
    const producer = transport();
    await producer.ensureTopics([{ topic, partitions: 4 }]);
    const member = await TestMember.start({ database, topic, transport: transport() });
    const acknowledged: string[] = [];
    let stop = false;
    const sending = (async () => {
      for (let n = 0; !stop; n++) {
        const id = `m-${n}`;
        const message = orderMessage(topic, `key-${n % 8}`, id);
        // At least once: what was not acknowledged is sent again.
        for (let sent = false; !sent;)
          sent = await producer.publish([message]).then(
            () => true,
            () => false,
          );
        acknowledged.push(id);
        await new Promise((resolve) => setTimeout(resolve, 2));
      }
    })();
    try {
      await eventually(
        () => database.handled(),
        (rows) => rows.length > 100,
      );
      await broker.kill();
      await broker.start();
      const before = acknowledged.length;
      await eventually(
        () => acknowledged.length,
        (count) => count > before + 100,
      );
      stop = true;
      await sending;
      const rows = await eventually(
        () => database.handled(),
        ({ length }) => length >= acknowledged.length,
      );
      expect(new Set(rows.map(({ id }) => id))).toEqual(new Set(acknowledged));
      expect(rows).toHaveLength(acknowledged.length);
      expect(await producer.health()).toEqual({ status: 'up' });
    } finally {
      stop = true;
      await sending;
      await member.stop();
      await producer.close();
      await broker.remove();
      await database.drop();
    }
  });
});
