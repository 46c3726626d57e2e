"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.RunningMatching = void 0;
exports.until = until;
const node_crypto_1 = require("node:crypto");
const promises_1 = require("node:timers/promises");
const messaging_1 = require("@ledgerbridge/messaging");
const service_kit_1 = require("@ledgerbridge/service-kit");
const pg_1 = require("pg");
const test_database_1 = require("../../../../libs/service-kit/src/testing/test-database");
const known_access_1 = require("../../../../libs/service-kit/src/testing/known-access");
const configuration_1 = require("../configuration");
const migrations_1 = require("../database/migrations");
const service_1 = require("../service");
const TENANT = 'acme';
/** Matching on a database of its own, with a host whose tenants are known to it. */
class RunningMatching {
    database;
    environment;
    pool;
    transport;
    access;
    links = [];
    service;
    constructor(database, environment, pool, transport, access) {
        this.database = database;
        this.environment = environment;
        this.pool = pool;
        this.transport = transport;
        this.access = access;
    }
    /** @param env overrides of the service's variables; CONNECTOR_URL is needed */
    static async start(env, tenants = { [TENANT]: ['main'] }) {
        const database = await (0, test_database_1.testDatabase)(migrations_1.MIGRATIONS);
        const pool = new pg_1.Pool({ connectionString: database.ownerUrl, max: 6 });
        const schema = `${database.schema}_topics`;
        const transport = new messaging_1.PostgresTransport({ pool, schema });
        const environment = { ...environmentOf(database, schema), ...env };
        const access = (0, known_access_1.knownAccess)({ tenants });
        const running = new RunningMatching(database, environment, pool, transport, access);
        await running.startService();
        await running.listen();
        for (const change of access.changes)
            await running.tell('access.changed', change, accessKey(change));
        await until(() => running.knows(Object.keys(tenants)), 'access to be known');
        return running;
    }
    tenantId(externalId = TENANT) {
        const tenant = this.access.changes.find((c) => c.entity === 'tenant' && c.externalId === externalId);
        if (tenant?.entity !== 'tenant')
            throw new Error(`No tenant ${externalId}`);
        return tenant.tenantId;
    }
    divisionId(tenant = TENANT, division = 'main') {
        return (0, service_kit_1.divisionIdOf)(this.tenantId(tenant), division);
    }
    async startService() {
        const configuration = (0, service_kit_1.readConfiguration)({ ...service_kit_1.commonConfiguration, ...configuration_1.matchingConfiguration }, this.environment);
        const logger = (0, service_kit_1.createLogger)({ service: 'matching', level: configuration.logLevel });
        this.service = await (0, service_kit_1.createService)(service_1.MATCHING, configuration, logger, (reason) => {
            throw reason;
        });
    }
    async stopService() {
        await this.service?.stop();
        this.service = undefined;
    }
    async tell(topic, data, key, id = (0, node_crypto_1.randomBytes)(8).toString('hex')) {
        const correlationId = (0, node_crypto_1.randomBytes)(16).toString('hex');
        const time = new Date().toISOString();
        const tenantId = 'tenantId' in data && typeof data.tenantId === 'string' ? { tenantId: data.tenantId } : {};
        await this.transport.publish([
            (0, service_kit_1.topicMessage)({ topic, key, id, service: 'test', time, correlationId, ...tenantId, data }),
        ]);
    }
    async connection(changed) {
        await this.tell('connection.changed', changed, changed.divisionId);
    }
    /** Asks for a link as sync does; the content travels sealed. */
    async request(wanted, id) {
        const { content, ...rest } = wanted;
        const seal = new service_kit_1.MessageSeal((0, service_kit_1.readConfiguration)(service_kit_1.commonConfiguration, this.environment).messageKey);
        const sealed = content ? { sealed: seal.seal(wanted.tenantId, content) } : {};
        await this.tell('match.requested', { ...rest, ...sealed }, wanted.divisionId, id);
    }
    async http(method, path, body, headers = {}) {
        const response = await fetch(`${this.service?.url ?? ''}${path}`, {
            method,
            headers: {
                authorization: `Bearer ${this.access.apiKey}`,
                ...(body ? { 'content-type': 'application/json' } : {}),
                ...headers,
            },
            ...(body ? { body: JSON.stringify(body) } : {}),
        });
        const text = await response.text();
        return { status: response.status, body: text ? JSON.parse(text) : {} };
    }
    /** Messages of `link.changed` about a record, in their order. */
    said(kind, id) {
        return this.links.filter((link) => link.kind === kind && ('externalId' in link.key ? link.key.externalId : link.key.quickbooksId) === id);
    }
    async close() {
        await this.stopService();
        await this.transport.close();
        await this.pool.end();
        await this.database.drop();
    }
    async knows(tenants) {
        for (const tenant of tenants) {
            const { status } = await this.http('GET', '/v1/links', undefined, { 'ledgerbridge-tenant': tenant });
            if (status !== 200)
                return false;
        }
        return true;
    }
    async listen() {
        await this.transport.consume({
            group: 'test',
            topics: ['link.changed'],
            positions: { claim: async () => ({ next: undefined, generation: '1' }) },
            handle: async ({ messages }) => {
                for (const { value } of messages) {
                    const { data } = JSON.parse(value?.toString() ?? '{}');
                    this.links.push(data);
                }
                return { status: 'handled' };
            },
        });
    }
}
exports.RunningMatching = RunningMatching;
/** Waits for a condition; the deadline only keeps a broken test from hanging. */
async function until(condition, what, deadlineMs = 40_000) {
    const end = Date.now() + deadlineMs;
    while (!(await condition())) {
        if (Date.now() > end)
            throw new Error(`Waited ${deadlineMs} ms for ${what}`);
        await (0, promises_1.setTimeout)(20);
    }
}
const accessKey = (change) => ('tenantId' in change ? change.tenantId : change.hostId);
function environmentOf(database, topicsSchema) {
    const key = (0, node_crypto_1.randomBytes)(32).toString('base64');
    return {
        PORT: '0',
        PUBLIC_URL: 'https://ledgerbridge.example.com',
        DATABASE_SCHEMA: database.schema,
        DATABASE_APP_URL: database.appUrl,
        DATABASE_WORKER_URL: database.workerUrl,
        TOPICS_DATABASE_URL: database.ownerUrl,
        TOPICS_SCHEMA: topicsSchema,
        TOPIC_PARTITIONS: '2',
        INSTALLATION_KEY: key,
        MESSAGE_KEY: key,
        SERVICE_KEY: key,
        OPERATOR_KEY_HASH: (0, service_kit_1.apiKeyHash)((0, service_kit_1.newApiKey)()),
        LOG_LEVEL: process.env['TEST_LOG_LEVEL'] ?? 'silent',
    };
}
//# sourceMappingURL=running-matching.js.map