"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.PAGE_SIZE = void 0;
exports.pageQuery = pageQuery;
exports.pageOf = pageOf;
const qbo_1 = require("@ledgerbridge/qbo");
const listed_record_1 = require("./domain/listed-record");
/** QuickBooks' largest page (QuickBooks Online, data queries). */
exports.PAGE_SIZE = 1000;
/**
 * The query of one page, active and inactive records. Ordered by id, so that a record which changes meanwhile keeps its
 * place. Changes are asked from the last second that was seen on, in QuickBooks' own time: clocks need not agree.
 */
function pageQuery({ list, mode, position, changedUpTo }) {
    const since = mode === 'changes' && changedUpTo !== null
        ? [{ property: 'MetaData.LastUpdatedTime', operator: '>=', value: changedUpTo.toISOString() }]
        : [];
    return (0, qbo_1.selectQuery)({
        entity: list,
        where: [qbo_1.ACTIVE_AND_INACTIVE, ...since],
        orderBy: 'Id',
        startPosition: position,
        maxResults: exports.PAGE_SIZE,
    });
}
/** Reads `{ QueryResponse: { Vendor: […] } }`; a list without rows is left out by QuickBooks. */
function pageOf({ list }, body) {
    const response = body['QueryResponse'];
    const found = isObject(response) ? response[list] : undefined;
    const rows = Array.isArray(found) ? found : [];
    const records = rows.flatMap((row) => (0, listed_record_1.listedRecord)(list, row) ?? []);
    return { records, rows: rows.length, last: rows.length < exports.PAGE_SIZE };
}
const isObject = (value) => typeof value === 'object' && value !== null;
//# sourceMappingURL=page-query.js.map