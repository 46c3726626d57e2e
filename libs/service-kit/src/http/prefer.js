"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.PreferWait = exports.LONGEST_WAIT = void 0;
exports.waitSeconds = waitSeconds;
const common_1 = require("@nestjs/common");
/** Longest wait that a caller can ask for, in seconds; below the minute that proxies commonly allow. */
exports.LONGEST_WAIT = 50;
/** Seconds to wait for a final state, from `Prefer: wait=10` (RFC 7240); 0 when none is asked for. */
function waitSeconds(prefer) {
    const [, seconds] = /(?:^|[,;\s])wait\s*=\s*"?(\d{1,6})"?(?:$|[,;\s])/i.exec([prefer ?? []].flat().join(',')) ?? [];
    return Math.min(Number(seconds ?? 0), exports.LONGEST_WAIT);
}
/** `@PreferWait() seconds: number`. */
exports.PreferWait = (0, common_1.createParamDecorator)((_, context) => waitSeconds(context.switchToHttp().getRequest().headers['prefer']));
//# sourceMappingURL=prefer.js.map