import { startService } from '@ledgerbridge/service-kit';
import { syncService } from './service';

void startService(syncService);
