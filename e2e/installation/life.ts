import type { Failure } from '@ledgerbridge/failpoints';
import type { ServiceName } from './services';

/** One life of a service, from its start to its stop or its death. */
export interface Life {
  /** Where its HTTP server listens, once it does. @throws when the life ends before */
  readonly ready: Promise<string>;
  /** As by SIGTERM. */
  stop(): Promise<void>;
  /** As by SIGKILL, as far as anybody else can tell; also while it starts. */
  crash(): Promise<void>;
  /** Arms a failure for this life and those after it. @returns once it has struck */
  arm(failure: Failure): Promise<unknown>;
  /** Counts how often failpoints are passed in this life and those after it. */
  countHits(): ReadonlyMap<string, number>;
}

export interface LifeOptions {
  readonly service: ServiceName;
  readonly env: Record<string, string>;
  /** Takes what the service logs. */
  readonly log: (line: string) => void;
}

export type BeginLife = (options: LifeOptions) => Promise<Life>;
