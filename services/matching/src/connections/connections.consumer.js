"use strict";
var __decorate = (this && this.__decorate) || function (decorators, target, key, desc) {
    var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
    if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
    else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
    return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var __metadata = (this && this.__metadata) || function (k, v) {
    if (typeof Reflect === "object" && typeof Reflect.metadata === "function") return Reflect.metadata(k, v);
};
var __param = (this && this.__param) || function (paramIndex, decorator) {
    return function (target, key) { decorator(target, key, paramIndex); }
};
Object.defineProperty(exports, "__esModule", { value: true });
exports.ConnectionsConsumer = void 0;
const event_store_1 = require("@ledgerbridge/event-store");
const messaging_1 = require("@ledgerbridge/messaging");
const service_kit_1 = require("@ledgerbridge/service-kit");
const common_1 = require("@nestjs/common");
const microservices_1 = require("@nestjs/microservices");
const append_1 = require("../database/append");
const listed_record_1 = require("../quickbooks-records/domain/listed-record");
const pull_quickbooks_records_1 = require("../quickbooks-records/pull-quickbooks-records");
const pull_queue_1 = require("../quickbooks-records/pull-queue");
const learn_connections_1 = require("./learn-connections");
const lock_connections_1 = require("./lock-connections");
/** Keeps the service's copy of connections; one that has become usable gets its lists pulled. */
let ConnectionsConsumer = class ConnectionsConsumer {
    log;
    signal;
    pulling;
    constructor(log, signal, pulling) {
        this.log = log;
        this.signal = signal;
        this.pulling = pulling;
    }
    async learn(messages, context) {
        const { tx } = context;
        await (0, lock_connections_1.lockConnections)(tx, messages.map(({ data }) => data.connectionId));
        const news = messages.map((message) => ({
            id: message.id,
            correlationId: (0, service_kit_1.messageScope)(message).trace.traceId,
            data: message.data,
        }));
        const { appends, connected } = await (0, learn_connections_1.learnConnections)(tx, this.log, news, new Date().toISOString());
        for (const { connectionId } of connected)
            await (0, pull_queue_1.wantPulls)(tx, this.log.schema, connectionId, listed_record_1.LISTS, 'full');
        await (0, append_1.appendAll)(tx, this.log, appends);
        context.afterCommit(() => {
            this.signal.notify();
            this.pulling.wake();
        });
    }
};
exports.ConnectionsConsumer = ConnectionsConsumer;
__decorate([
    (0, microservices_1.EventPattern)('connection.changed'),
    __param(0, (0, microservices_1.Payload)()),
    __param(1, (0, microservices_1.Ctx)()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [Array, Object]),
    __metadata("design:returntype", Promise)
], ConnectionsConsumer.prototype, "learn", null);
exports.ConnectionsConsumer = ConnectionsConsumer = __decorate([
    (0, messaging_1.TopicConsumer)(),
    __param(0, (0, common_1.Inject)(service_kit_1.EVENT_LOG)),
    __param(1, (0, common_1.Inject)(service_kit_1.APPEND_SIGNAL)),
    __metadata("design:paramtypes", [event_store_1.EventLog,
        event_store_1.AppendSignal,
        pull_quickbooks_records_1.PullQuickBooksRecords])
], ConnectionsConsumer);
//# sourceMappingURL=connections.consumer.js.map