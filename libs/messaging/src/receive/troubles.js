"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.Troubles = void 0;
/** Remembers per partition what failed and how often, over the redeliveries in between. */
class Troubles {
    limits;
    byPartition = new Map();
    constructor(limits) {
        this.limits = limits;
    }
    of(partition) {
        return this.byPartition.get(keyOf(partition));
    }
    /** A failure that passes by itself: it uses up no try. */
    waited(partition, first, last) {
        const before = this.of(partition);
        const failures = (before?.failures ?? 0) + 1;
        const trouble = before ?? { mode: 'batch', at: first, until: last, tries: 0, failures };
        this.byPartition.set(keyOf(partition), { ...trouble, failures });
        return { giveUp: false, afterMs: this.backoff(failures) };
    }
    /** A failure that may be the messages' own. */
    failed(partition, first, last) {
        const before = this.of(partition);
        const tries = before?.at === first ? before.tries + 1 : 1;
        const failures = (before?.failures ?? 0) + 1;
        if (before?.mode === 'singles') {
            if (tries >= this.limits.messageTries)
                return { giveUp: true };
            this.byPartition.set(keyOf(partition), { ...before, at: first, tries, failures });
            return { giveUp: false, afterMs: this.backoff(tries) };
        }
        const exhausted = tries >= this.limits.batchTries;
        this.byPartition.set(keyOf(partition), exhausted
            ? { mode: 'singles', at: first, until: last, tries: 0, failures: 0 }
            : { mode: 'batch', at: first, until: last, tries, failures });
        return { giveUp: false, afterMs: exhausted ? 0 : this.backoff(tries) };
    }
    /** Everything up to an offset is done. */
    passed(partition, offset) {
        const trouble = this.of(partition);
        if (trouble === undefined)
            return;
        if (trouble.mode === 'batch' || BigInt(offset) >= BigInt(trouble.until))
            this.byPartition.delete(keyOf(partition));
        else
            this.byPartition.set(keyOf(partition), { ...trouble, at: '', tries: 0, failures: 0 });
    }
    backoff(failures) {
        return Math.min(this.limits.backoffMs * 2 ** (failures - 1), this.limits.maxBackoffMs);
    }
}
exports.Troubles = Troubles;
const keyOf = ({ topic, partition }) => `${topic}/${partition}`;
//# sourceMappingURL=troubles.js.map