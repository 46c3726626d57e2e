import { randomBytes } from 'node:crypto';
import { apiKeyHash, newApiKey } from '../sealing/api-key';
import { commonConfiguration, type CommonConfiguration } from '../config/common-configuration';
import { readConfiguration } from '../config/read-configuration';
import { createLogger } from '../logging/create-logger';
import { createService } from '../start/create-service';
import type { RunningService, ServiceOptions } from '../start/service-options';
import type { TestDatabase } from './test-database';

/** A service that runs in this process, with what a test needs to speak with it. */
export interface TestService extends RunningService {
  readonly configuration: CommonConfiguration;
  readonly operatorKey: string;
  /** Every log line so far. */
  readonly lines: readonly string[];
  /** Reasons why the service could not go on. */
  readonly downs: readonly Error[];
}

/** Starts a service on a test database and the Postgres transport; `env` overrides its variables. */
export async function testService(
  options: ServiceOptions,
  database: TestDatabase,
  env: Readonly<Record<string, string>> = {},
): Promise<TestService> {
  const operatorKey = newApiKey();
  const configuration = readConfiguration(commonConfiguration, {
    ...environment(database, operatorKey),
    ...env,
  });
  const [lines, downs]: [string[], Error[]] = [[], []];
  const destination = { write: (line: string) => void lines.push(line) };
  const logger = createLogger({ service: options.name, level: 'debug', destination });
  const running = await createService(options, configuration, logger, (reason) => void downs.push(reason));
  return { ...running, configuration, operatorKey, lines, downs };
}

function environment(database: TestDatabase, operatorKey: string): Record<string, string> {
  return {
    PORT: '0',
    PUBLIC_URL: 'https://ledgerbridge.example.com',
    CONNECTOR_URL: 'http://127.0.0.1:1',
    DATABASE_SCHEMA: database.schema,
    DATABASE_APP_URL: database.appUrl,
    DATABASE_WORKER_URL: database.workerUrl,
    TOPICS_DATABASE_URL: database.ownerUrl,
    TOPICS_SCHEMA: `${database.schema}_topics`,
    TOPIC_PARTITIONS: '1',
    INSTALLATION_KEY: key(),
    MESSAGE_KEY: key(),
    SERVICE_KEY: key(),
    OPERATOR_KEY_HASH: apiKeyHash(operatorKey),
  };
}

const key = (): string => randomBytes(32).toString('base64');
