/**
 * Prints fresh settings and secrets for docker-compose.yml: `node deploy/make-env.mjs --simulator > .env`, once.
 * With `--simulator` QuickBooks is the simulator (`docker compose --profile simulator up`); without it fill in the keys
 * of your Intuit app.
 */
import { createHash, randomBytes } from 'node:crypto';

const simulator = process.argv.includes('--simulator');
const key = () => `1:${randomBytes(32).toString('base64')}`;
const apiKey = `lb_${randomBytes(32).toString('base64url')}`;
const operatorKey = `lb_${randomBytes(32).toString('base64url')}`;
const sha256 = (text) => createHash('sha256').update(text).digest('hex');
const password = () => randomBytes(18).toString('hex');

const settings = {
  PUBLIC_URL: 'http://127.0.0.1:8700',
  API_KEY: apiKey,
  OPERATOR_KEY: operatorKey,
  HOST_API_KEY_HASH: sha256(apiKey),
  OPERATOR_KEY_HASH: sha256(operatorKey),
  POSTGRES_PASSWORD: password(),
  DATABASE_APP_PASSWORD: password(),
  DATABASE_WORKER_PASSWORD: password(),
  INSTALLATION_KEY: key(),
  MESSAGE_KEY: key(),
  VAULT_KEY: key(),
  SERVICE_KEY: randomBytes(32).toString('base64'),
  INTUIT_CLIENT_ID: simulator ? 'ledgerbridge-demo' : '',
  INTUIT_CLIENT_SECRET: simulator ? 'ledgerbridge-demo-secret' : '',
  INTUIT_ENVIRONMENT: 'sandbox',
  ...(simulator
    ? {
        // A person's browser opens this one, from outside.
        INTUIT_AUTHORIZE_URL: 'http://127.0.0.1:8790/connect/oauth2',
        INTUIT_TOKEN_URL: 'http://simulator:8790/oauth2/v1/tokens/bearer',
        INTUIT_REVOKE_URL: 'http://simulator:8790/v2/oauth2/tokens/revoke',
        QUICKBOOKS_API_URL: 'http://simulator:8790',
      }
    : {}),
};
for (const [name, value] of Object.entries(settings)) console.log(`${name}=${value}`);
