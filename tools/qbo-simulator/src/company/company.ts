import { type JsonObject } from '../json';
import { type Switches } from './switches';

/** Countries whose taxes are modelled. */
export const COUNTRIES = ['US', 'CA', 'GB', 'AU'] as const;
export type Country = (typeof COUNTRIES)[number];

/** One QuickBooks Online company file. Its books are the records of `CompanyBooks`. */
export interface Company {
  readonly realmId: string;
  readonly name: string;
  readonly country: Country;
  readonly seed: 'sample' | 'demo' | 'empty';
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
  readonly switches: Switches;
}

/** One stored object. `writtenBy` is the client id that created it, `seed`, or `quickbooks-user`. */
export interface StoredRecord {
  readonly body: JsonObject;
  readonly writtenBy: string;
}

export const SEED_AUTHOR = 'seed';

/** Who writes what a person makes in QuickBooks' own pages instead of an app. */
export const PERSON_AUTHOR = 'quickbooks-user';
