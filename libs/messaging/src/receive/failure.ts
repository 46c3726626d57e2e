/** Classes of SQLSTATE that say nothing about the message: connection, resources, operator, conflict of locks. */
const TRANSIENT_CLASSES = new Set(['08', '53', '57', '58', '40', '25']);
const TRANSIENT_CODES = new Set(['55P03', '55006']);
const TRANSIENT_SYSTEM = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
]);
const LOST_CONNECTION =
  /Connection terminated|timeout exceeded when trying to connect|Client has encountered/;

/**
 * Whether a failure will pass by itself. Such a batch is tried until it succeeds: parking every message because the
 * database restarts would turn a hiccup into work for people.
 */
export function isTransient(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (LOST_CONNECTION.test(error.message)) return true;
  const code: unknown = Reflect.get(error, 'code');
  if (typeof code !== 'string') return false;
  return TRANSIENT_CODES.has(code) || TRANSIENT_SYSTEM.has(code) || TRANSIENT_CLASSES.has(code.slice(0, 2));
}

/** What may be said of a failure in logs and reasons: its message may quote data, its name and place do not. */
export function describeFailure(error: unknown): {
  readonly name: string;
  readonly code?: string;
  readonly at?: string;
} {
  if (!(error instanceof Error)) return { name: typeof error };
  const code: unknown = Reflect.get(error, 'code');
  const frames = (error.stack ?? '').split('\n').filter((line) => line.startsWith('    at '));
  return {
    name: error.name,
    ...(typeof code === 'string' ? { code } : {}),
    ...(frames.length === 0 ? {} : { at: frames.slice(0, 5).join('\n') }),
  };
}
