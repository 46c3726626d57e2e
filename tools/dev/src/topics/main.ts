import { TOPICS } from '@ledgerbridge/contracts';
import { KafkaTransport } from '@ledgerbridge/messaging';
import { ConfigurationError, createLogger, readConfiguration } from '@ledgerbridge/service-kit';
import { topicsConfiguration } from './configuration';
import { topicNames } from './topic-names';

/** Makes every topic that is missing, with the replication that one service at its start would not choose. */
async function main(): Promise<void> {
  const { kafkaBrokers, topicPrefixes, topicPartitions, replicationFactor, logLevel } =
    readConfiguration(topicsConfiguration);
  const logger = createLogger({ service: 'topics', level: logLevel });
  const kafka = new KafkaTransport({
    brokers: kafkaBrokers,
    clientId: 'ledgerbridge-topics',
    replicationFactor,
    logger,
  });
  const topics = topicNames(TOPICS, topicPrefixes).map((topic) => ({ topic, partitions: topicPartitions }));
  try {
    await kafka.ensureTopics(topics);
  } finally {
    await kafka.close();
  }
  logger.info({ topics: topics.length }, 'every topic is there');
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof ConfigurationError ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
