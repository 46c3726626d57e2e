import type { ConnectionChanged } from '@ledgerbridge/contracts';
import { AppendSignal, EventLog } from '@ledgerbridge/event-store';
import { type BatchContext, type IncomingMessage, TopicConsumer } from '@ledgerbridge/messaging';
import {
  APPEND_SIGNAL,
  appendAll,
  EVENT_LOG,
  learnConnections,
  lockConnections,
} from '@ledgerbridge/service-kit';
import { Inject } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { AUTOMATIC } from '../log/catalogue';
import { LISTS } from './domain/listed-record';
import { PullQuickBooksRecords } from './pull-quickbooks-records';
import { wantPulls } from './pull-queue';

/** Keeps the service's copy of connections; one that has become usable gets its lists pulled. */
@TopicConsumer()
export class ConnectionsConsumer {
  constructor(
    @Inject(EVENT_LOG) private readonly log: EventLog,
    @Inject(APPEND_SIGNAL) private readonly signal: AppendSignal,
    private readonly pulling: PullQuickBooksRecords,
  ) {}

  @EventPattern('connection.changed')
  async learn(
    @Payload() messages: readonly IncomingMessage<ConnectionChanged>[],
    @Ctx() context: BatchContext,
  ): Promise<void> {
    const { tx } = context;
    const { schema } = this.log;
    await lockConnections(
      tx,
      schema,
      messages.map(({ data }) => data.connectionId),
    );
    const { appends, connected } = await learnConnections(tx, this.log, messages, AUTOMATIC, new Date());
    for (const { connectionId } of connected) await wantPulls(tx, schema, connectionId, LISTS, 'full');
    await appendAll(tx, this.log, appends);
    context.afterCommit(() => {
      this.signal.notify();
      this.pulling.wake();
    });
  }
}
