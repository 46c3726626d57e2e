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
exports.AccessConsumer = void 0;
const event_store_1 = require("@ledgerbridge/event-store");
const messaging_1 = require("@ledgerbridge/messaging");
const common_1 = require("@nestjs/common");
const microservices_1 = require("@nestjs/microservices");
const access_directory_1 = require("../access/access-directory");
const learn_access_1 = require("../access/learn-access");
const tokens_1 = require("../tokens");
const message_scope_1 = require("./message-scope");
const unknown_tenants_1 = require("./unknown-tenants");
/** Keeps the service's copy of hosts, keys, tenants and divisions. */
let AccessConsumer = class AccessConsumer {
    log;
    directory;
    signal;
    service;
    unknownTenants;
    constructor(log, directory, signal, service, unknownTenants) {
        this.log = log;
        this.directory = directory;
        this.signal = signal;
        this.service = service;
        this.unknownTenants = unknownTenants;
    }
    async learn(messages, context) {
        const learned = await (0, learn_access_1.applyAccessChanged)(context.tx, messages.map((message) => ({
            id: message.id,
            data: message.data,
            correlationId: (0, message_scope_1.messageScope)(message).trace.traceId,
        })), { log: this.log, schema: this.log.schema, service: this.service, now: new Date().toISOString() });
        if (learned.length > 0)
            context.afterCommit(() => this.learned());
    }
    learned() {
        this.directory.forget();
        this.signal.notify();
        this.unknownTenants.look();
    }
};
exports.AccessConsumer = AccessConsumer;
__decorate([
    (0, microservices_1.EventPattern)('access.changed'),
    __param(0, (0, microservices_1.Payload)()),
    __param(1, (0, microservices_1.Ctx)()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [Array, Object]),
    __metadata("design:returntype", Promise)
], AccessConsumer.prototype, "learn", null);
exports.AccessConsumer = AccessConsumer = __decorate([
    (0, messaging_1.TopicConsumer)(),
    __param(0, (0, common_1.Inject)(tokens_1.EVENT_LOG)),
    __param(1, (0, common_1.Inject)(tokens_1.ACCESS_DIRECTORY)),
    __param(2, (0, common_1.Inject)(tokens_1.APPEND_SIGNAL)),
    __param(3, (0, common_1.Inject)(tokens_1.SERVICE_NAME)),
    __metadata("design:paramtypes", [event_store_1.EventLog,
        access_directory_1.AccessDirectory,
        event_store_1.AppendSignal, String, unknown_tenants_1.UnknownTenants])
], AccessConsumer);
//# sourceMappingURL=access.consumer.js.map