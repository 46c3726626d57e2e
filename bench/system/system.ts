export type ServiceName = 'connector' | 'matching' | 'sync' | 'tax';

/** A running installation as `start-system.mjs` describes it. Addresses are without a slash at the end. */
export interface System {
  /** The edge. */
  readonly api: string;
  readonly apiKey: string;
  readonly simulator: string;
  /** As the owner of everything, for looking. */
  readonly postgresUrl: string;
  readonly kafkaBrokers: readonly string[];
  readonly kafkaVersion: string;
  readonly services: Readonly<Record<ServiceName, string>>;
  /** What each service reads at its start. */
  readonly environments: Readonly<Record<ServiceName, Readonly<Record<string, string>>>>;
  /** By process: services, edge, simulator, postgres, kafka. */
  readonly pids: Readonly<Record<string, number>>;
  /** Folder of the processes' logs. */
  readonly logs: string;
}

/** What a bench that exports `system` is run with. */
export interface SystemBenchOptions {
  readonly system: System;
  /** The repository. */
  readonly root: string;
  readonly log: (line: string) => void;
}

/** What a bench exports as `system` to be given one. */
export interface SystemWanted {
  /** Reaches every process of the installation. */
  readonly env?: Readonly<Record<string, string>>;
  /** False: the bench starts them itself. */
  readonly services?: boolean;
}
