import { Foundation1763769600000 } from '@ledgerbridge/service-kit';
import { ConnectorTables1763773200000 } from './connector-tables.migration';

/** In the order in which they run. */
export const MIGRATIONS = [Foundation1763769600000, ConnectorTables1763773200000] as const;
