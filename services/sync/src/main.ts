import { startService } from '@ledgerbridge/service-kit';
import { sync } from './service';

void startService(sync);
