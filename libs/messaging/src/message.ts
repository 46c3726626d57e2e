/** A message on its way out. `value` is a CloudEvent as structured JSON. */
export interface OutgoingMessage {
  readonly topic: string;
  /** Messages of one key keep their order; internal topics use the division id. */
  readonly key: string;
  readonly value: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A message as a transport delivers it: nothing in it has been looked at yet. */
export interface RawMessage {
  readonly topic: string;
  readonly partition: number;
  /** Position in the partition; a decimal string, because it may exceed 2^53. Gaps are ordinary. */
  readonly offset: string;
  readonly key: Buffer | null;
  readonly value: Buffer | null;
  readonly headers: Readonly<Record<string, string>>;
}

/** What counts for a message's size: text or bytes. */
export interface Sized {
  readonly key: string | Buffer | null;
  readonly value: string | Buffer | null;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Room of a message at a broker, in bytes. */
export function sizeOf({ key, value, headers = {} }: Sized): number {
  const headerBytes = Object.entries(headers).reduce(
    (sum, [name, text]) => sum + bytes(name) + bytes(text),
    0,
  );
  return bytes(key) + bytes(value) + headerBytes + RECORD_OVERHEAD_BYTES;
}

/** A record's own fields (lengths, deltas, attributes), rounded up. */
const RECORD_OVERHEAD_BYTES = 70;

const bytes = (part: string | Buffer | null): number => (part === null ? 0 : Buffer.byteLength(part));
