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
exports.LinkByHand = void 0;
const event_store_1 = require("@ledgerbridge/event-store");
const service_kit_1 = require("@ledgerbridge/service-kit");
const common_1 = require("@nestjs/common");
const lock_connections_1 = require("../connections/lock-connections");
const append_1 = require("../database/append");
const describe_host_records_1 = require("../host-records/describe-host-records");
const problems_1 = require("../problems");
const look_up_record_1 = require("../quickbooks-records/look-up-record");
const save_records_1 = require("../quickbooks-records/save-records");
const lists_of_kind_1 = require("./domain/lists-of-kind");
const link_batch_1 = require("./link-batch");
const link_identity_1 = require("./link-identity");
const link_projection_1 = require("./link.projection");
const waiting_requests_1 = require("./waiting-requests");
/** What a person decides about links. */
let LinkByHand = class LinkByHand {
    database;
    log;
    signal;
    lookUp;
    constructor(database, log, signal, lookUp) {
        this.database = database;
        this.log = log;
        this.signal = signal;
        this.lookUp = lookUp;
    }
    /**
     * Links a host record to a record of the company, whatever was decided before.
     * @returns the link's id
     * @throws Problem where the record is not one that documents could use
     */
    async link(wanted, cause) {
        const { connection, kind, externalId } = wanted;
        const link = (0, link_identity_1.linkIdentity)({ ...connection, kind, key: { externalId } });
        const list = (0, lists_of_kind_1.listOf)(kind, wanted.target ?? (await this.targetOf(link)));
        if (list === undefined)
            throw new service_kit_1.Problem(problems_1.PROBLEMS['kind-not-linked']);
        const record = await this.usable(connection, list, wanted.quickbooksId);
        await (0, append_1.repeatOnConflict)(() => this.write(link, record, wanted.target, cause));
        this.signal.notify();
        return link.linkId;
    }
    /** Takes a link away; documents that need it wait for a person then. */
    async remove(link, cause) {
        await (0, append_1.repeatOnConflict)(() => this.database.write([link.tenantId], async (tx) => {
            await (0, lock_connections_1.lockConnections)(tx, [link.connectionId]);
            const batch = await link_batch_1.LinkBatch.load(tx, this.log, [link]);
            batch.decide(link, { type: 'Remove' }, cause);
            await (0, link_projection_1.saveLinks)(tx, this.log.schema, batch.changed());
            await (0, append_1.appendAll)(tx, this.log, batch.appends());
        }));
        this.signal.notify();
    }
    async targetOf({ tenantId, linkId }) {
        const { rows } = await this.database.read([tenantId], (tx) => tx.query(`SELECT target FROM "${this.database.schema}".links WHERE link_id = $1`, [linkId]));
        return rows[0]?.target ?? null;
    }
    async usable(connection, list, id) {
        const record = await this.lookUp.find(connection, list, id);
        if (!record)
            throw new service_kit_1.Problem(problems_1.PROBLEMS['record-not-in-company'], { detail: `no ${list} has the id ${id}` });
        if (!record.active)
            throw new service_kit_1.Problem(problems_1.PROBLEMS['record-inactive']);
        return record;
    }
    write(link, record, target, cause) {
        const { schema } = this.log;
        const { tenantId, kind, key } = link;
        return this.database.write([tenantId], async (tx) => {
            await (0, lock_connections_1.lockConnections)(tx, [link.connectionId]);
            await (0, save_records_1.saveRecords)(tx, schema, link, [record]);
            const mention = 'externalId' in key ? [{ tenantId, kind, ...key, name: undefined, code: undefined, cause }] : [];
            const described = await (0, describe_host_records_1.describeHostRecords)(tx, schema, mention);
            const batch = await link_batch_1.LinkBatch.load(tx, this.log, [link]);
            batch.decide(link, { type: 'Mention', target: kind === 'cost-code' ? target : null }, cause);
            batch.decide(link, { type: 'LinkByHand', quickbooks: record.facts }, cause);
            await (0, waiting_requests_1.endWaiting)(tx, schema, [link.linkId]);
            await (0, link_projection_1.saveLinks)(tx, schema, batch.changed());
            await (0, append_1.appendAll)(tx, this.log, [...described, ...batch.appends()]);
        });
    }
};
exports.LinkByHand = LinkByHand;
exports.LinkByHand = LinkByHand = __decorate([
    (0, common_1.Injectable)(),
    __param(0, (0, common_1.Inject)(service_kit_1.DATABASE)),
    __param(1, (0, common_1.Inject)(service_kit_1.EVENT_LOG)),
    __param(2, (0, common_1.Inject)(service_kit_1.APPEND_SIGNAL)),
    __metadata("design:paramtypes", [Function, event_store_1.EventLog,
        event_store_1.AppendSignal,
        look_up_record_1.LookUpRecord])
], LinkByHand);
//# sourceMappingURL=link-by-hand.js.map