"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.ACTIVE_AND_INACTIVE = void 0;
exports.selectQuery = selectQuery;
/** Name lists answer active records only unless asked for both (QuickBooks Online, data queries). */
exports.ACTIVE_AND_INACTIVE = { property: 'Active', operator: 'IN', value: [true, false] };
/** Writes a query of QuickBooks Online's language. Property and entity names are ours, values may be anything. */
function selectQuery({ entity, where = [], orderBy, startPosition, maxResults }) {
    return [
        `SELECT * FROM ${entity}`,
        where.length > 0 ? `WHERE ${where.map(conditionText).join(' AND ')}` : '',
        orderBy ? `ORDERBY ${orderBy}` : '',
        startPosition ? `STARTPOSITION ${startPosition}` : '',
        maxResults ? `MAXRESULTS ${maxResults}` : '',
    ]
        .filter(Boolean)
        .join(' ');
}
function conditionText({ property, operator, value }) {
    return `${property} ${operator} ${Array.isArray(value) ? `(${value.map(literal).join(', ')})` : literal(value)}`;
}
/** Backslash is the escape; doubling an apostrophe as in SQL ends the text there (fault 4000). */
function literal(value) {
    return typeof value === 'boolean'
        ? String(value)
        : `'${value.replace(/[\\']/g, (character) => `\\${character}`)}'`;
}
//# sourceMappingURL=query.js.map