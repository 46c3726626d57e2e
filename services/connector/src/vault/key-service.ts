import type { KeyRing, Wrapped } from '@ledgerbridge/event-store';

/** Wraps data keys. A cloud's key management fits behind it; what it wraps never leaves the connector's database. */
export interface KeyService {
  /** Version of the key that wraps now. */
  readonly current: number;
  /** @param purpose binds the result to its place, as associated data */
  wrap(key: Buffer, purpose: string): Promise<Wrapped>;
  /** @throws when it was wrapped for another purpose, was changed, or its version is gone */
  unwrap(wrapped: Wrapped, purpose: string): Promise<Buffer>;
}

/** Keys from the configuration: a ring of versions, of which the newest wraps and all unwrap. */
export class LocalKeys implements KeyService {
  constructor(private readonly ring: KeyRing) {}

  get current(): number {
    return this.ring.current;
  }

  async wrap(key: Buffer, purpose: string): Promise<Wrapped> {
    return this.ring.wrap(key, purpose);
  }

  async unwrap(wrapped: Wrapped, purpose: string): Promise<Buffer> {
    return this.ring.unwrap(wrapped, purpose);
  }
}
