"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.recordQuery = void 0;
const contracts_1 = require("@ledgerbridge/contracts");
const service_kit_1 = require("@ledgerbridge/service-kit");
const zod_1 = require("zod");
/** Which records are asked for. */
exports.recordQuery = zod_1.z.strictObject({
    ...service_kit_1.listQuery.shape,
    side: zod_1.z.enum(['host', 'quickbooks']).default('host'),
    kind: contracts_1.recordKind.optional(),
    /** Part of the name, code or id. */
    q: zod_1.z.string().min(1).max(200).optional(),
    updatedAfter: zod_1.z.iso.datetime({ offset: true }).optional(),
});
//# sourceMappingURL=record-query.js.map