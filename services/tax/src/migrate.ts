import { migrateService } from '@ledgerbridge/service-kit';
import { MIGRATIONS } from './database/migrations';

migrateService(MIGRATIONS).then(
  (names) => process.stdout.write(`${names.length} migrations have run\n`),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  },
);
