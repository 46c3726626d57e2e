import type { AccessChanged } from '@ledgerbridge/contracts';
import { AppendSignal, EventLog } from '@ledgerbridge/event-store';
import { at } from '@ledgerbridge/failpoints';
import { type BatchContext, type IncomingMessage, TopicConsumer } from '@ledgerbridge/messaging';
import { Inject } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { AccessDirectory } from '../access/access-directory';
import { applyAccessChanged } from '../access/learn-access';
import { ACCESS_DIRECTORY, APPEND_SIGNAL, EVENT_LOG, SERVICE_NAME } from '../tokens';
import { messageScope } from './message-scope';
import { EarlyMessages } from './early-messages';

/** Keeps the service's copy of hosts, keys, tenants and divisions. */
@TopicConsumer()
export class AccessConsumer {
  constructor(
    @Inject(EVENT_LOG) private readonly log: EventLog,
    @Inject(ACCESS_DIRECTORY) private readonly directory: AccessDirectory,
    @Inject(APPEND_SIGNAL) private readonly signal: AppendSignal,
    @Inject(SERVICE_NAME) private readonly service: string,
    private readonly earlyMessages: EarlyMessages,
  ) {}

  @EventPattern('access.changed')
  async learn(
    @Payload() messages: readonly IncomingMessage<AccessChanged>[],
    @Ctx() context: BatchContext,
  ): Promise<void> {
    const changes = messages.map((message) => ({
      id: message.id,
      data: message.data,
      correlationId: messageScope(message).trace.traceId,
    }));
    const { log, service } = this;
    const learned = await at('service-kit.access.apply', () =>
      applyAccessChanged(context.tx, changes, {
        ...{ log, schema: log.schema, service, now: new Date().toISOString() },
      }),
    );
    if (learned.length > 0) context.afterCommit(() => this.learned());
  }

  private learned(): void {
    this.directory.forget();
    this.signal.notify();
    this.earlyMessages.look();
  }
}
