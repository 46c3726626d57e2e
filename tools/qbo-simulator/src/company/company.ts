import { type JsonObject } from '../json';
import { type Switches } from './switches';

/** One QuickBooks Online company file. Its books are the records of `CompanyBooks`. */
export interface Company {
  readonly realmId: string;
  readonly name: string;
  readonly country: 'US';
  readonly seed: 'sample' | 'demo' | 'empty';
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
  readonly switches: Switches;
}

/** One stored object. `writtenBy` is the client id that created it, or `seed`. */
export interface StoredRecord {
  readonly body: JsonObject;
  readonly writtenBy: string;
}

export const SEED_AUTHOR = 'seed';
