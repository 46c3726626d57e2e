import fs from 'node:fs';
import { z } from 'zod';
import { COUNTRIES } from './company/company';
import { faultRulesSchema } from './faults/fault-rule';
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
  /** Names with commas between them, under which pages and control are reached beside loopback and HOST. */
  HOSTS: z
    .string()
    .transform((names) => names.split(',').map((name) => name.trim()))
    .optional(),
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
  /** A file with rules as `POST /_control/faults` takes them. */
  FAULTS: z
    .string()
    .min(1)
    .transform((file, context) => {
      if (fs.existsSync(file)) return fs.readFileSync(file, 'utf8');
      context.addIssue({ code: 'custom', message: `there is no file ${file}` });
      return z.NEVER;
    })
    .pipe(json)
    .pipe(faultRulesSchema)
    .optional(),
  /** Keeps every call whole, for export and replay. */
  CALL_JOURNAL: z.enum(['0', '1']).default('1'),
  /** Decides every token and id of a new world. */
  RANDOM_SEED: z.string().min(1).optional(),
  /** Where the clock of a new world stands still until it is moved. */
  CLOCK: z.iso.datetime({ offset: true }).optional(),
});

/** Options from environment variables; a wrong one is named in the error. */
export function readConfiguration(environment: NodeJS.ProcessEnv): SimulatorOptions {
  const parsed = environmentSchema.safeParse(environment);
  if (!parsed.success) throw new Error(`The configuration is wrong:\n${z.prettifyError(parsed.error)}`);
  const {
    PORT,
    HOST,
    HOSTS,
    DATA_DIR,
    FSYNC,
    SEED,
    COUNTRY,
    REALM_ID,
    OAUTH_CLIENTS,
    FAULTS,
    RANDOM_SEED,
    CLOCK,
    CALL_JOURNAL,
  } = parsed.data;
  return {
    port: PORT,
    host: HOST,
    hosts: HOSTS?.some(Boolean) === true ? HOSTS : undefined,
    dataDir: DATA_DIR,
    sync: FSYNC === '1',
    clients: OAUTH_CLIENTS,
    faults: FAULTS,
    journal: CALL_JOURNAL === '1',
    randomSeed: RANDOM_SEED,
    standingAt: CLOCK === undefined ? undefined : Date.parse(CLOCK),
    firstCompany: SEED === undefined ? undefined : { seed: SEED, country: COUNTRY, realmId: REALM_ID },
  };
}
