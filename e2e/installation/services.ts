import {
  type ConfigurationSpec,
  Foundation1763769600000,
  type MigrationClass,
  type ServiceOptions,
} from '@ledgerbridge/service-kit';
import { MIGRATIONS as CONNECTOR_MIGRATIONS } from '../../services/connector/src/migrations';
import { connectorService } from '../../services/connector/src/service';
import { MIGRATIONS as MATCHING_MIGRATIONS } from '../../services/matching/src/database/migrations';
import { matchingService } from '../../services/matching/src/service';
import { CreateSync1763780000000 } from '../../services/sync/src/migrations/create-sync.migration';
import { syncService } from '../../services/sync/src/service';
import { MIGRATIONS as TAX_MIGRATIONS } from '../../services/tax/src/database/migrations';
import { taxService } from '../../services/tax/src/service';

export const SERVICE_NAMES = ['connector', 'matching', 'tax', 'sync'] as const;
export type ServiceName = (typeof SERVICE_NAMES)[number];

export const SERVICES: Record<
  ServiceName,
  { options: ServiceOptions<ConfigurationSpec>; migrations: readonly MigrationClass[] }
> = {
  connector: { options: connectorService, migrations: CONNECTOR_MIGRATIONS },
  matching: { options: matchingService, migrations: MATCHING_MIGRATIONS },
  tax: { options: taxService, migrations: TAX_MIGRATIONS },
  sync: { options: syncService, migrations: [Foundation1763769600000, CreateSync1763780000000] },
};
