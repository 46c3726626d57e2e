import { startService } from '@ledgerbridge/service-kit';
import { connectorService } from './service';

void startService(connectorService);
