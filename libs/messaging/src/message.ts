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

/** Room and cost of a message at a broker, in bytes. */
export function sizeOf(message: OutgoingMessage): number {
  const headers = Object.entries(message.headers ?? {});
  const headerBytes = headers.reduce((sum, [name, value]) => sum + name.length + Buffer.byteLength(value), 0);
  return (
    Buffer.byteLength(message.value) + Buffer.byteLength(message.key) + headerBytes + RECORD_OVERHEAD_BYTES
  );
}

/** A record's own fields (lengths, deltas, attributes), rounded up. */
const RECORD_OVERHEAD_BYTES = 70;
