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
import type { TaxConfiguration } from '../configuration';
import { PullTaxCodes } from '../tax-codes/pull-tax-codes';
import { MappingBatch } from './mapping-batch';
import { mappingIdentity } from './mapping-identity';
import type { MappingRequest } from './mapping-request';
import { matchTaxCodes } from './match-tax-codes';

type Message = IncomingMessage<MatchRequested>;

interface NamedRequest extends MappingRequest {
  readonly name: string | null;
}

const content = z.object({ name: z.string().min(1).optional() });

/** Answers plans that miss the mapping of a tax code. Everything else that is matched is matching's to answer. */
@TopicConsumer()
export class MatchRequestedConsumer {
  constructor(
    @Inject(EVENT_LOG) private readonly log: EventLog,
    @Inject(APPEND_SIGNAL) private readonly signal: AppendSignal,
    @Inject(MESSAGE_SEAL) private readonly seal: MessageSeal,
    @Inject(CONFIGURATION) private readonly configuration: TaxConfiguration,
    private readonly pulling: PullTaxCodes,
  ) {}

  @EventPattern('match.requested')
  async match(@Payload() messages: readonly Message[], @Ctx() context: BatchContext): Promise<void> {
    const { tx } = context;
    const now = new Date();
    const requests = messages
      .filter(({ data }) => data.kind === 'tax-code')
      .flatMap((message) => this.read(message, context, now) ?? []);
    await lockConnections(
      tx,
      this.log.schema,
      requests.map(({ mapping }) => mapping.connectionId),
    );
    const batch = await MappingBatch.load(
      tx,
      this.log,
      requests.map(({ mapping }) => mapping),
    );
    for (const { mapping, name, cause } of requests) batch.decide(mapping, { type: 'Mention', name }, cause);
    const matching = { log: this.log, maxAgeMs: this.configuration.listMaxAgeSeconds * 1000 };
    await appendAll(tx, this.log, await matchTaxCodes(tx, matching, batch, requests.map(withoutName), now));
    context.afterCommit(() => {
      this.signal.notify();
      this.pulling.wake();
    });
  }

  /** What a message asks; undefined when its sealed part cannot be read, and it is parked. */
  private read(message: Message, context: BatchContext, now: Date): NamedRequest | undefined {
    const named = unsealedContent(message, content, this.seal, context);
    return named && { ...requestOf(message, now), name: named.name ?? null };
  }
}

function requestOf(message: Message, now: Date): MappingRequest {
  const { connectionId, tenantId, divisionId, companyId, key } = message.data;
  return {
    mapping: mappingIdentity({ connectionId, tenantId, divisionId, companyId, key }),
    cause: causeOfMessage(message, AUTOMATIC, now),
  };
}

/** What may be kept outside of sealed parts and tenant tables. */
const withoutName = ({ mapping, cause }: NamedRequest): MappingRequest => ({ mapping, cause });
