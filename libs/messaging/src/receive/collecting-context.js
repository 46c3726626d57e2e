"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.CollectingContext = void 0;
/** Collects what a handler wants done at the end of its transaction and after it. */
class CollectingContext {
    tx;
    topic;
    parked = new Map();
    actions = [];
    constructor(tx, topic) {
        this.tx = tx;
        this.topic = topic;
    }
    park(message, reason) {
        this.parked.set(message, reason);
    }
    afterCommit(action) {
        this.actions.push(action);
    }
    committed() {
        for (const action of this.actions)
            action();
    }
}
exports.CollectingContext = CollectingContext;
//# sourceMappingURL=collecting-context.js.map