import { ACCESS_EVENTS, type ServiceOptions } from '@ledgerbridge/service-kit';
import { syncConfiguration } from './configuration';
import { DocumentView } from './documents/document.view';
import { SYNC_EVENTS } from './log';
import { SYNC_PROBLEMS } from './problems';
import { publishes } from './publish';
import { SyncModule } from './sync.module';

/** The sync service. */
export const syncService: ServiceOptions<typeof syncConfiguration> = {
  name: 'sync',
  module: SyncModule,
  configuration: syncConfiguration,
  entities: [DocumentView],
  log: { catalogue: { ...ACCESS_EVENTS, ...SYNC_EVENTS } },
  problems: SYNC_PROBLEMS,
  publishes,
};
