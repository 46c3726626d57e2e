import { type AppendSignal, type EventLog, type TenantKeys } from '@ledgerbridge/event-store';
import {
  ACCESS_DIRECTORY,
  type AccessDirectory,
  APPEND_SIGNAL,
  CONFIGURATION,
  type Database,
  DATABASE,
  EVENT_LOG,
  LOGGER,
  METRICS,
  TENANT_KEYS,
} from '@ledgerbridge/service-kit';
import type { Provider } from '@nestjs/common';
import type { Logger } from 'pino';
import { type Registry } from 'prom-client';
import type { ConnectorConfiguration } from './configuration';
import { Authorizations } from './connections/authorizations';
import { ConnectionList } from './connections/connection-list';
import { Disconnection } from './connections/disconnection';
import { type ConnectorParts, makeConnectorParts } from './connector-parts';
import { Divisions } from './divisions/divisions';
import { QuickBooksGateway } from './gateway/quickbooks-gateway';
import { Lifecycle } from './lifecycle';
import { Tenants } from './tenants/tenants';

const PARTS = Symbol('PARTS');

const parts: Provider = {
  provide: PARTS,
  inject: [
    ...[CONFIGURATION, DATABASE, EVENT_LOG, TENANT_KEYS, APPEND_SIGNAL, ACCESS_DIRECTORY, LOGGER, METRICS],
  ],
  useFactory: (
    configuration: ConnectorConfiguration,
    database: Database,
    log: EventLog,
    keys: TenantKeys,
    signal: AppendSignal,
    directory: AccessDirectory,
    logger: Logger,
    metrics: Registry,
  ): ConnectorParts =>
    makeConnectorParts({ configuration, database, log, keys, signal, directory, logger, metrics }),
};

const part = <Key extends keyof ConnectorParts>(
  provide: abstract new (...args: never[]) => ConnectorParts[Key],
  key: Key,
): Provider => ({ provide, inject: [PARTS], useFactory: (made: ConnectorParts) => made[key] });

export const PROVIDERS: Provider[] = [
  parts,
  part(Tenants, 'tenants'),
  part(Divisions, 'divisions'),
  part(Authorizations, 'authorizations'),
  part(ConnectionList, 'connectionList'),
  part(Disconnection, 'disconnection'),
  part(QuickBooksGateway, 'gateway'),
  {
    provide: Lifecycle,
    inject: [PARTS, CONFIGURATION],
    useFactory: (made: ConnectorParts, { hostApiKeyHash }: ConnectorConfiguration) =>
      new Lifecycle(made, hostApiKeyHash),
  },
];
