"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.taxChanged = void 0;
const zod_1 = require("zod");
const text_1 = require("../values/text");
/** State of the mapping of one tax code of the host to one of QuickBooks. */
exports.taxChanged = zod_1.z.object({
    version: zod_1.z.int().min(1),
    mappingId: text_1.ourId,
    connectionId: text_1.ourId,
    tenantId: text_1.ourId,
    divisionId: text_1.ourId,
    companyId: text_1.ourId,
    taxCode: text_1.externalId,
    state: zod_1.z.discriminatedUnion('mapped', [
        zod_1.z.object({
            mapped: zod_1.z.literal(true),
            quickbooksId: text_1.quickbooksId,
            active: zod_1.z.boolean(),
            decidedBy: zod_1.z.enum(['name', 'person', 'direct']),
        }),
        zod_1.z.object({ mapped: zod_1.z.literal(false), reason: zod_1.z.enum(['no-candidate', 'several-candidates', 'removed']) }),
    ]),
});
//# sourceMappingURL=tax-changed.js.map