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
exports.LinksController = void 0;
const contracts_1 = require("@ledgerbridge/contracts");
const service_kit_1 = require("@ledgerbridge/service-kit");
const common_1 = require("@nestjs/common");
const zod_1 = require("zod");
const connection_1 = require("../connections/connection");
const problems_1 = require("../problems");
const link_by_hand_1 = require("./link-by-hand");
const link_row_1 = require("./link-row");
const list_links_1 = require("./list-links");
const link_answer_1 = require("./link-answer");
const linkQuery = zod_1.z.strictObject({
    ...service_kit_1.listQuery.shape,
    division: contracts_1.externalId.optional(),
    kind: contracts_1.recordKind.optional(),
    linked: zod_1.z.enum(['true', 'false']).optional(),
    q: zod_1.z.string().min(1).max(200).optional(),
});
const linkBody = zod_1.z.strictObject({
    division: contracts_1.externalId.optional(),
    kind: contracts_1.recordKind,
    externalId: contracts_1.externalId,
    quickbooksId: contracts_1.quickbooksId,
    /** Cost codes: whether the id is an item's or an account's. */
    target: zod_1.z.enum(['item', 'account']).optional(),
});
const place = zod_1.z.object({ after: zod_1.z.uuid() });
/** Links between host records and QuickBooks records, and who decided them. */
let LinksController = class LinksController {
    database;
    directory;
    byHand;
    constructor(database, directory, byHand) {
        this.database = database;
        this.directory = directory;
        this.byHand = byHand;
    }
    async list(query, { tenantId }) {
        const { limit, cursor, division, kind, linked, q } = (0, service_kit_1.acceptableQuery)(linkQuery, query);
        const divisionId = division === undefined ? undefined : await this.divisionOf(tenantId, division);
        const filter = {
            ...{ divisionId, kind, q, limit },
            linked: linked === undefined ? undefined : linked === 'true',
            after: (0, service_kit_1.placeOf)(cursor, place)?.after,
        };
        const rows = await this.database.read([tenantId], (tx) => (0, list_links_1.listLinks)(tx, this.database.schema, filter));
        const divisions = await this.divisionNames(rows.map((row) => row.divisionId));
        return (0, service_kit_1.pageOf)(rows, limit, (row) => (0, link_answer_1.linkAnswer)(row, divisions.get(row.divisionId)), ({ linkId }) => ({ after: linkId }));
    }
    async put(body, caller) {
        const { division, target = null, ...wanted } = (0, service_kit_1.acceptableBody)(linkBody, body);
        const divisionId = await this.divisionOf(caller.tenantId, division);
        const connection = await this.companyOf(divisionId);
        const linkId = await this.byHand.link({ ...wanted, target, connection }, causeOf(caller));
        return this.answer(caller.tenantId, linkId);
    }
    async remove(id, caller) {
        if (!zod_1.z.uuid().safeParse(id).success)
            throw new service_kit_1.Problem('not-found');
        const { schema } = this.database;
        const row = await this.database.read([caller.tenantId], (tx) => (0, list_links_1.linkById)(tx, schema, id));
        if (!row)
            throw new service_kit_1.Problem('not-found');
        if (row.externalId === null)
            throw new service_kit_1.Problem(problems_1.PROBLEMS['link-follows-document']);
        await this.byHand.remove((0, link_row_1.linkOfRow)(row), causeOf(caller));
    }
    async answer(tenantId, linkId) {
        const { schema } = this.database;
        const row = await this.database.read([tenantId], (tx) => (0, list_links_1.linkById)(tx, schema, linkId));
        if (!row)
            throw new Error('A link that was just written is not there');
        const divisions = await this.divisionNames([row.divisionId]);
        return (0, link_answer_1.linkAnswer)(row, divisions.get(row.divisionId));
    }
    async divisionOf(tenantId, division) {
        const found = await this.directory.resolveDivision(tenantId, division);
        if (!found.ok)
            throw new service_kit_1.Problem(found.reason);
        return found.division.divisionId;
    }
    async companyOf(divisionId) {
        const { worker, schema } = this.database;
        const connection = await (0, connection_1.connectionOfDivision)(worker, schema, divisionId);
        if (!connection || connection.companyId === null)
            throw new service_kit_1.Problem(problems_1.PROBLEMS['not-connected']);
        return { ...connection, companyId: connection.companyId };
    }
    async divisionNames(ids) {
        const names = new Map();
        for (const id of new Set(ids)) {
            const division = await this.directory.divisionById(id);
            if (division)
                names.set(id, division.externalId);
        }
        return names;
    }
};
exports.LinksController = LinksController;
__decorate([
    (0, common_1.Get)(),
    (0, service_kit_1.HostKey)('links:read'),
    (0, service_kit_1.AnswerOf)(200, 'Links in the order of their ids'),
    __param(0, (0, common_1.Query)()),
    __param(1, (0, service_kit_1.CalledByTenant)()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [Object, Object]),
    __metadata("design:returntype", Promise)
], LinksController.prototype, "list", null);
__decorate([
    (0, common_1.Put)(),
    (0, service_kit_1.HostKey)('links:write'),
    (0, service_kit_1.BodyOf)(linkBody),
    (0, service_kit_1.AnswerOf)(200, 'The link'),
    __param(0, (0, common_1.Body)()),
    __param(1, (0, service_kit_1.CalledByTenant)()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [Object, Object]),
    __metadata("design:returntype", Promise)
], LinksController.prototype, "put", null);
__decorate([
    (0, common_1.Delete)(':id'),
    (0, common_1.HttpCode)(204),
    (0, service_kit_1.HostKey)('links:write'),
    (0, service_kit_1.AnswerOf)(204, 'The link is gone'),
    __param(0, (0, common_1.Param)('id')),
    __param(1, (0, service_kit_1.CalledByTenant)()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [String, Object]),
    __metadata("design:returntype", Promise)
], LinksController.prototype, "remove", null);
exports.LinksController = LinksController = __decorate([
    (0, common_1.Controller)('v1/links'),
    __param(0, (0, common_1.Inject)(service_kit_1.DATABASE)),
    __param(1, (0, common_1.Inject)(service_kit_1.ACCESS_DIRECTORY)),
    __metadata("design:paramtypes", [Function, service_kit_1.AccessDirectory,
        link_by_hand_1.LinkByHand])
], LinksController);
function causeOf(caller) {
    return {
        actor: (0, service_kit_1.actorOf)(caller),
        correlationId: (0, service_kit_1.correlationId)(),
        causationId: null,
        occurredAt: new Date().toISOString(),
    };
}
//# sourceMappingURL=links.controller.js.map