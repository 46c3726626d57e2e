import { CallJournal } from './calls/call-journal';
import { CallLogs } from './calls/call-log';
import { Companies } from './company/companies';
import { Entropy } from './entropy';
import { FaultRules } from './faults/fault-rules';
import { StaleReads } from './faults/stale-reads';
import { Latency } from './gateway/latency';
import { Metering } from './gateway/metering';
import { Throttle } from './gateway/throttle';
import { Clients, clientSchema, DEMO_CLIENT, OBSERVER_CLIENT, type NewClient } from './oauth/clients';
import { Grants } from './oauth/grants';
import { SigningKey } from './oauth/signing-key';
import { Users } from './oauth/users';
import { Snapshots } from './store/snapshots';
import { Store } from './store/store';
import { Clock } from './time/clock';
import { Timers } from './time/timers';
import { Dispatcher } from './webhooks/dispatcher';
import { Outbox } from './webhooks/outbox';

/** One simulated QuickBooks world: its state and what acts on it. */
export interface Simulator {
  readonly store: Store;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly entropy: Entropy;
  readonly companies: Companies;
  readonly clients: Clients;
  readonly grants: Grants;
  readonly users: Users;
  readonly signingKey: SigningKey;
  readonly calls: CallLogs;
  readonly callJournal: CallJournal;
  readonly faults: FaultRules;
  readonly staleReads: StaleReads;
  readonly latency: Latency;
  readonly throttle: Throttle;
  readonly metering: Metering;
  readonly snapshots: Snapshots;
  readonly dispatcher: Dispatcher;
}

export interface WorldOptions {
  readonly dataDir?: string | undefined;
  /** Waits for the disk on every write. */
  readonly sync?: boolean | undefined;
  /** Apps to register beside the demo one. */
  readonly clients?: readonly NewClient[] | undefined;
  readonly compactAfterBytes?: number | undefined;
  /** Decides every token and id of a new world; by chance when left out. */
  readonly randomSeed?: string | undefined;
  /** A new world's clock stands still at this instant, in milliseconds since the epoch, until it is moved. */
  readonly standingAt?: number | undefined;
  /** false keeps no journal of calls. */
  readonly journal?: boolean | undefined;
  /** Waits for nothing, as replays do. */
  readonly waitless?: boolean | undefined;
}

/**
 * Opens a world from its data directory, or an empty one in memory. `decisive` are the options of the start that a
 * replay of its calls needs to know.
 */
export async function openSimulator(
  options: WorldOptions,
  decisive: Readonly<Record<string, unknown>> = {},
): Promise<Simulator> {
  const { dataDir, sync, compactAfterBytes } = options;
  const store = await Store.open({ directory: dataDir, sync, compactAfterBytes });
  const clock = new Clock(store.table('clock'), options.standingAt);
  const timers = new Timers(options.waitless);
  const entropy = new Entropy(store, options.randomSeed);
  const companies = new Companies(store, clock);
  const grants = new Grants(store, clock, entropy, (realmId) => companies.get(realmId)?.switches);
  const connectedApps = (realmId: string) => grants.connectedApps(realmId);
  const outbox = new Outbox({ store, clock, entropy, connectedApps });
  const dispatcher = new Dispatcher(outbox, { store, clock, timers, entropy });
  const faults = new FaultRules(store.table('fault'), entropy);
  const staleReads = new StaleReads(store, () => faults.awaits('stale-read'));
  companies.changes.listen((change) => {
    staleReads.note(change);
    if (outbox.note(change)) dispatcher.poke();
  });
  const clients = new Clients(store.table('client'));
  const asked = (options.clients ?? []).map((client) => clientSchema.parse(client));
  for (const client of [DEMO_CLIENT, OBSERVER_CLIENT, ...asked]) clients.register(client);
  const callJournal = await CallJournal.open(dataDir, {
    randomSeed: entropy.seed,
    openedAt: clock.now(),
    standing: clock.stands,
    options: decisive,
  });
  return {
    store,
    clock,
    timers,
    entropy,
    companies,
    clients,
    grants,
    users: new Users(store.table('user')),
    signingKey: new SigningKey(dataDir),
    calls: new CallLogs(store, clock),
    callJournal,
    faults,
    staleReads,
    latency: new Latency(store.table('latency')),
    throttle: new Throttle(),
    metering: new Metering(store.table('metering'), clock),
    snapshots: new Snapshots(store, dataDir, entropy),
    dispatcher,
  };
}

export async function closeSimulator({
  store,
  timers,
  snapshots,
  dispatcher,
  callJournal,
}: Simulator): Promise<void> {
  timers.stop();
  await dispatcher.stop();
  await store.close();
  await callJournal.close();
  snapshots.close();
}
