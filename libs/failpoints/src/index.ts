export { arm, at, countHits, disarm, type Failure, type FailureMode, InjectedFailure } from './failpoints';
