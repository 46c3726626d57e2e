import { startService } from '@ledgerbridge/service-kit';
import { TAX } from './service';

void startService(TAX);
