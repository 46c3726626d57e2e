/** Names of fields that no log line may show, at any of the first levels of an object. */
const SECRET_FIELDS = [
  'authorization',
  'cookie',
  '"set-cookie"',
  'password',
  'secret',
  'clientSecret',
  'client_secret',
  'token',
  'accessToken',
  'access_token',
  'refreshToken',
  'refresh_token',
  'apiKey',
  'operatorKey',
  'realmId',
  'realm_id',
  'body',
  'rawBody',
  'payload',
  'sealed',
];
const LEVELS = 4;

/** pino's redaction paths: every secret field on the first levels. */
export const REDACTED_PATHS: string[] = SECRET_FIELDS.flatMap((field) =>
  Array.from({ length: LEVELS }, (_, level) => {
    const stars = '*.'.repeat(level);
    return field.startsWith('"') ? `${stars.slice(0, -1)}[${field}]` : `${stars}${field}`;
  }),
);

/** Secrets as they look inside of texts: our keys, bearer tokens, signed tokens, passwords and realms in addresses. */
const SECRET_TEXTS: readonly (readonly [RegExp, string])[] = [
  [/\blb[a-z]?_[A-Za-z0-9_-]{8,}/g, 'lb_[redacted]'],
  [/\b(Bearer|Basic)\s+[^\s"',]+/gi, '$1 [redacted]'],
  [/\beyJ[\w-]+\.[\w-]+\.[\w-]*/g, '[redacted]'],
  [/(\w+:\/\/[^\s:/@]+:)[^\s@]+@/g, '$1[redacted]@'],
  [/(\/company\/)\d+/g, '$1[redacted]'],
];

/** A text without the secrets that can be told by their form. */
export function scrubbed(text: string): string {
  return SECRET_TEXTS.reduce((clean, [secret, instead]) => clean.replace(secret, instead), text);
}

/**
 * What a log line shows of an error: its kind, code, message and stack. Nothing else that libraries hang on errors:
 * axios adds the request with its token, pg the row's values in `detail`.
 */
export function loggedError(error: unknown): unknown {
  if (!(error instanceof Error)) return typeof error;
  const code =
    'code' in error && (typeof error.code === 'string' || typeof error.code === 'number') ? error.code : '';
  return {
    type: error.name,
    ...(code === '' ? {} : { code }),
    message: scrubbed(error.message),
    stack: scrubbed(error.stack ?? ''),
    ...(error.cause === undefined ? {} : { cause: loggedError(error.cause) }),
  };
}
