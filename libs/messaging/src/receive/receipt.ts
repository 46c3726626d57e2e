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
    const refused = await this.sealAll(prepared.filter((message) => message.kind === 'refused'));
    let context: CollectingContext | undefined;
    const moved = await transaction<boolean>(pool, async (tx) => {
      const fresh = await this.enter(tx, ready);
      if (!(await positions.advance(tx, advance))) return new Rollback(false);
      await parked.insert(tx, refused);
      context = await this.handle(tx, pattern, fresh);
      await this.parkHandled(tx, context, fresh);
      return true;
    });
    if (moved) context?.committed();
    return moved;
  }

  /** Sets the tenants of the transaction and answers which messages are new to this consumer, each once. */
  async enter(tx: PoolClient, ready: readonly Ready[]): Promise<Ready[]> {
    const once = new Map<string, Ready>();
    for (const entry of ready) if (!once.has(keyText(entry.message))) once.set(keyText(entry.message), entry);
    if (once.size === 0) return [];
    const messages = ready.map(({ message }) => message);
    await this.parts.setTenants(tx, [...new Set(messages.map(({ tenantId }) => tenantId))].sort());
    const fresh = await this.parts.inbox.enter(
      tx,
      this.parts.consumer,
      [...once.values()].map(({ message }) => message),
    );
    return ready.filter(
      (entry) => once.get(keyText(entry.message)) === entry && fresh.has(keyText(entry.message)),
    );
  }

  async handle(tx: PoolClient, pattern: string, fresh: readonly Ready[]): Promise<CollectingContext> {
    const context = new CollectingContext(tx, pattern);
    const messages = fresh.map(({ message }) => message);
    if (messages.length > 0) await this.parts.dispatch(pattern, messages, context);
    return context;
  }

  /** Takes back that a message was entered in this transaction. */
  async forget(tx: PoolClient, { message }: Ready): Promise<void> {
    await this.parts.inbox.forget(tx, this.parts.consumer, [message]);
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
    await this.parts.inbox.forget(tx, this.parts.consumer, [...context.parked.keys()]);
    await this.parts.parked.insert(tx, await this.sealAll(entries, tx));
  }

  private sealAll(refused: readonly RefusedMessage[], tx?: PoolClient): Promise<NewParkedMessage[]> {
    return Promise.all(refused.map((message) => this.seal(message, tx)));
  }

  private async seal({ raw, reason, known }: RefusedMessage, tx?: PoolClient): Promise<NewParkedMessage> {
    const { topic, partition, offset } = raw;
    const sealed = await this.parts.seal.seal(known.tenantId, packPayload(raw), tx);
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
