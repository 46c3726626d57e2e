import { type CustomTransportStrategy, Server } from '@nestjs/microservices';
import { silentLogger } from '../logger';
import { ParkedMessages } from '../parking/parked-messages';
import { ParkedStore } from '../parking/parked-store';
import { Inbox } from '../receive/inbox';
import { PositionStore } from '../receive/positions';
import { Preparation, type PatternRoute } from '../receive/preparation';
import { Receipt } from '../receive/receipt';
import { Receiver } from '../receive/receiver';
import type { TransportConsumer } from '../transport';
import { dispatch } from './dispatch';
import { DEFAULT_LIMITS, type LedgerbridgeServerOptions, type TopicRoute } from './server-options';

/**
 * Nest's way in from topics: `@EventPattern(topic)` methods are called once per batch with
 * `(messages: IncomingMessage[], context: BatchContext)`, on whichever transport. The methods of one pattern share
 * one transaction.
 *
 * @example
 * app.connectMicroservice({ strategy: new LedgerbridgeServer(options) });
 */
export class LedgerbridgeServer extends Server implements CustomTransportStrategy {
  override readonly transportId = Symbol('ledgerbridge');
  /** Messages of this consumer that could not be handled. */
  readonly parked: ParkedMessages;
  private readonly routes = new Map<string, PatternRoute>();
  private readonly receiver: Receiver;
  private readonly positions: PositionStore;
  private consumer: TransportConsumer | undefined;

  constructor(private readonly options: LedgerbridgeServerOptions) {
    super();
    const { pool, schema, consumer, seal, setTenants, logger = silentLogger } = options;
    const limits = { ...DEFAULT_LIMITS, ...options.limits };
    const { routes } = this;
    const [inbox, store] = [new Inbox(schema), new ParkedStore(pool, schema, consumer)];
    const preparation = new Preparation({ ...options, maxMessageBytes: limits.maxMessageBytes });
    this.positions = new PositionStore(pool, schema);
    const receipt = new Receipt({
      ...{ pool, consumer, inbox, positions: this.positions, parked: store, seal, setTenants },
      dispatch: (pattern, messages, context) => dispatch(this, pattern, messages, context),
    });
    this.receiver = new Receiver({ consumer, routes, preparation, receipt, limits, logger });
    this.parked = new ParkedMessages({ pool, store, inbox, seal, preparation, receipt, routes, logger });
  }

  listen(callback: (error?: unknown) => void): void {
    this.start().then(() => callback(), callback);
  }

  async close(): Promise<void> {
    await this.consumer?.close();
    this.consumer = undefined;
  }

  /** There are no events to listen to: a consumer that stops for good is told by `onDown`. */
  on(): void {
    throw new Error('LedgerbridgeServer has no events: use the option onDown');
  }

  unwrap<Transport>(): Transport {
    return this.options.transport as Transport;
  }

  private async start(): Promise<void> {
    for (const pattern of this.messageHandlers.keys()) this.addRoutes(pattern);
    const { transport, consumer: group, onDown } = this.options;
    if (this.routes.size === 0) return;
    this.consumer = await transport.consume({
      group,
      topics: [...this.routes.keys()],
      positions: this.positions,
      handle: (batch) => this.receiver.take(batch),
      ...(onDown === undefined ? {} : { onDown }),
    });
  }

  private addRoutes(pattern: string): void {
    for (const route of this.options.routes?.(pattern) ?? [internalRoute(pattern)]) {
      if (this.routes.has(route.topic)) throw new Error(`topic ${route.topic} belongs to two patterns`);
      this.routes.set(route.topic, { ...route, pattern });
    }
  }
}

const internalRoute = (pattern: string): TopicRoute => ({ topic: pattern, kind: 'internal', prefix: '' });
