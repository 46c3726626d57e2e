import type { ConnectionChanged } from '@ledgerbridge/contracts';
import { AppendSignal, EventLog } from '@ledgerbridge/event-store';
import { type BatchContext, type IncomingMessage, TopicConsumer } from '@ledgerbridge/messaging';
import { APPEND_SIGNAL, EVENT_LOG, messageScope } from '@ledgerbridge/service-kit';
import { Inject } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { appendAll } from '../database/append';
import { LISTS } from '../tax-codes/domain/listed-tax';
import { PullTaxCodes } from '../tax-codes/pull-tax-codes';
import { wantPulls } from '../tax-codes/pull-queue';
import { learnConnections } from './learn-connections';
import { lockConnections } from './lock-connections';

/** Keeps the service's copy of connections; one that has become usable gets its lists pulled. */
@TopicConsumer()
export class ConnectionsConsumer {
  constructor(
    @Inject(EVENT_LOG) private readonly log: EventLog,
    @Inject(APPEND_SIGNAL) private readonly signal: AppendSignal,
    private readonly pulling: PullTaxCodes,
  ) {}

  @EventPattern('connection.changed')
  async learn(
    @Payload() messages: readonly IncomingMessage<ConnectionChanged>[],
    @Ctx() context: BatchContext,
  ): Promise<void> {
    const { tx } = context;
    await lockConnections(
      tx,
      messages.map(({ data }) => data.connectionId),
    );
    const news = messages.map((message) => ({
      id: message.id,
      correlationId: messageScope(message).trace.traceId,
      data: message.data,
    }));
    const { appends, connected } = await learnConnections(tx, this.log, news, new Date().toISOString());
    for (const { connectionId } of connected)
      await wantPulls(tx, this.log.schema, connectionId, LISTS, { urgent: false });
    await appendAll(tx, this.log, appends);
    context.afterCommit(() => {
      this.signal.notify();
      this.pulling.wake();
    });
  }
}
