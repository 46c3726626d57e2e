import type { TopicRecord } from '../postgres/topic-log';
import type { MessageTransport, PartitionPositions } from '../transport';

/** A transport as the contract spec needs it. */
export interface TransportHarness {
  readonly kind: MessageTransport['kind'];
  /** A transport of its own, as another process would have it. Whoever asks closes it. */
  transport(): MessageTransport;
  /** How a child process makes the same transport. */
  readonly childConfig: Readonly<Record<string, unknown>>;
  /** Publishes what a foreign producer may: any bytes. */
  publishRaw(records: readonly TopicRecord[]): Promise<void>;
  close(): Promise<void>;
}

/** Positions that begin at the beginning and are never moved: for members that only look. */
export const fromTheBeginning: PartitionPositions = {
  claim: () => Promise.resolve({ next: undefined, generation: '1' }),
};
