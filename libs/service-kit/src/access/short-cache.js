"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.ShortCache = void 0;
const MOST_ENTRIES = 10_000;
/** Remembers lists that were found, for a short time; an empty one is never remembered. */
class ShortCache {
    forMs;
    entries = new Map();
    generation = 0;
    constructor(forMs) {
        this.forMs = forMs;
    }
    /** What is remembered under the key, or what `load` finds. One key must always stand for one type of row. */
    async get(key, load) {
        const found = this.entries.get(key);
        if (found && found.until > Date.now())
            return found.rows;
        const { generation } = this;
        const rows = await load();
        // Something was forgotten while we looked: what we have seen may be older than that.
        if (rows.length > 0 && generation === this.generation)
            this.keep(key, rows);
        return rows;
    }
    clear() {
        this.generation += 1;
        this.entries.clear();
    }
    keep(key, rows) {
        if (this.entries.size >= MOST_ENTRIES)
            this.entries.clear();
        this.entries.set(key, { rows, until: Date.now() + this.forMs });
    }
}
exports.ShortCache = ShortCache;
//# sourceMappingURL=short-cache.js.map