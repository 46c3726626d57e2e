import { type Reading, read } from '@ledgerbridge/contracts';
import type { z } from 'zod';
import { Problem } from './problem';

/** The value of a reading, or the problem `validation-failed` with everything that is wrong. */
export function acceptable<T>(reading: Reading<T>): T {
  if (reading.ok) return reading.value;
  throw new Problem('validation-failed', { errors: reading.problems });
}

/** Reads a body with a schema. @throws Problem `validation-failed` */
export function acceptableBody<T>(schema: z.ZodType<T>, body: unknown): T {
  return acceptable(read(schema, body));
}

/** Reads query parameters with a schema. @throws Problem `query-invalid` */
export function acceptableQuery<T>(schema: z.ZodType<T>, query: unknown): T {
  const reading = read(schema, query);
  if (reading.ok) return reading.value;
  throw new Problem('query-invalid', { errors: reading.problems });
}
