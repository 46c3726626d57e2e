"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.RateLimit = void 0;
const MOST_BUCKETS = 10_000;
/**
 * A token bucket per key: as many requests a second as the limit, in bursts of at most one second's worth. Kept in
 * memory: each replica grants the limit.
 */
class RateLimit {
    perSecond;
    now;
    buckets = new Map();
    constructor(perSecond, now = Date.now) {
        this.perSecond = perSecond;
        this.now = now;
    }
    take(key) {
        const now = this.now();
        const bucket = this.buckets.get(key) ?? this.open(key, now);
        bucket.tokens = Math.min(this.perSecond, bucket.tokens + ((now - bucket.at) / 1000) * this.perSecond);
        bucket.at = now;
        const allowed = bucket.tokens >= 1;
        if (allowed)
            bucket.tokens -= 1;
        return {
            allowed,
            limit: this.perSecond,
            remaining: Math.floor(bucket.tokens),
            resetSeconds: Math.ceil((this.perSecond - bucket.tokens) / this.perSecond),
        };
    }
    /** A bucket that was left alone for a second is full again, so forgetting all of them gives little away. */
    open(key, now) {
        if (this.buckets.size >= MOST_BUCKETS)
            this.buckets.clear();
        const bucket = { tokens: this.perSecond, at: now };
        this.buckets.set(key, bucket);
        return bucket;
    }
}
exports.RateLimit = RateLimit;
//# sourceMappingURL=rate-limit.js.map