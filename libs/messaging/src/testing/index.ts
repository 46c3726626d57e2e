export { describeWithKafka } from './describe-with-kafka';
export { OwnBroker } from './own-broker';
