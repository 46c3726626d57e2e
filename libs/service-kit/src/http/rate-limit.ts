/** What a caller may still do, for the `RateLimit-*` headers. */
export interface Allowance {
  readonly allowed: boolean;
  readonly limit: number;
  readonly remaining: number;
  /** Whole seconds until the full budget is there again. */
  readonly resetSeconds: number;
}

interface Bucket {
  tokens: number;
  at: number;
}

const MOST_BUCKETS = 10_000;

/**
 * A token bucket per key: as many requests a second as the limit, in bursts of at most one second's worth. Kept in
 * memory: each replica grants the limit.
 */
export class RateLimit {
  private readonly buckets = new Map<string, Bucket>();

  constructor(
    private readonly perSecond: number,
    private readonly now: () => number = Date.now,
  ) {}

  take(key: string): Allowance {
    const now = this.now();
    const bucket = this.buckets.get(key) ?? this.open(key, now);
    bucket.tokens = Math.min(this.perSecond, bucket.tokens + ((now - bucket.at) / 1000) * this.perSecond);
    bucket.at = now;
    const allowed = bucket.tokens >= 1;
    if (allowed) bucket.tokens -= 1;
    return {
      allowed,
      limit: this.perSecond,
      remaining: Math.floor(bucket.tokens),
      resetSeconds: Math.ceil((this.perSecond - bucket.tokens) / this.perSecond),
    };
  }

  /** A bucket that was left alone for a second is full again, so forgetting all of them gives little away. */
  private open(key: string, now: number): Bucket {
    if (this.buckets.size >= MOST_BUCKETS) this.buckets.clear();
    const bucket = { tokens: this.perSecond, at: now };
    this.buckets.set(key, bucket);
    return bucket;
  }
}
