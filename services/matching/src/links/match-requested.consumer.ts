import { AUTOMATIC } from '../log/catalogue';
import type { MatchRequested } from '@ledgerbridge/contracts';
import { AppendSignal, EventLog } from '@ledgerbridge/event-store';
import { type BatchContext, type IncomingMessage, TopicConsumer } from '@ledgerbridge/messaging';
import {
  APPEND_SIGNAL,
  appendAll,
  CONFIGURATION,
  EVENT_LOG,
  lockConnections,
  MESSAGE_SEAL,
  unsealedContent,
  causeOfMessage,
  MessageSeal,
} from '@ledgerbridge/service-kit';
import { Inject } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { z } from 'zod';
import type { MatchingConfiguration } from '../configuration';
import { describeHostRecords, type Description } from '../host-records/describe-host-records';
import { PullQuickBooksRecords } from '../quickbooks-records/pull-quickbooks-records';
import { linkIdentity } from './link-identity';
import { matchRecords } from './match-records';
import type { MatchRequest } from './match-request';

type Message = IncomingMessage<MatchRequested>;

const content = z.object({ name: z.string().min(1).optional(), code: z.string().min(1).optional() });

/** Answers plans that miss the link of a record. Tax codes are the tax service's to answer. */
@TopicConsumer()
export class MatchRequestedConsumer {
  constructor(
    @Inject(EVENT_LOG) private readonly log: EventLog,
    @Inject(APPEND_SIGNAL) private readonly signal: AppendSignal,
    @Inject(MESSAGE_SEAL) private readonly seal: MessageSeal,
    @Inject(CONFIGURATION) private readonly configuration: MatchingConfiguration,
    private readonly pulling: PullQuickBooksRecords,
  ) {}

  @EventPattern('match.requested')
  async match(@Payload() messages: readonly Message[], @Ctx() context: BatchContext): Promise<void> {
    const { tx } = context;
    const now = new Date();
    const ours = messages.filter(({ data }) => data.kind !== 'tax-code');
    const readable = ours.flatMap((message) => this.read(message, context, now) ?? []);
    await lockConnections(
      tx,
      this.log.schema,
      readable.map(({ request }) => request.link.connectionId),
    );
    const descriptions = readable.flatMap(({ description }) => description ?? []);
    const described = await describeHostRecords(tx, this.log.schema, descriptions);
    const matching = { log: this.log, maxAgeMs: this.configuration.listMaxAgeSeconds * 1000 };
    const matched = await matchRecords(
      tx,
      matching,
      readable.map(({ request }) => request),
      now,
    );
    await appendAll(tx, this.log, [...described, ...matched]);
    context.afterCommit(() => {
      this.signal.notify();
      this.pulling.wake();
    });
  }

  /** What a message asks; undefined when its sealed part cannot be read, and it is parked. */
  private read(message: Message, context: BatchContext, now: Date) {
    const named = unsealedContent(message, content, this.seal, context);
    if (!named) return undefined;
    const request = requestOf(message, now);
    return { request, description: descriptionOf(request, named) };
  }
}

function requestOf(message: Message, now: Date): MatchRequest {
  const { connectionId, tenantId, divisionId, companyId, kind, key, target, created } = message.data;
  return {
    link: linkIdentity({ connectionId, tenantId, divisionId, companyId, kind, key }),
    target: kind === 'cost-code' ? (target ?? null) : null,
    created: created ?? null,
    cause: causeOfMessage(message, AUTOMATIC, now),
  };
}

/** A record that a document names by QuickBooks' own id is none of the host's. */
function descriptionOf(
  { link: { tenantId, kind, key }, cause }: MatchRequest,
  { name, code }: z.infer<typeof content>,
): Description | undefined {
  return 'externalId' in key ? { tenantId, kind, externalId: key.externalId, name, code, cause } : undefined;
}
