import type { LinkChanged, TaxChanged } from '@ledgerbridge/contracts';
import type { EventLog } from '@ledgerbridge/event-store';
import { at } from '@ledgerbridge/failpoints';
import { type BatchContext, type IncomingMessage, TopicConsumer } from '@ledgerbridge/messaging';
import { EVENT_LOG } from '@ledgerbridge/service-kit';
import { Inject } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { messageTrace } from '../learning/message-trace';
import { Wake } from '../wake';
import { learnLinks, type LinkNews } from './learn-links';
import { newsOfLink, newsOfTaxMapping } from './link-news';

/** Keeps the service's copy of links and tax mappings, and releases what waited for one. */
@TopicConsumer()
export class LinksConsumer {
  constructor(
    @Inject(EVENT_LOG) private readonly log: EventLog,
    private readonly wake: Wake,
  ) {}

  @EventPattern('link.changed')
  onLinks(@Payload() messages: IncomingMessage<LinkChanged>[], @Ctx() context: BatchContext): Promise<void> {
    const now = new Date().toISOString();
    return this.learn(
      messages.map((message) => newsOfLink(message.data, messageTrace(message, now))),
      context,
    );
  }

  @EventPattern('tax.changed')
  onTax(@Payload() messages: IncomingMessage<TaxChanged>[], @Ctx() context: BatchContext): Promise<void> {
    const now = new Date().toISOString();
    return this.learn(
      messages.map((message) => newsOfTaxMapping(message.data, messageTrace(message, now))),
      context,
    );
  }

  private async learn(news: readonly LinkNews[], context: BatchContext): Promise<void> {
    await at('sync.links.learn', () => learnLinks(context.tx, this.log, news));
    context.afterCommit(() => this.wake.everyone());
  }
}
