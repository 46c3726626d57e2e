import { describeWithKafka } from '@ledgerbridge/messaging/testing';
import { describeTrials } from './failpoints/describe-trials';
import { isTried, namesOn, onlyTrial } from './failpoints/trials';

describeWithKafka('on Kafka', (brokers) => {
  describeTrials(
    'wherever something fails that only Kafka has',
    namesOn('kafka')
      .filter((name) => isTried('kafka', name, 'throw'))
      .map((name) => onlyTrial('kafka', name)),
    { TRANSPORT: 'kafka', KAFKA_BROKERS: brokers.join(',') },
  );
});
