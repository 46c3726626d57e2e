import type { AppendSignal, EventLog, RecordedEvent } from '@ledgerbridge/event-store';
import { type KafkaTransport, type OutgoingMessage, Relay } from '@ledgerbridge/messaging';
import { logReader, readHeads, RelayWaker } from '@ledgerbridge/service-kit';
import type { Pool } from 'pg';
import { publishDocument } from '../../services/sync/src/documents/publish-documents';

export interface MeasuredRelayOptions {
  readonly name: string;
  readonly pool: Pool;
  readonly schema: string;
  readonly log: EventLog;
  readonly signal: AppendSignal;
  readonly transport: KafkaTransport;
}

/** The relay as a service runs it, publishing what sync publishes, with a note of when the broker acknowledged what. */
export class MeasuredRelay {
  /** By event, in nanoseconds of the machine's monotonic clock. */
  readonly acknowledged = new Map<string, bigint>();
  private readonly eventOf = new WeakMap<OutgoingMessage, string>();
  private readonly relay: Relay<RecordedEvent>;
  private removeWake: () => void = () => undefined;

  constructor(private readonly options: MeasuredRelayOptions) {
    const { name, pool, schema, log, transport } = options;
    this.relay = new Relay({
      ...{ name, pool, schema },
      reader: logReader(pool, log),
      toMessages: (event) => this.noted(event),
      transport: { publish: (messages) => this.publish(transport, messages) },
    });
  }

  async start(): Promise<void> {
    const { pool, schema, signal } = this.options;
    await this.relay.start();
    const waker = new RelayWaker(this.relay, () => readHeads(pool, schema));
    this.removeWake = signal.subscribe(() => waker.wake());
  }

  async close(): Promise<void> {
    this.removeWake();
    await this.relay.close();
  }

  private noted(event: RecordedEvent): OutgoingMessage[] {
    const messages = publishDocument(event);
    for (const message of messages) this.eventOf.set(message, event.id);
    return messages;
  }

  private async publish(transport: KafkaTransport, messages: readonly OutgoingMessage[]): Promise<void> {
    await transport.publish(messages);
    const now = process.hrtime.bigint();
    for (const message of messages) this.acknowledged.set(this.eventOf.get(message) ?? '', now);
  }
}
