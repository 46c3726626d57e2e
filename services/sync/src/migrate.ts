import { runMigrateCommand } from '@ledgerbridge/service-kit';
import { CreateSync1763780000000 } from './migrations/create-sync.migration';

void runMigrateCommand([CreateSync1763780000000]);
