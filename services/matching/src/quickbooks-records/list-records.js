"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.quickbooksRecordPage = quickbooksRecordPage;
const service_kit_1 = require("@ledgerbridge/service-kit");
const zod_1 = require("zod");
const containing_1 = require("../database/containing");
const lists_of_kind_1 = require("../links/domain/lists-of-kind");
const listed_record_1 = require("./domain/listed-record");
const place = zod_1.z.object({ connectionId: zod_1.z.uuid(), list: zod_1.z.enum(listed_record_1.LISTS), id: zod_1.z.string() });
/** One page of the QuickBooks records of the tenant's companies. */
async function quickbooksRecordPage(db, schema, { kind, q, updatedAfter, cursor, limit }) {
    const after = (0, service_kit_1.placeOf)(cursor, place);
    const { rows } = await db.query(`SELECT list, project, id AS "quickbooksId", company_id AS "companyId", connection_id AS "connectionId", name,
       full_name AS "fullName", code, active, facts, changed_at AS "updatedAt"
     FROM "${schema}".quickbooks_records
     WHERE ($1::text[] IS NULL OR list = ANY ($1)) AND ($2::boolean IS NULL OR project = $2)
       AND ($3::text IS NULL OR concat_ws(' ', id, full_name, name, code) ILIKE $3)
       AND ($4::timestamptz IS NULL OR changed_at > $4)
       AND ($5::uuid IS NULL OR (connection_id, list, id) > ($5, $6, $7))
     ORDER BY connection_id, list, id LIMIT $8`, [
        kind === undefined ? null : listsOf(kind),
        kind === 'project' ? true : kind === 'customer' ? false : null,
        q === undefined ? null : (0, containing_1.containing)(q),
        updatedAfter,
        ...[after?.connectionId, after?.list, after?.id],
        limit + 1,
    ]);
    return (0, service_kit_1.pageOf)(rows, limit, answerOf, ({ connectionId, list, quickbooksId }) => ({
        ...{ connectionId, list, id: quickbooksId },
    }));
}
/** Cost codes may stand for items and for accounts. */
function listsOf(kind) {
    return [...new Set([(0, lists_of_kind_1.listOf)(kind, 'item'), (0, lists_of_kind_1.listOf)(kind, 'account')])].filter((list) => list !== undefined);
}
const KINDS = {
    Vendor: 'supplier',
    Customer: 'customer',
    Item: 'item',
    Account: 'account',
    Class: 'class',
    Term: 'term',
};
function answerOf({ list, project, updatedAt, ...row }) {
    return {
        side: 'quickbooks',
        kind: project ? 'project' : KINDS[list],
        ...row,
        updatedAt: updatedAt?.toISOString() ?? null,
    };
}
//# sourceMappingURL=list-records.js.map