import { createHash } from 'node:crypto';

/**
 * JSON with the keys of every object in order and without undefined fields: equal values give equal text. Written out by
 * hand because `JSON.stringify` with a replacer takes five times as long, and every order that comes in goes through here.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(element).join(',')}]`;
  if (!isPlainObject(value)) return JSON.stringify(value);
  if (typeof value['toJSON'] === 'function') return canonicalJson(JSON.parse(JSON.stringify(value)));
  const fields = Object.keys(value)
    .sort()
    .flatMap((key) => field(key, value[key]));
  return `{${fields.join(',')}}`;
}

/** SHA-256 of a value's canonical JSON, hex. */
export function contentHash(value: unknown): string {
  return createHash('sha256').update(canonicalJson(value)).digest('hex');
}

const isPlainObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What JSON cannot say becomes null in a list and is left out of an object. */
const element = (value: unknown): string => (isSayable(value) ? canonicalJson(value) : 'null');
const field = (key: string, value: unknown): string[] =>
  isSayable(value) ? [`${JSON.stringify(key)}:${canonicalJson(value)}`] : [];

const isSayable = (value: unknown): boolean =>
  value !== undefined && typeof value !== 'function' && typeof value !== 'symbol';
