"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.UNREADABLE = void 0;
exports.namedTenant = namedTenant;
const contracts_1 = require("@ledgerbridge/contracts");
/** A header that is no external id. */
exports.UNREADABLE = Symbol('unreadable');
/**
 * The tenant that `Ledgerbridge-Tenant` names; undefined without the header. Node reads headers as Latin-1, clients
 * send ids in UTF-8: so they are read again.
 */
function namedTenant(header) {
    if (header === undefined)
        return undefined;
    const text = typeof header === 'string' ? header : '';
    const bytes = Buffer.from(text, 'latin1');
    const utf8 = bytes.toString('utf8');
    const read = contracts_1.externalId.safeParse(Buffer.from(utf8).equals(bytes) ? utf8 : text);
    return read.success ? read.data : exports.UNREADABLE;
}
//# sourceMappingURL=tenant-header.js.map