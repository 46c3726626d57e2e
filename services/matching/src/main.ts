import { startService } from '@ledgerbridge/service-kit';
import { MATCHING } from './service';

void startService(MATCHING);
