import { DataSource, type ObjectLiteral } from 'typeorm';
import { APP_LIMITS } from './pools';

/** A class that TypeORM maps to a table. */
export type Entity = new () => ObjectLiteral;

/**
 * TypeORM on the app role, for ordinary reads. It never changes a table (`synchronize` is off): tables come from
 * migrations alone.
 */
export function entitySource(
  url: string,
  schema: string,
  entities: readonly Entity[],
  application: string,
): DataSource {
  return new DataSource({
    type: 'postgres',
    url,
    schema,
    entities: [...entities],
    synchronize: false,
    logging: false,
    applicationName: application,
    poolSize: APP_LIMITS.max,
    connectTimeoutMS: 10_000,
    extra: {
      statement_timeout: APP_LIMITS.statementMs,
      idle_in_transaction_session_timeout: APP_LIMITS.idleInTransactionMs,
    },
  });
}
