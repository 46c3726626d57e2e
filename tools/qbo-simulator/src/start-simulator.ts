import { type AddressInfo } from 'node:net';
import { type FaultRule } from './faults/fault-rule';
import { buildServer } from './server';
import { closeSimulator, openSimulator, type WorldOptions } from './simulator';
import { createCompany, newCompanySchema, type NewCompany } from './worlds/create-company';

export interface SimulatorOptions extends WorldOptions {
  /** A free one when left out or 0. */
  readonly port?: number | undefined;
  readonly host?: string | undefined;
  /** Further names under which its pages and the control API are reached, without ports. */
  readonly hosts?: readonly string[] | undefined;
  /** A company to found when the world has none yet. */
  readonly firstCompany?: Partial<NewCompany> | undefined;
  /** Faults to inject from the start on. */
  readonly faults?: readonly FaultRule[] | undefined;
}

export interface RunningSimulator {
  /** Without a slash at the end, e.g. `http://127.0.0.1:8790`. */
  readonly url: string;
  companies(): readonly { readonly realmId: string; readonly name: string }[];
  /** Moves the clock to an instant, in milliseconds since the epoch. */
  moveTo(instant: number): void;
  /** Ends the requests in hand and closes the journal. */
  close(): Promise<void>;
}

/** Starts a simulator in this process: the door for tests and for `main.ts`. */
export async function startSimulator(options: SimulatorOptions = {}): Promise<RunningSimulator> {
  const { clients, firstCompany, faults } = options;
  const simulator = await openSimulator(options, { clients, firstCompany, faults });
  if (options.firstCompany && simulator.companies.list().length === 0) {
    const created = createCompany(simulator, newCompanySchema.parse(options.firstCompany));
    if (!created.ok) throw new Error(created.problem);
  }
  simulator.faults.armOnce(options.faults ?? []);
  await simulator.store.settled();
  const host = options.host ?? '127.0.0.1';
  const app = await buildServer(simulator, { journal: options.journal ?? true, host, named: options.hosts });
  await app.listen({ port: options.port ?? 0, host });
  // What a killed simulator had under way goes on.
  simulator.dispatcher.poke();
  const { port } = app.server.address() as AddressInfo;
  return {
    url: `http://${host}:${port}`,
    companies: () => simulator.companies.list(),
    moveTo: (instant) => simulator.clock.moveTo(instant),
    close: async () => {
      simulator.timers.stop();
      await app.close();
      await closeSimulator(simulator);
    },
  };
}
