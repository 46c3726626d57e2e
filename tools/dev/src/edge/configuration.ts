import { type Configuration, values, variable } from '@ledgerbridge/service-kit';
import { z } from 'zod';

const LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

const upstream = (name: string, port: number) =>
  variable(`${name.toUpperCase()}_URL`, {
    expected: `the address of ${name} inside the installation`,
    example: `http://127.0.0.1:${port}`,
    schema: values.httpUrl,
  });

/** What the edge needs to start. */
export const edgeConfiguration = {
  port: variable('PORT', {
    expected: 'a port, 0 for a free one',
    example: '8700',
    schema: values.wholeNumber(0, 65535),
  }),
  host: variable('HOST', {
    expected: 'the address to listen on; 0.0.0.0 in a container',
    example: '127.0.0.1',
    default: '127.0.0.1',
    schema: z.string().min(1),
  }),
  publicUrl: variable('PUBLIC_URL', {
    expected: 'the address under which callers reach the API',
    example: 'https://ledgerbridge.example.com',
    schema: values.httpUrl,
  }),
  connectorUrl: upstream('connector', 8701),
  matchingUrl: upstream('matching', 8702),
  syncUrl: upstream('sync', 8703),
  taxUrl: upstream('tax', 8704),
  logLevel: variable('LOG_LEVEL', {
    expected: `one of ${LEVELS.join(', ')}`,
    example: 'info',
    default: 'info',
    schema: z.enum(LEVELS),
  }),
};
export type EdgeConfiguration = Configuration<typeof edgeConfiguration>;
