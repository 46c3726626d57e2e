import { z } from 'zod';
import { COUNTRIES } from './company/company';
import { clientSchema } from './oauth/clients';
import { type SimulatorOptions } from './start-simulator';

const json = z.string().transform((text, context): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue({ code: 'custom', message: 'is not JSON' });
    return z.NEVER;
  }
});

const environmentSchema = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(8790),
  HOST: z.string().min(1).default('127.0.0.1'),
  /** Without it the world lives in memory only. */
  DATA_DIR: z.string().min(1).optional(),
  /** Waits for the disk on every write. */
  FSYNC: z.enum(['0', '1']).default('0'),
  /** Founds a company when there is none. */
  SEED: z.enum(['sample', 'demo', 'empty']).optional(),
  COUNTRY: z.enum(COUNTRIES).default('US'),
  REALM_ID: z.string().optional(),
  /** JSON array of apps: clientId, clientSecret, redirectUris, keys. */
  OAUTH_CLIENTS: json.pipe(z.array(clientSchema)).default([]),
});

/** Options from environment variables; a wrong one is named in the error. */
export function readConfiguration(environment: NodeJS.ProcessEnv): SimulatorOptions {
  const parsed = environmentSchema.safeParse(environment);
  if (!parsed.success) throw new Error(`The configuration is wrong:\n${z.prettifyError(parsed.error)}`);
  const { PORT, HOST, DATA_DIR, FSYNC, SEED, COUNTRY, REALM_ID, OAUTH_CLIENTS } = parsed.data;
  return {
    port: PORT,
    host: HOST,
    dataDir: DATA_DIR,
    sync: FSYNC === '1',
    clients: OAUTH_CLIENTS,
    firstCompany: SEED === undefined ? undefined : { seed: SEED, country: COUNTRY, realmId: REALM_ID },
  };
}
