import { at } from '@ledgerbridge/failpoints';
import type { Pool, PoolClient } from 'pg';
import type { BatchContext, IncomingMessage } from '../incoming';
import { packPayload } from '../parking/payload';
import type { NewParkedMessage, ParkedStore } from '../parking/parked-store';
import type { ParkReason } from '../parking/park-reason';
import type { ParkedPayloadSeal, SetTenants } from '../ports';
import { Rollback, transaction } from '../storage/transaction';
import { CollectingContext } from './collecting-context';
import { keyText, type Inbox } from './inbox';
import type { Advance, PositionStore } from './positions';
import type { KnownAttributes, Prepared, RefusedMessage } from './prepared';
import type { RawMessage } from '../message';

/** The service's handler of a pattern. */
export type Dispatch = (
  pattern: string,
  messages: readonly IncomingMessage[],
  context: BatchContext,
) => Promise<void>;

export interface ReceiptParts {
  readonly pool: Pool;
  readonly consumer: string;
  readonly inbox: Inbox;
  readonly positions: PositionStore;
  readonly parked: ParkedStore;
  readonly seal: ParkedPayloadSeal;
  readonly setTenants: SetTenants;
  readonly dispatch: Dispatch;
}

type Ready = Extract<Prepared, { kind: 'ready' }>;

/** The one transaction of a batch. */
export class Receipt {
  constructor(private readonly parts: ReceiptParts) {}

  /**
   * Tenants, inbox, position, parking, handler, in the lock order of the whole product; the handler appends last.
   * @returns false when another member has claimed the partition: nothing was written
   * @throws what the handler throws: nothing was written
   */
  async receive(pattern: string, prepared: readonly Prepared[], advance: Advance): Promise<boolean> {
    const { pool, positions, parked } = this.parts;
    const ready = prepared.filter((message) => message.kind === 'ready');
    const refused = await at('messaging.receipt.seal-refused', () =>
      this.sealAll(prepared.filter((message) => message.kind === 'refused')),
    );
    let context: CollectingContext | undefined;
    const work = async (tx: PoolClient): Promise<boolean | Rollback<boolean>> => {
      const fresh = await at('messaging.receipt.enter', () => this.enter(tx, ready));
      const ours = await at('messaging.receipt.advance', () => positions.advance(tx, advance));
      if (!ours) return new Rollback(false);
      await at('messaging.receipt.park-refused', () => parked.insert(tx, refused));
      const handled = await at('messaging.receipt.handle', () => this.handle(tx, pattern, fresh));
      await at('messaging.receipt.park-handled', () => this.parkHandled(tx, handled, fresh));
      context = handled;
      return true;
    };
    const moved = await at('messaging.receipt.transaction', () => transaction<boolean>(pool, work));
    if (moved) context?.committed();
    return moved;
  }

  /** Sets the tenants of the transaction and answers which messages are new to this consumer, each once. */
  async enter(tx: PoolClient, ready: readonly Ready[]): Promise<Ready[]> {
    const once = new Map<string, Ready>();
    for (const entry of ready) if (!once.has(keyText(entry.message))) once.set(keyText(entry.message), entry);
    if (once.size === 0) return [];
    const messages = ready.map(({ message }) => message);
    const tenants = [...new Set(messages.map(({ tenantId }) => tenantId))].sort();
    await at('messaging.receipt.set-tenants', () => this.parts.setTenants(tx, tenants));
    const fresh = await at('messaging.receipt.inbox', () =>
      this.parts.inbox.enter(
        tx,
        this.parts.consumer,
        [...once.values()].map(({ message }) => message),
      ),
    );
    return ready.filter(
      (entry) => once.get(keyText(entry.message)) === entry && fresh.has(keyText(entry.message)),
    );
  }

  async handle(tx: PoolClient, pattern: string, fresh: readonly Ready[]): Promise<CollectingContext> {
    const context = new CollectingContext(tx, pattern);
    const messages = fresh.map(({ message }) => message);
    if (messages.length > 0)
      await at('messaging.receipt.dispatch', () => this.parts.dispatch(pattern, messages, context));
    return context;
  }

  /** Takes back that a message was entered in this transaction. */
  forget(tx: PoolClient, { message }: Ready): Promise<void> {
    return this.parts.inbox.forget(tx, this.parts.consumer, [message]);
  }

  private async parkHandled(
    tx: PoolClient,
    context: CollectingContext,
    fresh: readonly Ready[],
  ): Promise<void> {
    if (context.parked.size === 0) return;
    const entries: RefusedMessage[] = [];
    for (const { raw, message } of fresh) {
      const reason = context.parked.get(message);
      if (reason !== undefined) entries.push(refusedByHandler(raw, message, reason));
    }
    await at('messaging.receipt.forget-handled', () =>
      this.parts.inbox.forget(tx, this.parts.consumer, [...context.parked.keys()]),
    );
    const sealed = await at('messaging.receipt.seal-handled', () => this.sealAll(entries, tx));
    await at('messaging.receipt.insert-handled', () => this.parts.parked.insert(tx, sealed));
  }

  private sealAll(refused: readonly RefusedMessage[], tx?: PoolClient): Promise<NewParkedMessage[]> {
    return Promise.all(refused.map((message) => this.seal(message, tx)));
  }

  private async seal({ raw, reason, known }: RefusedMessage, tx?: PoolClient): Promise<NewParkedMessage> {
    const { topic, partition, offset } = raw;
    const sealed = await at('messaging.receipt.seal', () =>
      this.parts.seal.seal(known.tenantId, packPayload(raw), tx),
    );
    return {
      topic,
      partition,
      offset,
      reason,
      sealed,
      payloadBytes: raw.value?.length ?? 0,
      ...columns(known),
    };
  }
}

/** A message that was ready and then failed or was set aside by its handler: its tenant is known. */
export function refusedByHandler(
  raw: RawMessage,
  message: IncomingMessage,
  reason: ParkReason,
): RefusedMessage {
  const { tenantId, tenantExternalId, id, type } = message;
  return {
    kind: 'refused',
    raw,
    reason,
    known: { tenantId, tenantExternalId, messageId: id, messageType: type },
  };
}

const columns = ({ tenantId, tenantExternalId, messageId, messageType }: KnownAttributes) => ({
  tenantId,
  tenantExternalId,
  messageId,
  messageType,
});
