import type { Pool, PoolClient } from 'pg';
import type { RecordedEvent } from '../log/event';
import { withConnection } from '../with-connection';
import type { Claim } from './checkpoints';
import { limitOf, readBatch, settleFailure, type Turn, type TurnContext, type TurnOutcome } from './turn';

/**
 * Writes what a batch of events means. Everything goes through `tx`: it commits together with the checkpoint, so each
 * event takes effect exactly once. No HTTP in here.
 */
export type TransactionalHandler = (tx: PoolClient, events: readonly RecordedEvent[]) => Promise<void>;

/** The checkpoint row stays locked while the batch is handled; a replica that dies lets go of it by dying. */
export class TransactionalTurn implements Turn {
  constructor(
    private readonly pool: Pool,
    private readonly context: TurnContext,
    private readonly handle: TransactionalHandler,
  ) {}

  take(avoid: readonly number[], after: number): Promise<TurnOutcome> {
    return withConnection(this.pool, (tx) => this.takeIn(tx, avoid, after));
  }

  private async takeIn(tx: PoolClient, avoid: readonly number[], after: number): Promise<TurnOutcome> {
    await tx.query('BEGIN');
    const claim = await this.context.checkpoints.lockNext(tx, avoid, after);
    if (claim) return this.handleClaim(tx, claim);
    await tx.query('ROLLBACK');
    return { kind: 'idle' };
  }

  private async handleClaim(tx: PoolClient, claim: Claim): Promise<TurnOutcome> {
    const limit = limitOf(claim, this.context.batchSize);
    let event: RecordedEvent | undefined;
    try {
      const batch = await readBatch(tx, this.context.log, claim, limit);
      event = batch.wanted[0];
      if (event) await this.handle(tx, batch.wanted);
      await this.context.checkpoints.move(tx, claim, batch.end);
      await tx.query('COMMIT');
      return { kind: 'handled', partition: claim.partition };
    } catch (error) {
      await tx.query('ROLLBACK');
      return settleFailure(tx, this.context, claim, { limit, event, error });
    }
  }
}
