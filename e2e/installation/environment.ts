import { randomBytes } from 'node:crypto';

/** Variables that all services of one installation share. */
export function sharedEnvironment(
  postgresUrl: string,
  name: string,
  apiKeyHash: string,
): Record<string, string> {
  const key = () => randomBytes(32).toString('base64');
  return {
    PORT: '0',
    PUBLIC_URL: 'http://127.0.0.1:1',
    INSTALLATION_KEY: key(),
    MESSAGE_KEY: key(),
    SERVICE_KEY: key(),
    OPERATOR_KEY_HASH: '0'.repeat(64),
    TRANSPORT: 'postgres',
    TOPICS_DATABASE_URL: postgresUrl,
    TOPICS_SCHEMA: `${name}_topics`,
    RATE_LIMIT_PER_SECOND: '100000',
    LOG_LEVEL: 'warn',
    INTUIT_CLIENT_ID: 'ledgerbridge-demo',
    INTUIT_CLIENT_SECRET: 'ledgerbridge-demo-secret',
    HOST_API_KEY_HASH: apiKeyHash,
    LEASE_MS: '1000',
    PUSH_LEASE_MS: '1000',
    INTUIT_TIMEOUT_MS: '2000',
    QUICKBOOKS_CALLS_PER_SECOND: 'lifted',
    QUICKBOOKS_CALLS_PER_MINUTE: 'lifted',
  };
}

/** Where one service keeps its things. */
export function databaseEnvironment(postgresUrl: string, schema: string): Record<string, string> {
  const as = (role: string): string => {
    const url = new URL(postgresUrl);
    url.username = `${schema}_${role}`;
    url.password = role;
    return url.toString();
  };
  return {
    DATABASE_SCHEMA: schema,
    DATABASE_APP_URL: as('app'),
    DATABASE_WORKER_URL: as('worker'),
    DATABASE_MIGRATION_URL: postgresUrl,
  };
}

/** The simulator in place of Intuit. */
export function intuitEnvironment(simulator: string): Record<string, string> {
  return {
    INTUIT_AUTHORIZE_URL: `${simulator}/connect/oauth2`,
    INTUIT_TOKEN_URL: `${simulator}/oauth2/v1/tokens/bearer`,
    INTUIT_REVOKE_URL: `${simulator}/v2/oauth2/tokens/revoke`,
    QUICKBOOKS_API_URL: simulator,
  };
}
