import { AppendSignal, EventLog, type RecordedEvent, TenantKeys } from '@ledgerbridge/event-store';
import { LedgerbridgeServer, Relay } from '@ledgerbridge/messaging';
import type { Logger } from 'pino';
import { AccessDirectory } from '../access/access-directory';
import type { CommonConfiguration } from '../config/common-configuration';
import { Database } from '../database/database';
import { entitySource } from '../database/entities';
import { LOG_PARTITIONS } from '../database/foundation.migration';
import { APP_LIMITS, createPool, WORKER_LIMITS } from '../database/pools';
import { setTenants } from '../database/tenants';
import { Readiness } from '../health/readiness';
import { IdempotencyKeys } from '../idempotency/idempotency-keys';
import { type BuiltTransport, buildTransport } from '../messaging/build-transport';
import { logReader } from '../messaging/log-reader';
import { messagingSchemaOf } from '../messaging/messaging-schema';
import { MessageSeal } from '../sealing/message-seal';
import { ParkedMessageSeal } from '../messaging/parked-payload-seal';
import { explainInvalid, routesFor, schemaFor } from '../messaging/read-topics';
import { resolveTenantWith } from '../messaging/resolve-tenant';
import { EarlyMessages } from '../messaging/early-messages';
import { HttpGateway } from '../service-credentials/http-gateway';
import { ServiceCredentials } from '../service-credentials/service-credentials';
import type { ServiceOptions } from './service-options';

/** Everything that a service works with, made before Nest is. */
export interface ServiceParts {
  readonly database: Database;
  readonly keys: TenantKeys;
  readonly log: EventLog;
  readonly signal: AppendSignal;
  readonly directory: AccessDirectory;
  readonly credentials: ServiceCredentials;
  readonly gateway: HttpGateway;
  readonly idempotency: IdempotencyKeys;
  readonly transport: BuiltTransport;
  readonly messageSeal: MessageSeal;
  readonly consumer: LedgerbridgeServer;
  readonly earlyMessages: EarlyMessages;
  readonly relay: Relay<RecordedEvent> | undefined;
  readonly readiness: Readiness;
}

type Reporter = (reason: Error) => void;

/** @param onDown told when the consumer has stopped for good */
export function makeServiceParts(
  options: ServiceOptions,
  configuration: CommonConfiguration,
  logger: Logger,
  onDown: Reporter,
): ServiceParts {
  const { databaseSchema: schema, installationKey: ring } = configuration;
  const database = openDatabase(options, configuration, logger);
  const { worker } = database;
  const keys = new TenantKeys({ schema, ring });
  const { partitions = LOG_PARTITIONS, catalogue, upcasters = [] } = options.log ?? {};
  const log = new EventLog({ schema, partitions, keys, upcasters, ...(catalogue ? { catalogue } : {}) });
  const directory = new AccessDirectory({ pool: worker, schema });
  const credentials = new ServiceCredentials(configuration.serviceKey, options.name);
  const transport = buildTransport(configuration, options.name, logger);
  const messagingSchema = messagingSchemaOf(schema);
  const consumer = new LedgerbridgeServer({
    transport: transport.transport,
    pool: worker,
    schema: messagingSchema,
    consumer: options.name,
    routes: routesFor(configuration.topicPrefixes),
    schemaFor,
    explainInvalid,
    resolveTenant: resolveTenantWith(directory),
    setTenants,
    seal: new ParkedMessageSeal(worker, keys, ring),
    logger,
    onDown,
  });
  const { publishes } = options;
  const messageSeal = new MessageSeal(configuration.messageKey);
  return {
    database,
    keys,
    log,
    signal: new AppendSignal({
      pool: worker,
      schema,
      onError: (err) => logger.debug({ err }, 'a wake-up was lost'),
    }),
    directory,
    credentials,
    gateway: new HttpGateway(configuration.connectorUrl, credentials),
    idempotency: new IdempotencyKeys(worker, schema, ring),
    transport,
    messageSeal,
    consumer,
    earlyMessages: new EarlyMessages(consumer.parked, directory, logger),
    relay:
      publishes &&
      new Relay({
        name: options.name,
        reader: logReader(worker, log),
        toMessages: (event) => publishes(event, messageSeal),
        transport: transport.transport,
        pool: worker,
        schema: messagingSchema,
        leaseMs: configuration.leaseMs,
        logger,
      }),
    readiness: new Readiness(),
  };
}

function openDatabase(
  { name, entities = [] }: ServiceOptions,
  { databaseAppUrl, databaseWorkerUrl, databaseSchema: schema }: CommonConfiguration,
  logger: Logger,
): Database {
  const onError: Reporter = (err) => logger.warn({ err }, 'a connection to the database was lost');
  const application = `ledgerbridge ${name}`;
  return new Database({
    schema,
    app: createPool(databaseAppUrl, APP_LIMITS, application, onError),
    worker: createPool(databaseWorkerUrl, WORKER_LIMITS, application, onError),
    ...(entities.length > 0 ? { entities: entitySource(databaseAppUrl, schema, entities, application) } : {}),
  });
}
