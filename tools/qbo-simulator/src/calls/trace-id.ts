import { randomBytes } from 'node:crypto';

/** A value for the header `intuit_tid`, in the form that Intuit's support asks for. */
export function newTraceId(): string {
  const hex = randomBytes(16).toString('hex');
  return `1-${hex.slice(0, 8)}-${hex.slice(8, 32)}`;
}
