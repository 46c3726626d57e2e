"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.rememberCaller = rememberCaller;
exports.callerOf = callerOf;
exports.actorOf = actorOf;
const callers = new WeakMap();
function rememberCaller(request, caller) {
    callers.set(request, caller);
}
function callerOf(request) {
    return callers.get(request) ?? { kind: 'nobody' };
}
/** The actor of events that this caller causes: an id, never a name. */
function actorOf(caller) {
    switch (caller.kind) {
        case 'host':
            return `key:${caller.keyId}`;
        case 'operator':
            return 'operator';
        case 'service':
            return `system:${caller.service}`;
        case 'nobody':
            return 'nobody';
    }
}
//# sourceMappingURL=caller.js.map