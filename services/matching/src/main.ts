import { startService } from '@ledgerbridge/service-kit';
import { matchingService } from './service';

void startService(matchingService);
