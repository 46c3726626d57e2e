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
exports.RecordsController = void 0;
const contracts_1 = require("@ledgerbridge/contracts");
const service_kit_1 = require("@ledgerbridge/service-kit");
const common_1 = require("@nestjs/common");
const zod_1 = require("zod");
const list_records_1 = require("../quickbooks-records/list-records");
const record_query_1 = require("./record-query");
const describe_record_1 = require("./describe-record");
const list_host_records_1 = require("./list-host-records");
const recordBody = zod_1.z.strictObject({ name: (0, contracts_1.line)(500), code: (0, contracts_1.line)(100).optional() });
/** What both sides keep lists of. */
let RecordsController = class RecordsController {
    database;
    describe;
    constructor(database, describe) {
        this.database = database;
        this.describe = describe;
    }
    async list(query, { tenantId }) {
        const wanted = (0, service_kit_1.acceptableQuery)(record_query_1.recordQuery, query);
        const { schema } = this.database;
        return this.database.read([tenantId], (tx) => wanted.side === 'host' ? (0, list_host_records_1.hostRecordPage)(tx, schema, wanted) : (0, list_records_1.quickbooksRecordPage)(tx, schema, wanted));
    }
    async put(kind, externalId, body, caller) {
        const { tenantId } = caller;
        const { name, code } = (0, service_kit_1.acceptableBody)(recordBody, body);
        const key = { tenantId, kind: knownKind(kind), externalId: (0, service_kit_1.acceptableBody)(contracts_1.externalId, externalId) };
        const occurredAt = new Date().toISOString();
        const cause = { actor: (0, service_kit_1.actorOf)(caller), correlationId: (0, service_kit_1.correlationId)(), causationId: null, occurredAt };
        return this.describe.describe({ ...key, name, code, cause });
    }
};
exports.RecordsController = RecordsController;
__decorate([
    (0, common_1.Get)(),
    (0, service_kit_1.HostKey)('records:read'),
    (0, service_kit_1.AnswerOf)(200, 'Records of one side'),
    __param(0, (0, common_1.Query)()),
    __param(1, (0, service_kit_1.CalledByTenant)()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [Object, Object]),
    __metadata("design:returntype", Promise)
], RecordsController.prototype, "list", null);
__decorate([
    (0, common_1.Put)(':kind/:externalId'),
    (0, service_kit_1.HostKey)('records:write'),
    (0, service_kit_1.BodyOf)(recordBody),
    (0, service_kit_1.AnswerOf)(200, 'The record'),
    __param(0, (0, common_1.Param)('kind')),
    __param(1, (0, common_1.Param)('externalId')),
    __param(2, (0, common_1.Body)()),
    __param(3, (0, service_kit_1.CalledByTenant)()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [String, String, Object, Object]),
    __metadata("design:returntype", Promise)
], RecordsController.prototype, "put", null);
exports.RecordsController = RecordsController = __decorate([
    (0, common_1.Controller)('v1/records'),
    __param(0, (0, common_1.Inject)(service_kit_1.DATABASE)),
    __metadata("design:paramtypes", [Function, describe_record_1.DescribeRecord])
], RecordsController);
function knownKind(kind) {
    const read = contracts_1.recordKind.safeParse(kind);
    if (!read.success)
        throw new service_kit_1.Problem('not-found', { detail: 'records of this kind are not kept' });
    return read.data;
}
//# sourceMappingURL=records.controller.js.map