"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.pause = pause;
/** Resolves after a time, or at once when the signal is or becomes aborted. Never rejects. */
function pause(ms, signal) {
    return new Promise((resolve) => {
        if (signal.aborted)
            return resolve();
        const done = () => {
            clearTimeout(timer);
            signal.removeEventListener('abort', done);
            resolve();
        };
        const timer = setTimeout(done, ms);
        signal.addEventListener('abort', done, { once: true });
    });
}
//# sourceMappingURL=pause.js.map