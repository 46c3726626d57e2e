"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.DEFAULT_LIMITS = void 0;
exports.DEFAULT_LIMITS = {
    batchSize: 500,
    maxMessageBytes: 1024 * 1024,
    batchTries: 2,
    messageTries: 3,
    backoffMs: 100,
    maxBackoffMs: 30_000,
};
//# sourceMappingURL=server-options.js.map