import { Foundation1763769600000, migrateService } from '@ledgerbridge/service-kit';
import { CreateSync1763780000000 } from './migrations/create-sync.migration';

void migrateService([Foundation1763769600000, CreateSync1763780000000]);
