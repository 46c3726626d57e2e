import type { AppendSignal, EventLog, TenantKeys } from '@ledgerbridge/event-store';
import type { AccessDirectory, Database } from '@ledgerbridge/service-kit';
import type { Logger } from 'pino';
import type { Registry } from 'prom-client';
import type { ConnectorConfiguration } from './configuration';
import { Authorizations } from './connections/authorizations';
import { ConnectionList } from './connections/connection-list';
import { Connections } from './connections/connections';
import { Disconnection } from './connections/disconnection';
import { OAuthStates } from './connections/oauth-states';
import { Divisions } from './divisions/divisions';
import { Admission } from './gateway/admission';
import { GatewayMetrics } from './gateway/gateway-metrics';
import { Instance } from './gateway/instances';
import { Outcomes } from './gateway/outcomes';
import { QuickBooksGateway } from './gateway/quickbooks-gateway';
import { QuickBooksHttp } from './gateway/quickbooks-http';
import { StoredReplies } from './gateway/stored-reply';
import { Installation } from './hosts/installation';
import { ConnectorLog } from './log/connector-log';
import { Retention } from './retention/retention';
import { Tenants } from './tenants/tenants';
import { Companies } from './vault/companies';
import { IntuitApp } from './vault/intuit-app';
import { LocalKeys } from './vault/key-service';
import { RealmHash } from './vault/realm-hash';
import { Vault } from './vault/vault';
import { VaultRows } from './vault/vault-rows';

/** What the connector gets from the service kit. */
export interface KitParts {
  readonly configuration: ConnectorConfiguration;
  readonly database: Database;
  readonly log: EventLog;
  readonly keys: TenantKeys;
  readonly signal: AppendSignal;
  readonly directory: AccessDirectory;
  readonly logger: Logger;
  readonly metrics: Registry;
}

/** Everything the connector is made of, in the order in which one needs the other. */
export function makeConnectorParts(kit: KitParts) {
  const { configuration, database, logger } = kit;
  const vaultKeys = new LocalKeys(configuration.vaultKey ?? configuration.installationKey);
  const log = new ConnectorLog(database, kit.log, kit.signal, kit.directory);
  const divisions = new Divisions(database, log);
  const companies = new Companies(database);
  const vaultRows = new VaultRows(database, vaultKeys);
  const connections = new Connections(database, log, companies, vaultRows);
  const intuit = new IntuitApp(configuration);
  const vault = new Vault(vaultRows, intuit, configuration.intuitTimeoutMs, async (place) => {
    await connections.act(place, { type: 'need-reconnect' }, SYSTEM);
  });
  const { gateway, instance, outcomes, http } = makeGateway(kit, vault, companies, connections);
  const realmHash = new RealmHash(database, vaultKeys);
  const states = new OAuthStates(database, vaultKeys);
  const authorizing = {
    database,
    states,
    connections,
    companies,
    realmHash,
    intuit,
    vault,
    vaultRows,
    gateway,
  };
  return {
    tenants: new Tenants(database, log, divisions),
    divisions,
    installation: new Installation(database, log),
    connectionList: new ConnectionList(database),
    authorizations: new Authorizations({ ...authorizing, logger }),
    disconnection: new Disconnection({ connections, intuit, vault, vaultRows, logger }),
    retention: new Retention(database, states, logger),
    ...{ gateway, instance, outcomes, http, realmHash, vaultRows },
  };
}
export type ConnectorParts = ReturnType<typeof makeConnectorParts>;

const SYSTEM = { actor: 'system:connector' };

function makeGateway(
  { configuration, database, keys, logger, metrics }: KitParts,
  vault: Vault,
  companies: Companies,
  connections: Connections,
) {
  const { callsInFlight: inFlight, callsPerSecond: perSecond, callsPerMinute: perMinute } = configuration;
  const { bulkReserve, transitMs, holdWrites, leaseMs: aliveMs } = configuration;
  const instance = new Instance(database, logger, aliveMs);
  const limits = { inFlight, perSecond, perMinute, bulkReserve, transitMs, aliveMs };
  const outcomes = new Outcomes(database, keys);
  const http = new QuickBooksHttp(apiUrlOf(configuration));
  const gateway = new QuickBooksGateway({
    vault,
    admission: new Admission(database, instance.id, limits),
    outcomes,
    replies: new StoredReplies(database, keys),
    http,
    metrics: new GatewayMetrics(metrics),
    holdWrites,
    onHeldCompany: async (companyId, cause) => {
      const company = await companies.byId(companyId);
      if (company) await connections.act(company, { type: 'hold', cause }, SYSTEM);
    },
  });
  return { gateway, instance, outcomes, http };
}

/** The same API under two hosts (QuickBooks Online, sandbox page). */
function apiUrlOf({ quickbooksApiUrl, intuitEnvironment }: ConnectorConfiguration): string {
  const intuits = {
    production: 'https://quickbooks.api.intuit.com',
    sandbox: 'https://sandbox-quickbooks.api.intuit.com',
  };
  return quickbooksApiUrl ?? intuits[intuitEnvironment];
}
