export { describeWithKafka } from './describe-with-kafka';
