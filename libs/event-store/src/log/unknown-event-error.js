"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.UnknownEventError = void 0;
/**
 * An event of a type or version that this release does not know: a newer replica wrote it during an upgrade.
 * A subscription treats it as "not mine to handle": it gives the checkpoint back and waits.
 */
class UnknownEventError extends Error {
    type;
    schemaVersion;
    streamId;
    name = 'UnknownEventError';
    constructor(type, schemaVersion, streamId) {
        super(`This release does not know ${type} version ${schemaVersion} (stream ${streamId})`);
        this.type = type;
        this.schemaVersion = schemaVersion;
        this.streamId = streamId;
    }
}
exports.UnknownEventError = UnknownEventError;
//# sourceMappingURL=unknown-event-error.js.map