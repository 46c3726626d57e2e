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
exports.MatchRequestedConsumer = void 0;
const event_store_1 = require("@ledgerbridge/event-store");
const messaging_1 = require("@ledgerbridge/messaging");
const service_kit_1 = require("@ledgerbridge/service-kit");
const common_1 = require("@nestjs/common");
const microservices_1 = require("@nestjs/microservices");
const zod_1 = require("zod");
const lock_connections_1 = require("../connections/lock-connections");
const append_1 = require("../database/append");
const describe_host_records_1 = require("../host-records/describe-host-records");
const cause_1 = require("../log/cause");
const pull_quickbooks_records_1 = require("../quickbooks-records/pull-quickbooks-records");
const link_identity_1 = require("./link-identity");
const match_records_1 = require("./match-records");
const content = zod_1.z.object({ name: zod_1.z.string().min(1).optional(), code: zod_1.z.string().min(1).optional() });
/** Answers plans that miss the link of a record. Tax codes are the tax service's to answer. */
let MatchRequestedConsumer = class MatchRequestedConsumer {
    log;
    signal;
    seal;
    configuration;
    pulling;
    constructor(log, signal, seal, configuration, pulling) {
        this.log = log;
        this.signal = signal;
        this.seal = seal;
        this.configuration = configuration;
        this.pulling = pulling;
    }
    async match(messages, context) {
        const { tx } = context;
        const now = new Date();
        const ours = messages.filter(({ data }) => data.kind !== 'tax-code');
        const readable = ours.flatMap((message) => this.read(message, context, now) ?? []);
        await (0, lock_connections_1.lockConnections)(tx, readable.map(({ request }) => request.link.connectionId));
        const descriptions = readable.flatMap(({ description }) => description ?? []);
        const described = await (0, describe_host_records_1.describeHostRecords)(tx, this.log.schema, descriptions);
        const matching = { log: this.log, maxAgeMs: this.configuration.listMaxAgeSeconds * 1000 };
        const matched = await (0, match_records_1.matchRecords)(tx, matching, readable.map(({ request }) => request), now);
        await (0, append_1.appendAll)(tx, this.log, [...described, ...matched]);
        context.afterCommit(() => {
            this.signal.notify();
            this.pulling.wake();
        });
    }
    /** What a message asks; undefined when its sealed part cannot be read, and it is parked. */
    read(message, context, now) {
        const named = this.unsealed(message);
        if (!named) {
            context.park(message, { code: 'seal-broken', detail: 'the sealed part cannot be opened or read' });
            return undefined;
        }
        const request = requestOf(message, now);
        return { request, description: descriptionOf(request, named) };
    }
    unsealed({ tenantId, data }) {
        if (data.sealed === undefined)
            return {};
        try {
            return content.parse(this.seal.unseal(tenantId, data.sealed));
        }
        catch {
            return undefined;
        }
    }
};
exports.MatchRequestedConsumer = MatchRequestedConsumer;
__decorate([
    (0, microservices_1.EventPattern)('match.requested'),
    __param(0, (0, microservices_1.Payload)()),
    __param(1, (0, microservices_1.Ctx)()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [Array, Object]),
    __metadata("design:returntype", Promise)
], MatchRequestedConsumer.prototype, "match", null);
exports.MatchRequestedConsumer = MatchRequestedConsumer = __decorate([
    (0, messaging_1.TopicConsumer)(),
    __param(0, (0, common_1.Inject)(service_kit_1.EVENT_LOG)),
    __param(1, (0, common_1.Inject)(service_kit_1.APPEND_SIGNAL)),
    __param(2, (0, common_1.Inject)(service_kit_1.MESSAGE_SEAL)),
    __param(3, (0, common_1.Inject)(service_kit_1.CONFIGURATION)),
    __metadata("design:paramtypes", [event_store_1.EventLog,
        event_store_1.AppendSignal,
        service_kit_1.MessageSeal, Object, pull_quickbooks_records_1.PullQuickBooksRecords])
], MatchRequestedConsumer);
function requestOf(message, now) {
    const { connectionId, tenantId, divisionId, companyId, kind, key, target, created } = message.data;
    return {
        link: (0, link_identity_1.linkIdentity)({ connectionId, tenantId, divisionId, companyId, kind, key }),
        target: kind === 'cost-code' ? (target ?? null) : null,
        created: created ?? null,
        cause: {
            actor: cause_1.AUTOMATIC,
            correlationId: (0, service_kit_1.messageScope)(message).trace.traceId,
            causationId: message.id,
            occurredAt: now.toISOString(),
        },
    };
}
/** A record that a document names by QuickBooks' own id is none of the host's. */
function descriptionOf({ link: { tenantId, kind, key }, cause }, { name, code }) {
    return 'externalId' in key ? { tenantId, kind, externalId: key.externalId, name, code, cause } : undefined;
}
//# sourceMappingURL=match-requested.consumer.js.map