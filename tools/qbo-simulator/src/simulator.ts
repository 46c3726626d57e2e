import { CallLogs } from './calls/call-log';
import { Companies } from './company/companies';
import { FaultRules } from './faults/fault-rules';
import { Latency } from './gateway/latency';
import { Throttle } from './gateway/throttle';
import { Clients, DEMO_CLIENT, OBSERVER_CLIENT, type Client } from './oauth/clients';
import { Grants } from './oauth/grants';
import { Snapshots } from './store/snapshots';
import { Store } from './store/store';
import { Clock } from './time/clock';
import { Timers } from './time/timers';

/** One simulated QuickBooks world: its state and what acts on it. */
export interface Simulator {
  readonly store: Store;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly companies: Companies;
  readonly clients: Clients;
  readonly grants: Grants;
  readonly calls: CallLogs;
  readonly faults: FaultRules;
  readonly latency: Latency;
  readonly throttle: Throttle;
  readonly snapshots: Snapshots;
}

export interface WorldOptions {
  readonly dataDir?: string | undefined;
  /** Waits for the disk on every write. */
  readonly sync?: boolean | undefined;
  /** Apps to register beside the demo one. */
  readonly clients?: readonly Client[] | undefined;
  readonly compactAfterBytes?: number | undefined;
}

/** Opens a world from its data directory, or an empty one in memory. */
export async function openSimulator(options: WorldOptions): Promise<Simulator> {
  const { dataDir, sync, compactAfterBytes } = options;
  const store = await Store.open({ directory: dataDir, sync, compactAfterBytes });
  const clock = new Clock(store.table('clock'));
  const clients = new Clients(store.table('client'));
  for (const client of [DEMO_CLIENT, OBSERVER_CLIENT, ...(options.clients ?? [])]) clients.register(client);
  return {
    store,
    clock,
    timers: new Timers(),
    companies: new Companies(store, clock),
    clients,
    grants: new Grants(store, clock),
    calls: new CallLogs(store, clock),
    faults: new FaultRules(store.table('fault')),
    latency: new Latency(store.table('latency')),
    throttle: new Throttle(),
    snapshots: new Snapshots(store, dataDir),
  };
}

export async function closeSimulator({ store, timers, snapshots }: Simulator): Promise<void> {
  timers.stop();
  await store.close();
  snapshots.close();
}
