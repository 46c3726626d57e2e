"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.migrationConfiguration = exports.commonConfiguration = void 0;
const zod_1 = require("zod");
const read_key_ring_1 = require("../sealing/read-key-ring");
const values_1 = require("./values");
const variable_1 = require("./variable");
const LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'];
const database = {
    databaseSchema: (0, variable_1.variable)('DATABASE_SCHEMA', {
        expected: 'the Postgres schema of this service, up to 36 of a-z, 0-9 and _',
        example: 'lb_sync',
        schema: values_1.schemaName,
    }),
    databaseAppUrl: (0, variable_1.variable)('DATABASE_APP_URL', {
        expected: 'the database as the role that reads under row-level security',
        example: 'postgres://lb_sync_app:secret@127.0.0.1:5432/ledgerbridge',
        schema: values_1.postgresUrl,
    }),
    databaseWorkerUrl: (0, variable_1.variable)('DATABASE_WORKER_URL', {
        expected: 'the database as the role that writes',
        example: 'postgres://lb_sync_worker:secret@127.0.0.1:5432/ledgerbridge',
        schema: values_1.postgresUrl,
    }),
};
const transport = {
    transport: (0, variable_1.variable)('TRANSPORT', {
        expected: 'postgres or kafka',
        example: 'postgres',
        default: 'postgres',
        schema: zod_1.z.enum(['postgres', 'kafka']),
    }),
    kafkaBrokers: (0, variable_1.variable)('KAFKA_BROKERS', {
        expected: 'with TRANSPORT=kafka: host:port, several separated by commas',
        example: 'kafka-0:9092,kafka-1:9092',
        schema: values_1.brokerList.optional(),
    }),
    topicsDatabaseUrl: (0, variable_1.variable)('TOPICS_DATABASE_URL', {
        expected: 'with TRANSPORT=postgres: the database that carries the topics',
        example: 'postgres://lb_topics:secret@127.0.0.1:5432/ledgerbridge',
        schema: values_1.postgresUrl.optional(),
    }),
    topicsSchema: (0, variable_1.variable)('TOPICS_SCHEMA', {
        expected: 'the Postgres schema of the topics',
        example: 'lb_topics',
        default: 'lb_topics',
        schema: values_1.schemaName,
    }),
    topicPartitions: (0, variable_1.variable)('TOPIC_PARTITIONS', {
        expected: 'partitions of topics that are made at the start; those that exist keep theirs',
        example: '8',
        default: '8',
        schema: (0, values_1.wholeNumber)(1, 1024),
    }),
    topicPrefixes: (0, variable_1.variable)('TOPIC_PREFIXES', {
        expected: 'the topic prefixes of the hosts, separated by commas; not set for a single host without one',
        example: 'acme.,globex.',
        schema: values_1.prefixList,
    }),
};
const keys = {
    installationKey: (0, variable_1.variable)('INSTALLATION_KEY', {
        expected: 'the key that wraps the tenants’ keys: 32 bytes in base64, or version:key pairs, the newest first',
        example: '1:$(openssl rand -base64 32)',
        schema: read_key_ring_1.keyRing,
    }),
    messageKey: (0, variable_1.variable)('MESSAGE_KEY', {
        expected: 'the key that seals content between services, the same in all of them; as INSTALLATION_KEY',
        example: '1:$(openssl rand -base64 32)',
        schema: read_key_ring_1.keyRing,
    }),
    serviceKey: (0, variable_1.variable)('SERVICE_KEY', {
        expected: 'the secret that signs service credentials, the same in all services: 32 bytes in base64',
        example: '$(openssl rand -base64 32)',
        schema: values_1.key32,
    }),
    operatorKeyHash: (0, variable_1.variable)('OPERATOR_KEY_HASH', {
        expected: 'the SHA-256 of the operator key in hex',
        example: '$(printf %s "$OPERATOR_KEY" | sha256sum | cut -c1-64)',
        schema: values_1.sha256Hex,
    }),
};
/** What every service needs to start. */
exports.commonConfiguration = {
    port: (0, variable_1.variable)('PORT', {
        expected: 'a port, 0 for a free one',
        example: '8703',
        schema: (0, values_1.wholeNumber)(0, 65535),
    }),
    host: (0, variable_1.variable)('HOST', {
        expected: 'the address to listen on; 0.0.0.0 in a container',
        example: '127.0.0.1',
        default: '127.0.0.1',
        schema: zod_1.z.string().min(1),
    }),
    publicUrl: (0, variable_1.variable)('PUBLIC_URL', {
        expected: 'the address under which callers reach the API; problem types point there',
        example: 'https://ledgerbridge.example.com',
        schema: values_1.httpUrl,
    }),
    connectorUrl: (0, variable_1.variable)('CONNECTOR_URL', {
        expected: 'the connector’s address inside the installation',
        example: 'http://127.0.0.1:8701',
        schema: values_1.httpUrl,
    }),
    ...database,
    ...transport,
    ...keys,
    logLevel: (0, variable_1.variable)('LOG_LEVEL', {
        expected: `one of ${LEVELS.join(', ')}`,
        example: 'info',
        default: 'info',
        schema: zod_1.z.enum(LEVELS),
    }),
    rateLimitPerSecond: (0, variable_1.variable)('RATE_LIMIT_PER_SECOND', {
        expected: 'requests a second that one API key may send to one replica',
        example: '300',
        default: '300',
        schema: (0, values_1.wholeNumber)(1, 1_000_000),
    }),
    installationEpoch: (0, variable_1.variable)('INSTALLATION_EPOCH', {
        expected: 'a number that every restore of the database raises; requestids are made with it',
        example: '1',
        default: '1',
        schema: (0, values_1.wholeNumber)(1, Number.MAX_SAFE_INTEGER),
    }),
    holdWrites: (0, variable_1.variable)('HOLD_WRITES', {
        expected: 'true or false; true writes nothing to QuickBooks',
        example: 'false',
        default: 'false',
        schema: values_1.switchValue,
    }),
};
/** What the migrate command of a service needs. The roles' passwords are taken from the two other addresses. */
exports.migrationConfiguration = {
    databaseMigrationUrl: (0, variable_1.variable)('DATABASE_MIGRATION_URL', {
        expected: 'the database as the role that owns the schema and may create roles',
        example: 'postgres://ledgerbridge:secret@127.0.0.1:5432/ledgerbridge',
        schema: values_1.postgresUrl,
    }),
    ...database,
};
//# sourceMappingURL=common-configuration.js.map