import {
  commonConfiguration,
  type Configuration,
  keyRing,
  values,
  variable,
} from '@ledgerbridge/service-kit';
import { z } from 'zod';

/** A number of calls, or `lifted` for none: for measurements, never against QuickBooks itself. */
const limit = z
  .string()
  .regex(/^(lifted|\d{1,6})$/)
  .transform((text) => (text === 'lifted' ? null : Number(text)))
  .refine((value) => value === null || value > 0);

const origins = z
  .string()
  .default('')
  .transform((text) => text.split(',').map((origin) => origin.trim()))
  .transform((list) => list.filter((origin) => origin !== ''))
  .pipe(z.array(z.url({ protocol: /^https?$/ }).transform((origin) => new URL(origin).origin)));

const address = (name: string, what: string, example: string) =>
  variable(name, {
    expected: `${what}; Intuit’s own when left out`,
    example,
    schema: values.httpUrl.optional(),
  });

const intuit = {
  intuitClientId: variable('INTUIT_CLIENT_ID', {
    expected: 'the client id of the Intuit app',
    example: 'ABxyz',
    schema: z.string().min(1),
  }),
  intuitClientSecret: variable('INTUIT_CLIENT_SECRET', {
    expected: 'the client secret of the Intuit app',
    example: '(from the keys page of the app)',
    schema: z.string().min(1),
  }),
  intuitEnvironment: variable('INTUIT_ENVIRONMENT', {
    expected: 'sandbox or production: which keys of the Intuit app these are',
    example: 'production',
    default: 'sandbox',
    schema: z.enum(['sandbox', 'production']),
  }),
  intuitAuthorizeUrl: address(
    'INTUIT_AUTHORIZE_URL',
    'the page where access is granted',
    'http://127.0.0.1:8790/connect/oauth2',
  ),
  intuitTokenUrl: address(
    'INTUIT_TOKEN_URL',
    'where codes become tokens',
    'http://127.0.0.1:8790/oauth2/v1/tokens/bearer',
  ),
  intuitRevokeUrl: address(
    'INTUIT_REVOKE_URL',
    'where tokens are revoked',
    'http://127.0.0.1:8790/v2/oauth2/tokens/revoke',
  ),
  intuitTimeoutMs: variable('INTUIT_TIMEOUT_MS', {
    expected: 'milliseconds that Intuit’s token endpoint may take',
    example: '20000',
    default: '20000',
    schema: values.wholeNumber(500, 120_000),
  }),
  quickbooksApiUrl: address('QUICKBOOKS_API_URL', 'the QuickBooks API', 'http://127.0.0.1:8790'),
  redirectUrl: variable('REDIRECT_URL', {
    expected:
      'where Intuit sends people back, literally as registered; PUBLIC_URL/v1/connections/callback when left out',
    example: 'https://ledgerbridge.example.com/v1/connections/callback',
    schema: values.httpUrl.optional(),
  }),
  returnOrigins: variable('RETURN_URL_ORIGINS', {
    expected: 'with INTUIT_ENVIRONMENT=production: origins that `returnUrl` may name, separated by commas',
    example: 'https://app.example.com',
    schema: origins,
  }),
  vaultKey: variable('VAULT_KEY', {
    expected: 'the key that wraps tokens, as INSTALLATION_KEY, which is taken when it is left out',
    example: '1:$(openssl rand -base64 32)',
    schema: keyRing.optional(),
  }),
  hostApiKeyHash: variable('HOST_API_KEY_HASH', {
    expected: 'the SHA-256 in hex of the API key of the host `local`; a changed one replaces the former key',
    example: '$(printf %s "$API_KEY" | sha256sum | cut -c1-64)',
    schema: values.sha256Hex.optional(),
  }),
};

const limited = (name: string, what: string, value: string) =>
  variable(name, {
    expected: `${what}, or lifted for none`,
    example: value,
    default: value,
    schema: limit,
  });

const gateway = {
  callsInFlight: limited('QUICKBOOKS_CALLS_IN_FLIGHT', 'calls of one company at the same time', '10'),
  callsPerSecond: limited('QUICKBOOKS_CALLS_PER_SECOND', 'calls of one company in any second', '10'),
  callsPerMinute: limited('QUICKBOOKS_CALLS_PER_MINUTE', 'calls of one company in any minute', '500'),
  bulkReserve: variable('QUICKBOOKS_BULK_RESERVE', {
    expected: 'how much of each limit bulk calls leave to the others',
    example: '3',
    default: '3',
    schema: values.wholeNumber(0, 1000),
  }),
  transitMs: variable('QUICKBOOKS_TRANSIT_MS', {
    expected:
      'milliseconds within which a call reaches QuickBooks; widens the windows by as much. More than calls take: never a 429, at 10 / (1 s + a call) calls a second',
    example: '100',
    default: '100',
    schema: values.wholeNumber(0, 10_000),
  }),
};

/** The connector's own variables. */
export const connectorConfiguration = { ...intuit, ...gateway };

export const configurationSpec = { ...commonConfiguration, ...connectorConfiguration };
export type ConnectorConfiguration = Configuration<typeof configurationSpec>;
