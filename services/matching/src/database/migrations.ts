import { Foundation1763769600000, type MigrationClass } from '@ledgerbridge/service-kit';
import { Matching1763780000000 } from './matching.migration';

/** In the order in which they run. */
export const MIGRATIONS: readonly MigrationClass[] = [Foundation1763769600000, Matching1763780000000];
