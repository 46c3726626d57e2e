export { divisionIn } from './division-in';
export { inTransaction } from './in-transaction';
export { anAppend, testStore, type TestStore } from './test-store';
export { until } from './until';
