"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.faultOf = faultOf;
/**
 * Reads the fault of a reply, or undefined when it is a success. Knows the data service's shape (`Fault.Error`), the
 * gateway's (`fault.error`), and replies that are neither: HTML of a 503, an empty body. Source: QuickBooks Online,
 * error codes and recorded replies.
 */
function faultOf(status, body, intuitTid) {
    const found = isObject(body) ? (body['Fault'] ?? body['fault']) : undefined;
    if (!isObject(found)) {
        if (status < 400 && isObject(body))
            return undefined;
        return {
            status,
            type: 'Unreadable',
            errors: [{ code: `http-${status}`, message: 'a reply without a fault', detail: '' }],
            ...tid(intuitTid),
        };
    }
    const list = found['Error'] ?? found['error'];
    const errors = (Array.isArray(list) ? list : [list]).filter(isObject).map(errorOf);
    return {
        status,
        type: text(found['type']),
        errors: errors.length > 0 ? errors : [{ code: `http-${status}`, message: '', detail: '' }],
        ...tid(intuitTid),
    };
}
function errorOf(raw) {
    const element = text(raw['element']);
    return {
        code: text(raw['code']),
        message: text(raw['Message'] ?? raw['message']),
        detail: text(raw['Detail'] ?? raw['detail']),
        ...(element ? { element } : {}),
    };
}
const tid = (intuitTid) => (intuitTid ? { intuitTid } : {});
const text = (value) => typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
//# sourceMappingURL=fault.js.map