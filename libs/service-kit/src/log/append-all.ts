import type { Append, EventLog } from '@ledgerbridge/event-store';
import type { PoolClient } from 'pg';

/** Somebody else wrote one of our streams between our reading and our append; the decision must be made again. */
export class ConcurrentWriteError extends Error {
  override readonly name = 'ConcurrentWriteError';

  constructor(streamId: string) {
    super(`Stream ${streamId} was written by another transaction`);
  }
}

/**
 * Appends all or nothing. The last statement of its transaction.
 * @throws ConcurrentWriteError, which rolls the transaction back
 */
export async function appendAll(tx: PoolClient, log: EventLog, appends: readonly Append[]): Promise<void> {
  for (const result of await log.append(tx, appends)) {
    if (!result.ok) throw new ConcurrentWriteError(result.streamId);
  }
}

const TRIES = 5;

/** Runs a whole transaction again when another one came first. */
export async function repeatOnConflict<T>(transaction: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await transaction();
    } catch (error) {
      if (!(error instanceof ConcurrentWriteError) || tries >= TRIES) throw error;
    }
  }
}
