"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.listQuery = void 0;
exports.cursorOf = cursorOf;
exports.placeOf = placeOf;
exports.pageOf = pageOf;
const zod_1 = require("zod");
const problem_1 = require("./problem");
/** Query parameters of every list. */
exports.listQuery = zod_1.z.object({
    limit: zod_1.z
        .string()
        .regex(/^\d{1,4}$/)
        .transform(Number)
        .pipe(zod_1.z.int().min(1).max(200))
        .default(50),
    cursor: zod_1.z.string().max(2000).optional(),
});
/** Makes an opaque cursor of a place in a list: callers send it back and never look inside. */
function cursorOf(place) {
    return Buffer.from(JSON.stringify(place)).toString('base64url');
}
/** Reads a cursor's place. @throws Problem `cursor-invalid` when it is not one that this list has given out */
function placeOf(cursor, schema) {
    if (cursor === undefined)
        return undefined;
    const place = schema.safeParse(parsedCursor(cursor));
    if (!place.success)
        throw new problem_1.Problem('cursor-invalid');
    return place.data;
}
/**
 * A page from one row more than it may hold: the row beyond the limit says that there is another page.
 * @param rows up to `limit + 1` rows
 * @param place what the next page begins after, from the last item
 */
function pageOf(rows, limit, item, place) {
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    return {
        items: shown.map(item),
        nextCursor: rows.length > limit && last !== undefined ? cursorOf(place(last)) : null,
    };
}
function parsedCursor(cursor) {
    try {
        return JSON.parse(Buffer.from(cursor, 'base64url').toString());
    }
    catch {
        return undefined;
    }
}
//# sourceMappingURL=pages.js.map