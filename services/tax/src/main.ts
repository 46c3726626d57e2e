import { startService } from '@ledgerbridge/service-kit';
import { taxService } from './service';

void startService(taxService);
