import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import type { RecordedEvent } from '../log/event';
import type { Claim, Lease } from './checkpoints';
import { limitOf, readBatch, settleFailure, type Turn, type TurnContext, type TurnOutcome } from './turn';

/**
 * Does something outside the database with a batch: publishes it. No transaction is open meanwhile.
 * The same events come again after a crash or a lost lease, so the receiver must recognise them by their ids.
 *
 * @param signal aborts when the lease was lost; what is done after that is done twice
 */
export type LeasedHandler = (events: readonly RecordedEvent[], signal: AbortSignal) => Promise<void>;

/** A lease instead of a lock: it is renewed while the handler works, and its fence keeps a zombie from moving on. */
export class LeasedTurn implements Turn {
  private readonly lease: Lease;

  constructor(
    private readonly pool: Pool,
    private readonly context: TurnContext,
    private readonly handle: LeasedHandler,
    leaseMs: number,
  ) {
    this.lease = { owner: randomUUID(), ms: leaseMs };
  }

  async take(avoid: readonly number[], after: number): Promise<TurnOutcome> {
    const { checkpoints, batchSize, log } = this.context;
    const claim = await checkpoints.leaseNext(this.pool, avoid, after, this.lease);
    if (!claim) return { kind: 'idle' };
    const limit = limitOf(claim, batchSize);
    let event: RecordedEvent | undefined;
    try {
      const batch = await readBatch(this.pool, log, claim, limit);
      event = batch.wanted[0];
      if (event) await this.whileLeased(claim, (signal) => this.handle(batch.wanted, signal));
      await checkpoints.move(this.pool, claim, batch.end);
      return { kind: 'handled', partition: claim.partition };
    } catch (error) {
      return settleFailure(this.pool, this.context, claim, { limit, event, error });
    }
  }

  private async whileLeased(claim: Claim, work: (signal: AbortSignal) => Promise<void>): Promise<void> {
    const lost = new AbortController();
    let renewal: Promise<void> = Promise.resolve();
    const timer = setInterval(() => {
      renewal = renewal.then(() => this.renew(claim, lost));
    }, this.lease.ms / 3);
    try {
      await work(lost.signal);
    } finally {
      clearInterval(timer);
      await renewal;
    }
  }

  private async renew(claim: Claim, lost: AbortController): Promise<void> {
    try {
      if (!(await this.context.checkpoints.renew(this.pool, claim, this.lease))) lost.abort();
    } catch {
      // The database cannot be asked. The next renewal asks again; if none succeeds, the fence decides at the end.
    }
  }
}
