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
exports.LookUpRecord = void 0;
const service_kit_1 = require("@ledgerbridge/service-kit");
const common_1 = require("@nestjs/common");
const problems_1 = require("../problems");
const listed_record_1 = require("./domain/listed-record");
const read_records_1 = require("./read-records");
/** QuickBooks' code for "no such object" (QuickBooks Online, error codes); sent with status 400. */
const NOT_FOUND = '610';
/** Finds one record of a company: here, or in QuickBooks when it is newer than the last pull. */
let LookUpRecord = class LookUpRecord {
    database;
    gateway;
    constructor(database, gateway) {
        this.database = database;
        this.gateway = gateway;
    }
    /** @throws Problem `quickbooks-not-available` when it is not known here and QuickBooks cannot be asked */
    async find({ connectionId, tenantId, companyId }, list, id) {
        const known = await this.database.read([tenantId], (tx) => (0, read_records_1.recordById)(tx, this.database.schema, connectionId, list, id));
        if (known?.active)
            return known;
        const reply = await this.gateway.call({
            companyId,
            priority: 'interactive',
            operation: { kind: 'read', entity: list, id },
        });
        return foundIn(reply, list) ?? known;
    }
};
exports.LookUpRecord = LookUpRecord;
exports.LookUpRecord = LookUpRecord = __decorate([
    (0, common_1.Injectable)(),
    __param(0, (0, common_1.Inject)(service_kit_1.DATABASE)),
    __param(1, (0, common_1.Inject)(service_kit_1.GATEWAY)),
    __metadata("design:paramtypes", [Function, Object])
], LookUpRecord);
function foundIn(reply, list) {
    if (reply.outcome === 'answered')
        return (0, listed_record_1.listedRecord)(list, reply.body[list]);
    const missing = reply.outcome === 'refused' && reply.fault.errors.some(({ code }) => code === NOT_FOUND);
    if (missing)
        return undefined;
    const seconds = 'afterMs' in reply ? Math.ceil(reply.afterMs / 1000) : 5;
    throw new service_kit_1.Problem(problems_1.PROBLEMS['quickbooks-not-available'], { headers: { 'retry-after': String(seconds) } });
}
//# sourceMappingURL=look-up-record.js.map