import { line, rule } from '@ledgerbridge/contracts';
import { z } from 'zod';

/** An IANA time zone, by its name: an offset such as `+01:00` knows no summer. */
const timeZone = line(100).refine(
  isTimeZone,
  rule('wrong-format', 'expected an IANA time zone such as America/Los_Angeles'),
);

/** Body of `PUT /v1/divisions/{externalId}`. */
export const divisionInput = z.strictObject({ name: line(200).optional(), timeZone: timeZone.optional() });

function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
