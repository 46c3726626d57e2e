import { isUtf8 } from 'node:buffer';

const BASE64 = 'base64:';

/** Bytes as a line of JSON can hold them: as they are when they are text, else in base64. */
export function asText(bytes: Buffer): string {
  return isUtf8(bytes) ? bytes.toString('utf8') : `${BASE64}${bytes.toString('base64')}`;
}

/** The bytes that `asText` has written. */
export function asBytes(text: string): Buffer {
  return text.startsWith(BASE64) ? Buffer.from(text.slice(BASE64.length), 'base64') : Buffer.from(text);
}
