"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.makeServiceParts = makeServiceParts;
const event_store_1 = require("@ledgerbridge/event-store");
const messaging_1 = require("@ledgerbridge/messaging");
const access_directory_1 = require("../access/access-directory");
const database_1 = require("../database/database");
const entities_1 = require("../database/entities");
const foundation_migration_1 = require("../database/foundation.migration");
const pools_1 = require("../database/pools");
const tenants_1 = require("../database/tenants");
const readiness_1 = require("../health/readiness");
const idempotency_keys_1 = require("../idempotency/idempotency-keys");
const build_transport_1 = require("../messaging/build-transport");
const log_reader_1 = require("../messaging/log-reader");
const messaging_schema_1 = require("../messaging/messaging-schema");
const parked_payload_seal_1 = require("../messaging/parked-payload-seal");
const read_topics_1 = require("../messaging/read-topics");
const resolve_tenant_1 = require("../messaging/resolve-tenant");
const unknown_tenants_1 = require("../messaging/unknown-tenants");
const http_gateway_1 = require("../service-credentials/http-gateway");
const service_credentials_1 = require("../service-credentials/service-credentials");
/** @param onDown told when the consumer has stopped for good */
function makeServiceParts(options, configuration, logger, onDown) {
    const { databaseSchema: schema, installationKey: ring } = configuration;
    const database = openDatabase(options, configuration, logger);
    const { worker } = database;
    const keys = new event_store_1.TenantKeys({ schema, ring });
    const { partitions = foundation_migration_1.LOG_PARTITIONS, catalogue, upcasters = [] } = options.log ?? {};
    const log = new event_store_1.EventLog({ schema, partitions, keys, upcasters, ...(catalogue ? { catalogue } : {}) });
    const directory = new access_directory_1.AccessDirectory({ pool: worker, schema });
    const credentials = new service_credentials_1.ServiceCredentials(configuration.serviceKey, options.name);
    const transport = (0, build_transport_1.buildTransport)(configuration, options.name, logger);
    const messagingSchema = (0, messaging_schema_1.messagingSchemaOf)(schema);
    const consumer = new messaging_1.LedgerbridgeServer({
        transport: transport.transport,
        pool: worker,
        schema: messagingSchema,
        consumer: options.name,
        routes: (0, read_topics_1.routesFor)(configuration.topicPrefixes),
        schemaFor: read_topics_1.schemaFor,
        explainInvalid: read_topics_1.explainInvalid,
        resolveTenant: (0, resolve_tenant_1.resolveTenantWith)(directory),
        setTenants: tenants_1.setTenants,
        seal: new parked_payload_seal_1.ParkedMessageSeal(worker, keys, ring),
        logger,
        onDown,
    });
    const { publishes } = options;
    return {
        database,
        keys,
        log,
        signal: new event_store_1.AppendSignal({
            pool: worker,
            schema,
            onError: (err) => logger.debug({ err }, 'a wake-up was lost'),
        }),
        directory,
        credentials,
        gateway: new http_gateway_1.HttpGateway(configuration.connectorUrl, credentials),
        idempotency: new idempotency_keys_1.IdempotencyKeys(worker, schema, ring),
        transport,
        consumer,
        unknownTenants: new unknown_tenants_1.UnknownTenants(consumer.parked, directory, logger),
        relay: publishes &&
            new messaging_1.Relay({
                name: options.name,
                reader: (0, log_reader_1.logReader)(worker, log),
                toMessages: publishes,
                transport: transport.transport,
                pool: worker,
                schema: messagingSchema,
                logger,
            }),
        readiness: new readiness_1.Readiness(),
    };
}
function openDatabase({ name, entities = [] }, { databaseAppUrl, databaseWorkerUrl, databaseSchema: schema }, logger) {
    const onError = (err) => logger.warn({ err }, 'a connection to the database was lost');
    const application = `ledgerbridge ${name}`;
    return new database_1.Database({
        schema,
        app: (0, pools_1.createPool)(databaseAppUrl, pools_1.APP_LIMITS, application, onError),
        worker: (0, pools_1.createPool)(databaseWorkerUrl, pools_1.WORKER_LIMITS, application, onError),
        ...(entities.length > 0 ? { entities: (0, entities_1.entitySource)(databaseAppUrl, schema, entities, application) } : {}),
    });
}
//# sourceMappingURL=service-parts.js.map