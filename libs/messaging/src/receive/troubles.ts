import type { ReceiveLimits } from '../nest/server-options';
import type { PartitionBatch } from '../transport';

/** A failure that a partition has not yet got past. */
export interface Trouble {
  readonly mode: 'batch' | 'singles';
  /** The message that fails, or the first of the batch that does. */
  readonly at: string;
  /** The last offset of the batch that failed: beyond it batches are tried again. */
  readonly until: string;
  readonly tries: number;
  /** Failures in a row, of whatever kind: the backoff grows with it. */
  readonly failures: number;
}

export type Verdict = { readonly giveUp: true } | { readonly giveUp: false; readonly afterMs: number };

type Partition = Pick<PartitionBatch, 'topic' | 'partition'>;

/** Remembers per partition what failed and how often, over the redeliveries in between. */
export class Troubles {
  private readonly byPartition = new Map<string, Trouble>();

  constructor(private readonly limits: ReceiveLimits) {}

  of(partition: Partition): Trouble | undefined {
    return this.byPartition.get(keyOf(partition));
  }

  /** A failure that passes by itself: it uses up no try. */
  waited(partition: Partition, first: string, last: string): Verdict {
    const before = this.of(partition);
    const failures = (before?.failures ?? 0) + 1;
    const trouble = before ?? { mode: 'batch', at: first, until: last, tries: 0, failures };
    this.byPartition.set(keyOf(partition), { ...trouble, failures });
    return { giveUp: false, afterMs: this.backoff(failures) };
  }

  /** A failure that may be the messages' own. */
  failed(partition: Partition, first: string, last: string): Verdict {
    const before = this.of(partition);
    const tries = before?.at === first ? before.tries + 1 : 1;
    const failures = (before?.failures ?? 0) + 1;
    if (before?.mode === 'singles') {
      if (tries >= this.limits.messageTries) return { giveUp: true };
      this.byPartition.set(keyOf(partition), { ...before, at: first, tries, failures });
      return { giveUp: false, afterMs: this.backoff(tries) };
    }
    const exhausted = tries >= this.limits.batchTries;
    this.byPartition.set(
      keyOf(partition),
      exhausted
        ? { mode: 'singles', at: first, until: last, tries: 0, failures: 0 }
        : { mode: 'batch', at: first, until: last, tries, failures },
    );
    return { giveUp: false, afterMs: exhausted ? 0 : this.backoff(tries) };
  }

  /** Everything up to an offset is done. */
  passed(partition: Partition, offset: string): void {
    const trouble = this.of(partition);
    if (trouble === undefined) return;
    if (trouble.mode === 'batch' || BigInt(offset) >= BigInt(trouble.until))
      this.byPartition.delete(keyOf(partition));
    else this.byPartition.set(keyOf(partition), { ...trouble, at: '', tries: 0, failures: 0 });
  }

  private backoff(failures: number): number {
    return Math.min(this.limits.backoffMs * 2 ** (failures - 1), this.limits.maxBackoffMs);
  }
}

const keyOf = ({ topic, partition }: Partition): string => `${topic}/${partition}`;
