"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.LedgerbridgeServer = void 0;
const microservices_1 = require("@nestjs/microservices");
const rxjs_1 = require("rxjs");
const logger_1 = require("../logger");
const parked_messages_1 = require("../parking/parked-messages");
const parked_store_1 = require("../parking/parked-store");
const inbox_1 = require("../receive/inbox");
const positions_1 = require("../receive/positions");
const preparation_1 = require("../receive/preparation");
const receipt_1 = require("../receive/receipt");
const receiver_1 = require("../receive/receiver");
const server_options_1 = require("./server-options");
/**
 * Nest's way in from topics: `@EventPattern(topic)` methods are called once per batch with
 * `(messages: IncomingMessage[], context: BatchContext)`, on whichever transport. The methods of one pattern share
 * one transaction.
 *
 * @example
 * app.connectMicroservice({ strategy: new LedgerbridgeServer(options) });
 */
class LedgerbridgeServer extends microservices_1.Server {
    options;
    transportId = Symbol('ledgerbridge');
    /** Messages of this consumer that could not be handled. */
    parked;
    routes = new Map();
    receiver;
    positions;
    consumer;
    constructor(options) {
        super();
        this.options = options;
        const { pool, schema, consumer, seal, setTenants, logger = logger_1.silentLogger } = options;
        const limits = { ...server_options_1.DEFAULT_LIMITS, ...options.limits };
        const { routes } = this;
        const [inbox, store] = [new inbox_1.Inbox(schema), new parked_store_1.ParkedStore(pool, schema, consumer)];
        const preparation = new preparation_1.Preparation({ ...options, maxMessageBytes: limits.maxMessageBytes });
        this.positions = new positions_1.PositionStore(pool, schema);
        const receipt = new receipt_1.Receipt({
            ...{ pool, consumer, inbox, positions: this.positions, parked: store, seal, setTenants },
            dispatch: (pattern, messages, context) => this.dispatch(pattern, messages, context),
        });
        this.receiver = new receiver_1.Receiver({ consumer, routes, preparation, receipt, limits, logger });
        this.parked = new parked_messages_1.ParkedMessages({ pool, store, inbox, seal, preparation, receipt, routes, logger });
    }
    listen(callback) {
        this.start().then(() => callback(), callback);
    }
    async close() {
        await this.consumer?.close();
        this.consumer = undefined;
    }
    /** There are no events to listen to: a consumer that stops for good is told by `onDown`. */
    on() {
        throw new Error('LedgerbridgeServer has no events: use the option onDown');
    }
    unwrap() {
        return this.options.transport;
    }
    async start() {
        for (const pattern of this.messageHandlers.keys())
            this.addRoutes(pattern);
        const { transport, consumer: group, onDown } = this.options;
        if (this.routes.size === 0)
            return;
        this.consumer = await transport.consume({
            group,
            topics: [...this.routes.keys()],
            positions: this.positions,
            handle: (batch) => this.receiver.take(batch),
            ...(onDown === undefined ? {} : { onDown }),
        });
    }
    addRoutes(pattern) {
        for (const route of this.options.routes?.(pattern) ?? [internalRoute(pattern)]) {
            if (this.routes.has(route.topic))
                throw new Error(`topic ${route.topic} belongs to two patterns`);
            this.routes.set(route.topic, { ...route, pattern });
        }
    }
    /** Nest's own `handleEvent` does not wait for the handler. */
    async dispatch(pattern, messages, context) {
        const handler = this.getHandlerByPattern(pattern);
        if (handler === null)
            throw new Error(`no handler for ${pattern}`);
        const result = await handler(messages, context);
        await (0, rxjs_1.lastValueFrom)(this.transformToObservable(result), { defaultValue: undefined });
    }
}
exports.LedgerbridgeServer = LedgerbridgeServer;
const internalRoute = (pattern) => ({ topic: pattern, kind: 'internal', prefix: '' });
//# sourceMappingURL=ledgerbridge-server.js.map