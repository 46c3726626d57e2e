import { z } from 'zod';

/** A whole number within limits, from text. */
export const wholeNumber = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d{1,16}$/)
    .transform(Number)
    .pipe(z.int().min(min).max(max));

export const switchValue = z.enum(['true', 'false']).transform((text) => text === 'true');

export const postgresUrl = z
  .string()
  .refine((text) => URL.canParse(text) && /^postgres(ql)?:$/.test(new URL(text).protocol));

export const httpUrl = z
  .string()
  .refine((text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol))
  .transform((text) => text.replace(/\/+$/, ''));

/** Plain lower-case name that may stand in SQL text; short enough for the roles, schemas and channels named after it. */
export const schemaName = z.string().regex(/^[a-z_][a-z0-9_]{0,35}$/);

/** Exactly 32 bytes in base64. */
export const key32 = z
  .string()
  .transform((text) => Buffer.from(text, 'base64'))
  .refine((bytes) => bytes.length === 32);

/** Lower-case hex of a SHA-256. */
export const sha256Hex = z.string().regex(/^[0-9a-f]{64}$/);

export const brokerList = z
  .string()
  .transform((text) => text.split(',').map((broker) => broker.trim()))
  .pipe(z.array(z.string().regex(/^[^\s:]+:\d{1,5}$/)).min(1));

/** Topic prefixes; none set is one empty prefix. */
export const prefixList = z
  .string()
  .default('')
  .transform((text) => text.split(',').map((prefix) => prefix.trim()))
  .pipe(z.array(z.string().regex(/^[\w.-]{0,100}$/)));
