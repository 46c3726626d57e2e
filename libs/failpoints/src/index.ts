export { arm, at, countHits, disarm, releaseHanging, type Struck } from './failpoints';
export { type Failure, type FailureMode, readFailure, writeFailure } from './failure';
export { InjectedFailure } from './injected-failure';
export { inScope, type Within } from './scope';
