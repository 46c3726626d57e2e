import type { PurchaseOrder, PurchaseOrderCancel } from '@ledgerbridge/contracts';
import type { EventLog } from '@ledgerbridge/event-store';
import { at } from '@ledgerbridge/failpoints';
import { type BatchContext, type IncomingMessage, TopicConsumer } from '@ledgerbridge/messaging';
import { ACCESS_DIRECTORY, type AccessDirectory, documentIdOf, EVENT_LOG } from '@ledgerbridge/service-kit';
import { Inject } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { messageTrace } from '../learning/message-trace';
import { Wake } from '../wake';
import { type Receipt, receivePurchaseOrders } from './receive-purchase-orders';

type OrderMessage = IncomingMessage<PurchaseOrder | PurchaseOrderCancel>;

/** Purchase orders from the hosts' topics. There is no order between the three: the revision decides. */
@TopicConsumer()
export class PurchaseOrdersConsumer {
  constructor(
    @Inject(EVENT_LOG) private readonly log: EventLog,
    @Inject(ACCESS_DIRECTORY) private readonly access: AccessDirectory,
    private readonly wake: Wake,
  ) {}

  @EventPattern('po.approved')
  onApproved(
    @Payload() messages: IncomingMessage<PurchaseOrder>[],
    @Ctx() context: BatchContext,
  ): Promise<void> {
    return this.receive(messages, context, (message) => ({ kind: 'order', order: message.data }));
  }

  @EventPattern('po.revised')
  onRevised(
    @Payload() messages: IncomingMessage<PurchaseOrder>[],
    @Ctx() context: BatchContext,
  ): Promise<void> {
    return this.receive(messages, context, (message) => ({ kind: 'order', order: message.data }));
  }

  @EventPattern('po.canceled')
  onCanceled(
    @Payload() messages: IncomingMessage<PurchaseOrderCancel>[],
    @Ctx() context: BatchContext,
  ): Promise<void> {
    return this.receive(messages, context, (message) => ({ kind: 'cancel', cancel: message.data }));
  }

  private async receive<Message extends OrderMessage>(
    messages: readonly Message[],
    context: BatchContext,
    contentOf: (message: Message) => Receipt['content'],
  ): Promise<void> {
    const now = new Date().toISOString();
    const receipts: { message: Message; receipt: Receipt }[] = [];
    for (const message of messages) {
      const divisionId = await at('sync.receive.division', () => this.divisionOf(message, context));
      if (divisionId)
        receipts.push({ message, receipt: receiptOf(message, divisionId, contentOf(message), now) });
    }
    const results = await at('sync.receive.batch', () =>
      receivePurchaseOrders(
        context.tx,
        this.log,
        receipts.map(({ receipt }) => receipt),
      ),
    );
    results.forEach(({ outcome }, index) => {
      const message = receipts[index]?.message;
      if (message && outcome === 'conflict')
        context.park(message, {
          code: 'revision-conflict',
          detail: 'this revision was sent before with other content',
        });
      if (message && outcome === 'other-division')
        context.park(message, { code: 'division-changed', detail: 'the order belongs to another division' });
    });
    context.afterCommit(() => this.wake.everyone());
  }

  private async divisionOf(message: OrderMessage, context: BatchContext): Promise<string | undefined> {
    const found = await at('sync.receive.resolve-division', () =>
      this.access.resolveDivision(message.tenantId, message.data.division),
    );
    if (found.ok) return found.division.divisionId;
    context.park(message, {
      code: found.reason,
      detail: 'the order’s division could not be told',
      awaits: message.data.division,
    });
    return undefined;
  }
}

function receiptOf(
  message: OrderMessage,
  divisionId: string,
  content: Receipt['content'],
  now: string,
): Receipt {
  const { tenantId, topic, data } = message;
  return {
    documentId: documentIdOf(tenantId, 'purchase-order', data.externalId),
    tenantId,
    divisionId,
    content,
    via: topic,
    trace: messageTrace(message, now),
  };
}
