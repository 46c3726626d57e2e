import { at } from '@ledgerbridge/failpoints';
import type { PoolClient } from 'pg';
import type { MessagingLogger } from '../logger';
import type { RawMessage } from '../message';
import type { ParkedPayloadSeal } from '../ports';
import { describeFailure, isTransient } from '../receive/failure';
import type { Inbox } from '../receive/inbox';
import type { PatternRoute, Preparation } from '../receive/preparation';
import type { Prepared } from '../receive/prepared';
import type { Receipt } from '../receive/receipt';
import { handlerFailed } from '../receive/receiver';
import { transaction } from '../storage/transaction';
import type { ParkReason } from './park-reason';
import type { ParkedFilter, ParkedMessage, ParkedStore } from './parked-store';
import { unpackPayload } from './payload';
import type { Pool } from 'pg';

export interface ParkedPage {
  readonly items: readonly ParkedMessage[];
  /** Give it as `cursor` for the next page; null on the last one. */
  readonly nextCursor: string | null;
}

export type RedriveOutcome =
  /** Handled, or found to have been handled before. */
  | { readonly status: 'redriven' }
  /** It failed again and stays parked, with the reason of now. */
  | { readonly status: 'parked'; readonly reason: ParkReason }
  /** There is no such message, it was redriven already, or its contents were erased. */
  | { readonly status: 'not-parked' };

export interface ParkedMessagesParts {
  readonly pool: Pool;
  readonly store: ParkedStore;
  readonly inbox: Inbox;
  readonly seal: ParkedPayloadSeal;
  readonly preparation: Preparation;
  readonly receipt: Receipt;
  readonly routes: ReadonlyMap<string, PatternRoute>;
  readonly logger: MessagingLogger;
}

const MAX_PAGE = 200;

/** What operators do with messages that could not be handled. */
export class ParkedMessages {
  constructor(private readonly parts: ParkedMessagesParts) {}

  /** Newest first. */
  async list(filter: ParkedFilter & { limit?: number; cursor?: string } = {}): Promise<ParkedPage> {
    const limit = Math.min(Math.max(filter.limit ?? 50, 1), MAX_PAGE);
    const rows = await at('messaging.redrive.page', () =>
      this.parts.store.list(filter, limit + 1, filter.cursor),
    );
    const items = rows.slice(0, limit);
    return { items, nextCursor: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
  }

  /** How many are parked, by topic and code: for metrics. */
  counts(): Promise<{ topic: string; code: string; count: number }[]> {
    return this.parts.store.counts();
  }

  /** Handles a parked message again through the same path; the inbox makes a repeat harmless. */
  async redrive(id: string): Promise<RedriveOutcome> {
    const row = await at('messaging.redrive.load', () => this.parts.store.load(id));
    const route = row === undefined ? undefined : this.parts.routes.get(row.topic);
    if (row === undefined || route === undefined) return { status: 'not-parked' };
    const plain = await at('messaging.redrive.unseal', () =>
      this.parts.seal.unseal(row.tenantId ?? undefined, row.sealed),
    );
    if (plain === undefined) return { status: 'not-parked' };
    const { topic, partition, offset } = row;
    const raw: RawMessage = { topic, partition, offset, ...unpackPayload(plain) };
    const [prepared] = await at('messaging.redrive.prepare', () =>
      this.parts.preparation.prepare([raw], route),
    );
    if (prepared === undefined) throw new Error('preparing one message answered none');
    return this.handleAgain(row, route, prepared);
  }

  /**
   * Redrives every parked message that fits, oldest first; for example those of a tenant that has become known.
   * @returns how many were redriven and how many stay parked
   */
  async redriveWhere(filter: Omit<ParkedFilter, 'state'>): Promise<{ redriven: number; parked: number }> {
    const ids: string[] = [];
    for (let before: string | undefined; ;) {
      const older = before;
      const page = await at('messaging.redrive.find', () =>
        this.parts.store.list({ ...filter, state: 'parked' }, MAX_PAGE, older),
      );
      ids.push(...page.map(({ id }) => id));
      before = page.at(-1)?.id;
      if (page.length < MAX_PAGE) break;
    }
    const totals = { redriven: 0, parked: 0 };
    for (const id of ids.reverse()) {
      const { status } = await at('messaging.redrive.one', () => this.redrive(id));
      if (status !== 'not-parked') totals[status] += 1;
    }
    return totals;
  }

  /** Removes an erased tenant's parked messages and inbox keys. */
  async eraseTenant(db: Pool | PoolClient, tenantId: string): Promise<void> {
    await at('messaging.parked.erase-messages', () => this.parts.store.eraseTenant(db, tenantId));
    await at('messaging.parked.erase-keys', () => this.parts.inbox.eraseTenant(db, tenantId));
  }

  private async handleAgain(
    { id, code, detail, errors }: ParkedMessage,
    route: PatternRoute,
    prepared: Prepared,
  ): Promise<RedriveOutcome> {
    try {
      if (prepared.kind === 'refused') {
        const { reason } = prepared;
        return await at('messaging.redrive.refused-again', () => this.parkedAgain(id, reason));
      }
      return await at('messaging.redrive.handle-again', () => this.handleInTransaction(id, route, prepared));
    } catch (error) {
      this.parts.logger.warn({ ...describeFailure(error), parkedMessage: id }, 'redriving a message failed');
      // It says nothing about the message, which stays what it was: one that is redriven by itself will be again.
      if (isTransient(error)) return { status: 'parked', reason: { code, detail, errors } };
      return this.parkedAgain(id, handlerFailed(error));
    }
  }

  private async handleInTransaction(
    id: string,
    route: PatternRoute,
    prepared: Extract<Prepared, { kind: 'ready' }>,
  ): Promise<RedriveOutcome> {
    const { pool, store, receipt } = this.parts;
    let committed: (() => void) | undefined;
    const outcome = await at('messaging.redrive.transaction', () =>
      transaction<RedriveOutcome>(pool, async (tx) => {
        const locked = await at('messaging.redrive.lock', () => store.lock(tx, id));
        if (!locked) return { status: 'not-parked' };
        const fresh = await at('messaging.redrive.enter', () => receipt.enter(tx, [prepared]));
        const context = await at('messaging.redrive.handle', () => receipt.handle(tx, route.pattern, fresh));
        committed = () => context.committed();
        const reason = context.parked.get(prepared.message);
        if (reason === undefined) {
          await at('messaging.redrive.mark', () => store.markRedriven(tx, id));
          return { status: 'redriven' };
        }
        await at('messaging.redrive.forget', () => receipt.forget(tx, prepared));
        await at('messaging.redrive.mark-again', () => store.markParkedAgain(tx, id, reason));
        return { status: 'parked', reason };
      }),
    );
    committed?.();
    return outcome;
  }

  private async parkedAgain(id: string, reason: ParkReason): Promise<RedriveOutcome> {
    await at('messaging.redrive.parked-again', () =>
      this.parts.store.markParkedAgain(this.parts.pool, id, reason),
    );
    return { status: 'parked', reason };
  }
}
