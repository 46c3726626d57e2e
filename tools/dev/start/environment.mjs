import { SERVICES } from './options.mjs';
import { sha256 } from './secrets.mjs';

/** One database, one schema per service. */
export const DATABASE = 'ledgerbridge';
const LOOPBACK = '127.0.0.1';

/** @param {number} port */
export const address = (port) => `http://${LOOPBACK}:${port}`;

/** @param {number} postgresPort @param {string} role @param {string} [password] */
export function databaseUrl(postgresPort, role, password) {
  return `postgres://${role}${password === undefined ? '' : `:${password}`}@${LOOPBACK}:${postgresPort}/${DATABASE}`;
}

/**
 * @typedef {object} Installation
 * @property {import('./options.mjs').Options} options
 * @property {ReturnType<import('./secrets.mjs').ensureSecrets>} secrets
 * @property {number} postgresPort
 * @property {string[] | undefined} kafkaBrokers
 */

/** @param {Installation} installation @param {string} name */
function databaseOf({ secrets, postgresPort }, name) {
  const url = (role) => databaseUrl(postgresPort, role, secrets.passwords[role]);
  return {
    DATABASE_SCHEMA: `lb_${name}`,
    DATABASE_APP_URL: url(`lb_${name}_app`),
    DATABASE_WORKER_URL: url(`lb_${name}_worker`),
  };
}

/** What a service's migrate command reads. @param {Installation} installation @param {string} name */
export function migrationEnvironment(installation, name) {
  return {
    DATABASE_MIGRATION_URL: databaseUrl(installation.postgresPort, 'postgres'),
    ...databaseOf(installation, name),
  };
}

/** What a service reads at its start. @param {Installation} installation @param {string} name */
export function serviceEnvironment(installation, name) {
  const { options, secrets } = installation;
  return {
    PORT: String(options.ports[name]),
    HOST: LOOPBACK,
    PUBLIC_URL: address(options.ports.edge),
    CONNECTOR_URL: address(options.ports.connector),
    INSTALLATION_KEY: secrets.installationKey,
    MESSAGE_KEY: secrets.messageKey,
    SERVICE_KEY: secrets.serviceKey,
    OPERATOR_KEY_HASH: sha256(secrets.operatorKey),
    ...databaseOf(installation, name),
    ...transportEnvironment(installation),
    ...(name === 'connector' ? connectorEnvironment(installation) : {}),
  };
}

function transportEnvironment({ kafkaBrokers, postgresPort, secrets }) {
  if (kafkaBrokers) return { TRANSPORT: 'kafka', KAFKA_BROKERS: kafkaBrokers.join(',') };
  const url = databaseUrl(postgresPort, 'lb_topics', secrets.passwords.lb_topics);
  return { TRANSPORT: 'postgres', TOPICS_DATABASE_URL: url, TOPICS_SCHEMA: 'lb_topics' };
}

/** The app that the simulator knows from its first day. */
function connectorEnvironment({ options, secrets }) {
  const simulator = address(options.ports.simulator);
  return {
    INTUIT_CLIENT_ID: 'ledgerbridge-demo',
    INTUIT_CLIENT_SECRET: 'ledgerbridge-demo-secret',
    INTUIT_ENVIRONMENT: 'sandbox',
    INTUIT_AUTHORIZE_URL: `${simulator}/connect/oauth2`,
    INTUIT_TOKEN_URL: `${simulator}/oauth2/v1/tokens/bearer`,
    INTUIT_REVOKE_URL: `${simulator}/v2/oauth2/tokens/revoke`,
    QUICKBOOKS_API_URL: simulator,
    VAULT_KEY: secrets.vaultKey,
    HOST_API_KEY_HASH: sha256(secrets.apiKey),
  };
}

/** @param {import('./options.mjs').Options} options */
export function edgeEnvironment({ ports }) {
  const upstreams = SERVICES.map((name) => [`${name.toUpperCase()}_URL`, address(ports[name])]);
  return {
    PORT: String(ports.edge),
    HOST: LOOPBACK,
    PUBLIC_URL: address(ports.edge),
    ...Object.fromEntries(upstreams),
  };
}

/** @param {import('./options.mjs').Options} options @param {string} dataDir */
export function simulatorEnvironment({ ports }, dataDir) {
  return { PORT: String(ports.simulator), HOST: LOOPBACK, DATA_DIR: dataDir, SEED: 'demo' };
}
