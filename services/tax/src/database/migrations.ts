import { Foundation1763769600000, type MigrationClass } from '@ledgerbridge/service-kit';
import { Tax1763780000000 } from './tax.migration';

/** In the order in which they run. */
export const MIGRATIONS: readonly MigrationClass[] = [Foundation1763769600000, Tax1763780000000];
