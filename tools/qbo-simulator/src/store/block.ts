import { deflateRawSync, inflateRawSync } from 'node:zlib';

type Entry<T> = readonly [key: string, row: T];

/** Rows that lie packed together: what they have in common, as rows of one kind do, is kept once. */
export class Block<T> {
  private constructor(private readonly packed: Buffer) {}

  static of<T>(entries: readonly Entry<T>[]): Block<T> {
    const deflated = deflateRawSync(JSON.stringify(entries), { level: 1 });
    // The answer of zlib is a view of a larger piece of memory, which would be kept with it.
    const packed = Buffer.allocUnsafeSlow(deflated.length);
    deflated.copy(packed);
    return new Block(packed);
  }

  unpack(): ReadonlyMap<string, T> {
    return new Map(JSON.parse(inflateRawSync(this.packed).toString()) as Entry<T>[]);
  }
}
