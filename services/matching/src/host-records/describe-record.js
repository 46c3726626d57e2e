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
exports.DescribeRecord = void 0;
const event_store_1 = require("@ledgerbridge/event-store");
const service_kit_1 = require("@ledgerbridge/service-kit");
const common_1 = require("@nestjs/common");
const connection_1 = require("../connections/connection");
const lock_connections_1 = require("../connections/lock-connections");
const append_1 = require("../database/append");
const link_identity_1 = require("../links/link-identity");
const match_records_1 = require("../links/match-records");
const pull_quickbooks_records_1 = require("../quickbooks-records/pull-quickbooks-records");
const describe_host_records_1 = require("./describe-host-records");
const host_record_1 = require("./host-record");
const list_host_records_1 = require("./list-host-records");
/** Takes in a record that the host tells by itself, before any document mentions it. */
let DescribeRecord = class DescribeRecord {
    database;
    log;
    signal;
    configuration;
    pulling;
    constructor(database, log, signal, configuration, pulling) {
        this.database = database;
        this.log = log;
        this.signal = signal;
        this.configuration = configuration;
        this.pulling = pulling;
    }
    /** Keeps the record and looks for its equal in every company of the tenant. */
    async describe(description) {
        const answer = await (0, append_1.repeatOnConflict)(() => this.database.write([description.tenantId], (tx) => this.write(tx, description)));
        this.signal.notify();
        this.pulling.wake();
        return answer;
    }
    async write(tx, description) {
        const { log } = this;
        const requests = await this.requests(tx, description);
        await (0, lock_connections_1.lockConnections)(tx, requests.map(({ link }) => link.connectionId));
        const described = await (0, describe_host_records_1.describeHostRecords)(tx, log.schema, [description]);
        const matching = { log, maxAgeMs: this.configuration.listMaxAgeSeconds * 1000 };
        const matched = await (0, match_records_1.matchRecords)(tx, matching, requests, new Date(description.cause.occurredAt));
        const id = (0, host_record_1.hostRecordId)(description);
        const record = (await (0, host_record_1.hostRecordsById)(tx, log.schema, [id])).get(id);
        await (0, append_1.appendAll)(tx, log, [...described, ...matched]);
        if (!record)
            throw new Error('A host record that was just described is not there');
        return (0, list_host_records_1.hostRecordAnswer)(record);
    }
    async requests(tx, { tenantId, kind, externalId, cause }) {
        if (kind === 'tax-code' || kind === 'location')
            return [];
        const connections = await (0, connection_1.connectionsOfTenant)(tx, this.log.schema, tenantId);
        return connections.flatMap(({ companyId, connectionId, divisionId }) => companyId === null
            ? []
            : {
                link: (0, link_identity_1.linkIdentity)({ connectionId, tenantId, divisionId, companyId, kind, key: { externalId } }),
                target: null,
                created: null,
                cause,
            });
    }
};
exports.DescribeRecord = DescribeRecord;
exports.DescribeRecord = DescribeRecord = __decorate([
    (0, common_1.Injectable)(),
    __param(0, (0, common_1.Inject)(service_kit_1.DATABASE)),
    __param(1, (0, common_1.Inject)(service_kit_1.EVENT_LOG)),
    __param(2, (0, common_1.Inject)(service_kit_1.APPEND_SIGNAL)),
    __param(3, (0, common_1.Inject)(service_kit_1.CONFIGURATION)),
    __metadata("design:paramtypes", [Function, event_store_1.EventLog,
        event_store_1.AppendSignal, Object, pull_quickbooks_records_1.PullQuickBooksRecords])
], DescribeRecord);
//# sourceMappingURL=describe-record.js.map