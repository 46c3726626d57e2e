import { maintainConsumerTables } from '@ledgerbridge/messaging';
import type { Logger } from 'pino';
import type { CommonConfiguration } from '../config/common-configuration';
import { readHeads, RelayWaker } from '../messaging/relay-waker';
import { allTopics } from '../messaging/read-topics';
import { messagingSchemaOf } from '../messaging/messaging-schema';
import { endEach } from './end-each';
import type { ServiceParts } from './service-parts';

const HOUR_MS = 3_600_000;

/** What runs beside the requests: relay, wake-ups, the daily chores. */
export class BackgroundWork {
  private chores: NodeJS.Timeout | undefined;
  private removeWake: () => void = () => undefined;

  constructor(
    private readonly parts: ServiceParts,
    private readonly configuration: CommonConfiguration,
    private readonly logger: Logger,
  ) {}

  /** Before anything is consumed: topics and the inbox's ranges must be there. */
  async prepare(): Promise<void> {
    const { topicPrefixes, topicPartitions } = this.configuration;
    await this.maintain();
    await this.parts.transport.transport.ensureTopics(allTopics(topicPrefixes, topicPartitions));
  }

  async start(): Promise<void> {
    const { signal, relay, earlyMessages, database, log } = this.parts;
    await signal.start();
    if (relay) {
      await relay.start();
      const waker = new RelayWaker(relay, () => readHeads(database.worker, log.schema));
      this.removeWake = signal.subscribe(() => waker.wake());
    }
    earlyMessages.start();
    this.chores = setInterval(() => void this.chore(), HOUR_MS).unref();
  }

  /** After the last request and message: publishes nothing more, then closes every connection. Order matters. */
  async stop(): Promise<void> {
    const { signal, relay, earlyMessages, transport, gateway, database } = this.parts;
    clearInterval(this.chores);
    this.removeWake();
    await endEach([
      () => earlyMessages.stop(),
      () => relay?.close(),
      () => signal.stop(),
      () => transport.close(),
      () => gateway.close(),
      () => database.close(),
    ]);
  }

  private async chore(): Promise<void> {
    try {
      await this.maintain();
      await this.parts.idempotency.dropOld();
    } catch (err) {
      this.logger.warn({ err }, 'the hourly chores failed; trying again in an hour');
    }
  }

  private async maintain(): Promise<void> {
    const { databaseSchema } = this.configuration;
    await maintainConsumerTables(this.parts.database.worker, messagingSchemaOf(databaseSchema));
  }
}
