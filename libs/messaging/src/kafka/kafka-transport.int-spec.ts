import { Kafka, logLevel, Partitioners } from 'kafkajs';
import { describeWithKafka } from '../testing/describe-with-kafka';
import { transportContract } from '../testing/transport-contract';
import { KafkaTransport } from './kafka-transport';

describeWithKafka('KafkaTransport', (brokers) => {
  transportContract(async () => {
    const kafka = new Kafka({ brokers, clientId: 'foreign', logLevel: logLevel.NOTHING });
    const foreign = kafka.producer({ createPartitioner: Partitioners.DefaultPartitioner });
    await foreign.connect();
    return {
      kind: 'kafka',
      transport: () => new KafkaTransport({ brokers, clientId: 'test', times: { sessionTimeoutMs: 6_000 } }),
      childConfig: { brokers },
      publishRaw: async (records) => {
        for (const { topic, key, value, headers } of records)
          await foreign.send({ topic, messages: [{ key, value, headers: { ...headers } }] });
      },
      close: () => foreign.disconnect(),
    };
  });
});
