import { z } from 'zod';
import { keyRing } from '../sealing/read-key-ring';
import {
  brokerList,
  httpUrl,
  key32,
  prefixList,
  postgresUrl,
  schemaName,
  sha256Hex,
  switchValue,
  wholeNumber,
} from './values';
import { type Configuration, variable } from './variable';

const LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

const database = {
  databaseSchema: variable('DATABASE_SCHEMA', {
    expected: 'the Postgres schema of this service, up to 36 of a-z, 0-9 and _',
    example: 'lb_sync',
    schema: schemaName,
  }),
  databaseAppUrl: variable('DATABASE_APP_URL', {
    expected: 'the database as the role that reads under row-level security',
    example: 'postgres://lb_sync_app:secret@127.0.0.1:5432/ledgerbridge',
    schema: postgresUrl,
  }),
  databaseWorkerUrl: variable('DATABASE_WORKER_URL', {
    expected: 'the database as the role that writes',
    example: 'postgres://lb_sync_worker:secret@127.0.0.1:5432/ledgerbridge',
    schema: postgresUrl,
  }),
};

const transport = {
  transport: variable('TRANSPORT', {
    expected: 'postgres or kafka',
    example: 'postgres',
    default: 'postgres',
    schema: z.enum(['postgres', 'kafka']),
  }),
  kafkaBrokers: variable('KAFKA_BROKERS', {
    expected: 'with TRANSPORT=kafka: host:port, several separated by commas',
    example: 'kafka-0:9092,kafka-1:9092',
    schema: brokerList.optional(),
  }),
  topicsDatabaseUrl: variable('TOPICS_DATABASE_URL', {
    expected: 'with TRANSPORT=postgres: the database that carries the topics',
    example: 'postgres://lb_topics:secret@127.0.0.1:5432/ledgerbridge',
    schema: postgresUrl.optional(),
  }),
  topicsSchema: variable('TOPICS_SCHEMA', {
    expected: 'the Postgres schema of the topics',
    example: 'lb_topics',
    default: 'lb_topics',
    schema: schemaName,
  }),
  topicPartitions: variable('TOPIC_PARTITIONS', {
    expected: 'partitions of topics that are made at the start; those that exist keep theirs',
    example: '8',
    default: '8',
    schema: wholeNumber(1, 1024),
  }),
  topicPrefixes: variable('TOPIC_PREFIXES', {
    expected: 'the topic prefixes of the hosts, separated by commas; not set for a single host without one',
    example: 'acme.,globex.',
    schema: prefixList,
  }),
};

const replicas = {
  leaseMs: variable('LEASE_MS', {
    expected: 'milliseconds without a sign of life after which what a replica held goes to the others',
    example: '10000',
    default: '10000',
    schema: wholeNumber(300, 600_000),
  }),
};

const keys = {
  installationKey: variable('INSTALLATION_KEY', {
    expected:
      'the key that wraps the tenants’ keys: 32 bytes in base64, or version:key pairs, the newest first',
    example: '1:$(openssl rand -base64 32)',
    schema: keyRing,
  }),
  messageKey: variable('MESSAGE_KEY', {
    expected: 'the key that seals content between services, the same in all of them; as INSTALLATION_KEY',
    example: '1:$(openssl rand -base64 32)',
    schema: keyRing,
  }),
  serviceKey: variable('SERVICE_KEY', {
    expected: 'the secret that signs service credentials, the same in all services: 32 bytes in base64',
    example: '$(openssl rand -base64 32)',
    schema: key32,
  }),
  operatorKeyHash: variable('OPERATOR_KEY_HASH', {
    expected: 'the SHA-256 of the operator key in hex',
    example: '$(printf %s "$OPERATOR_KEY" | sha256sum | cut -c1-64)',
    schema: sha256Hex,
  }),
};

/** What every service needs to start. */
export const commonConfiguration = {
  port: variable('PORT', {
    expected: 'a port, 0 for a free one',
    example: '8703',
    schema: wholeNumber(0, 65535),
  }),
  host: variable('HOST', {
    expected: 'the address to listen on; 0.0.0.0 in a container',
    example: '127.0.0.1',
    default: '127.0.0.1',
    schema: z.string().min(1),
  }),
  publicUrl: variable('PUBLIC_URL', {
    expected: 'the address under which callers reach the API; problem types point there',
    example: 'https://ledgerbridge.example.com',
    schema: httpUrl,
  }),
  connectorUrl: variable('CONNECTOR_URL', {
    expected: 'the connector’s address inside the installation',
    example: 'http://127.0.0.1:8701',
    schema: httpUrl,
  }),
  ...database,
  ...transport,
  ...replicas,
  ...keys,
  logLevel: variable('LOG_LEVEL', {
    expected: `one of ${LEVELS.join(', ')}`,
    example: 'info',
    default: 'info',
    schema: z.enum(LEVELS),
  }),
  rateLimitPerSecond: variable('RATE_LIMIT_PER_SECOND', {
    expected: 'requests a second that one API key may send to one replica',
    example: '300',
    default: '300',
    schema: wholeNumber(1, 1_000_000),
  }),
  installationEpoch: variable('INSTALLATION_EPOCH', {
    expected: 'a number that every restore of the database raises; requestids are made with it',
    example: '1',
    default: '1',
    schema: wholeNumber(1, Number.MAX_SAFE_INTEGER),
  }),
  holdWrites: variable('HOLD_WRITES', {
    expected: 'true or false; true writes nothing to QuickBooks',
    example: 'false',
    default: 'false',
    schema: switchValue,
  }),
};
export type CommonConfiguration = Configuration<typeof commonConfiguration>;

/** What the migrate command of a service needs. The roles' passwords are taken from the two other addresses. */
export const migrationConfiguration = {
  databaseMigrationUrl: variable('DATABASE_MIGRATION_URL', {
    expected: 'the database as the role that owns the schema and may create roles',
    example: 'postgres://ledgerbridge:secret@127.0.0.1:5432/ledgerbridge',
    schema: postgresUrl,
  }),
  ...database,
};
export type MigrationConfiguration = Configuration<typeof migrationConfiguration>;
