import { migrateService } from '@ledgerbridge/service-kit';
import { MIGRATIONS } from './migrations';

void migrateService(MIGRATIONS).catch((error: Error) => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
