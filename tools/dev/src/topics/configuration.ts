import { commonConfiguration, values, variable } from '@ledgerbridge/service-kit';

const { topicPrefixes, topicPartitions, logLevel } = commonConfiguration;

/** What the provisioning of topics needs. */
export const topicsConfiguration = {
  kafkaBrokers: variable('KAFKA_BROKERS', {
    expected: 'host:port, several separated by commas',
    example: 'kafka-0:9092,kafka-1:9092',
    schema: values.brokerList,
  }),
  topicPrefixes,
  topicPartitions,
  replicationFactor: variable('TOPIC_REPLICATION_FACTOR', {
    expected: 'copies of each partition; 3 where the cluster has as many brokers',
    example: '3',
    default: '1',
    schema: values.wholeNumber(1, 20),
  }),
  logLevel,
};
