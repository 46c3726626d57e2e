import type { RawMessage } from '../message';

/** The part of a message that may hold personal data: sealed while it is parked. */
export type Payload = Pick<RawMessage, 'key' | 'value' | 'headers'>;

interface PackedPayload {
  readonly key: string | null;
  readonly value: string | null;
  readonly headers: Readonly<Record<string, string>>;
}

export function packPayload({ key, value, headers }: Payload): Buffer {
  const packed: PackedPayload = {
    key: key?.toString('base64') ?? null,
    value: value?.toString('base64') ?? null,
    headers,
  };
  return Buffer.from(JSON.stringify(packed));
}

export function unpackPayload(bytes: Buffer): Payload {
  const { key, value, headers } = JSON.parse(bytes.toString('utf8')) as PackedPayload;
  return { key: fromBase64(key), value: fromBase64(value), headers };
}

const fromBase64 = (text: string | null): Buffer | null =>
  text === null ? null : Buffer.from(text, 'base64');
