import { setTimeout as pause } from 'node:timers/promises';
import { at } from '@ledgerbridge/failpoints';
import type { Gateway, GatewayCall, GatewayReply } from '@ledgerbridge/qbo';
import type { Pool } from 'pg';
import type { Logger } from 'pino';
import { LEASE_SECONDS, type PullTurn, type PullTurns } from './pull-turns';

/** How often to look for what is due without being woken, in milliseconds. */
const POLL_MS = 1_000;
/** Lists that this process pulls at once: a slow company must not hold up the others. */
const AT_ONCE = 3;
const FIRST_RETRY_MS = 1_000;
const MAX_RETRY_MS = 60_000;

export interface Pulling<Turn extends PullTurn> {
  readonly turns: PullTurns<Turn>;
  readonly worker: Pool;
  readonly gateway: Gateway;
  readonly logger: Logger;
  /** What to ask for a turn, and how urgently. */
  readonly ask: (turn: Turn) => { query: string; priority: GatewayCall['priority'] };
  /** Saves QuickBooks' answer and settles the turn, in one transaction. */
  readonly save: (turn: Turn, body: Record<string, unknown>) => Promise<void>;
}

/**
 * Pulls lists of connected companies: take a turn, ask the gateway outside of any transaction, save. A crash anywhere
 * loses at most one answer, which is asked for again; replicas share the work.
 */
export class PullLoop<Turn extends PullTurn> {
  private readonly stopping = new AbortController();
  private sleeping = new AbortController();
  private wakings = 0;
  private running: Promise<unknown> = Promise.resolve();

  constructor(private readonly pulling: Pulling<Turn>) {}

  start(): void {
    this.running = Promise.all(Array.from({ length: AT_ONCE }, () => this.run()));
  }

  /** Ends after what is in hand. */
  async stop(): Promise<void> {
    this.stopping.abort();
    this.sleeping.abort();
    await this.running;
  }

  /** Something is wanted: look now. */
  wake(): void {
    this.wakings += 1;
    this.sleeping.abort();
    this.sleeping = new AbortController();
  }

  private async run(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      const { wakings } = this;
      if (!(await this.takeOne())) await this.sleep(wakings);
    }
  }

  /** @returns whether there was anything to do */
  private async takeOne(): Promise<boolean> {
    const { turns, worker, logger } = this.pulling;
    try {
      const turn = await at('service-kit.pull.take', () => turns.take(worker));
      if (!turn) return false;
      await this.whileLeased(turn, () => this.pull(turn));
      return true;
    } catch (err) {
      logger.warn({ err }, 'a list of QuickBooks could not be pulled; trying again');
      return false;
    }
  }

  /** Renews the lease meanwhile: QuickBooks may take its time. A turn that fails is given back at once. */
  private async whileLeased(turn: Turn, work: () => Promise<void>): Promise<void> {
    const { turns, worker } = this.pulling;
    const renewal = setInterval(
      () => void turns.renew(worker, turn).catch(() => undefined),
      (LEASE_SECONDS * 1000) / 3,
    );
    try {
      await work();
    } catch (error) {
      await turns.putOff(worker, turn, FIRST_RETRY_MS);
      throw error;
    } finally {
      clearInterval(renewal);
    }
  }

  private async pull(turn: Turn): Promise<void> {
    const { gateway, ask, save } = this.pulling;
    const { query, priority } = ask(turn);
    const call: GatewayCall = {
      companyId: turn.companyId,
      priority,
      operation: { kind: 'query', query },
    };
    const reply = await at('service-kit.pull.call', () => gateway.call(call));
    if (reply.outcome === 'answered') await at('service-kit.pull.save', () => save(turn, reply.body));
    else await this.retry(turn, reply);
  }

  private async retry(turn: Turn, reply: Exclude<GatewayReply, { outcome: 'answered' }>): Promise<void> {
    const { turns, worker, logger } = this.pulling;
    const { connectionId, list, attempts } = turn;
    const backoff = Math.min(FIRST_RETRY_MS * 2 ** Math.min(attempts, 10), MAX_RETRY_MS);
    const afterMs = 'afterMs' in reply ? reply.afterMs : backoff;
    logger.info({ connectionId, list, outcome: reply.outcome, afterMs }, 'a list is pulled again later');
    await turns.putOff(worker, turn, afterMs);
  }

  /** @param wakings how often it had been woken when it last looked */
  private async sleep(wakings: number): Promise<void> {
    if (wakings !== this.wakings || this.stopping.signal.aborted) return;
    await pause(POLL_MS, undefined, { signal: this.sleeping.signal }).catch(() => undefined);
  }
}
