import { isUtf8 } from 'node:buffer';

const BASE64 = 'base64:';

/** Longer texts nobody reads in a journal, and escaping may make them six times as long: too long for a string. */
const LONGEST_TEXT = 1 << 20;

/** Bytes as a line of JSON can hold them: as they are when they are text of a moderate length, else in base64. */
export function asText(bytes: Buffer): string {
  return bytes.length <= LONGEST_TEXT && isUtf8(bytes)
    ? bytes.toString('utf8')
    : `${BASE64}${bytes.toString('base64')}`;
}

/** The bytes that `asText` has written. */
export function asBytes(text: string): Buffer {
  return text.startsWith(BASE64) ? Buffer.from(text.slice(BASE64.length), 'base64') : Buffer.from(text);
}
