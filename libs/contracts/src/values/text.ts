import { z } from 'zod';
import { rule } from '../problem';

/** Unicode's control characters (Cc) and its line and paragraph separators. */
const CONTROL = /[\p{Cc}\u2028\u2029]/u;
const CONTROL_BUT_LINES = /(?![\n\r\t])[\p{Cc}]/u;

const printable = (text: string): boolean => !CONTROL.test(text);
const wellFormed = (text: string): boolean => text.isWellFormed();

/** One line of text: 1 to `max` characters, no control character. An empty text is an error, never "absent". */
export function line(max: number) {
  return z
    .string()
    .min(1)
    .max(max)
    .refine(wellFormed, rule('not-unicode', 'expected well-formed Unicode'))
    .refine(printable, rule('control-character', 'expected one line without control characters'));
}

/** Text of several lines: 1 to `max` characters; line breaks and tabs are allowed. */
export function paragraph(max: number) {
  return z
    .string()
    .min(1)
    .max(max)
    .refine(wellFormed, rule('not-unicode', 'expected well-formed Unicode'))
    .refine(
      (text) => !CONTROL_BUT_LINES.test(text),
      rule('control-character', 'expected text without control characters'),
    );
}

/** The host's own id of a thing: 1 to 200 characters without control characters; spaces are allowed. */
export const externalId = line(200);

/** An id of ours: a UUID. */
export const ourId = z.uuid();

/** An id that QuickBooks Online gave. Always a string: class ids exceed 2^53. */
export const quickbooksId = z.string().regex(/^[A-Za-z0-9-]{1,50}$/, 'expected an id as QuickBooks gives it');

/** Absolute address of a page of the host. */
export const webAddress = line(2000).refine(
  isWebAddress,
  rule('not-a-url', 'expected an absolute http or https address'),
);

function isWebAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}
