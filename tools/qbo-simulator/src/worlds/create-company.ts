import { z } from 'zod';
import { type Company, COUNTRIES, type Country } from '../company/company';
import { switchesSchema } from '../company/switches';
import { type Simulator } from '../simulator';
import { foundCompany } from './found-company';
import { preferencesOf, withPreferences } from './preferences';

/** `POST /_control/companies`. */
export const newCompanySchema = z.strictObject({
  country: z.enum(COUNTRIES).default('US'),
  plan: switchesSchema.shape.plan,
  seed: z.enum(['sample', 'demo', 'empty']).default('sample'),
  /** Digits only, like QuickBooks' own; given when left out. */
  realmId: z
    .string()
    .regex(/^\d{10,19}$/)
    .optional(),
  name: z.string().min(1).max(1024).optional(),
  preferences: z.record(z.string(), z.json()).default({}),
  switches: switchesSchema.partial().default({}),
});

export type NewCompany = z.infer<typeof newCompanySchema>;

const nameOf = (seed: NewCompany['seed'], country: Country): string =>
  seed === 'sample'
    ? `Sandbox Company_${country}`
    : { demo: 'Ledgerbridge Demo Company', empty: 'Empty Company' }[seed];

export type CreateCompanyResult =
  { readonly ok: true; readonly company: Company } | { readonly ok: false; readonly problem: string };

/** Founds a company with its seed; refuses a realm id that is taken and preferences that do not exist. */
export function createCompany(simulator: Simulator, wanted: NewCompany): CreateCompanyResult {
  const realmId = wanted.realmId ?? simulator.entropy.realmId();
  if (simulator.companies.get(realmId)) return { ok: false, problem: `realmId ${realmId} is taken` };
  const { preferences, unknown } = withPreferences(
    preferencesOf(wanted.country, wanted.seed === 'demo'),
    wanted.preferences,
  );
  if (unknown.length > 0) return { ok: false, problem: `unknown preferences: ${unknown.join(', ')}` };
  const company: Company = {
    realmId,
    name: wanted.name ?? nameOf(wanted.seed, wanted.country),
    country: wanted.country,
    seed: wanted.seed,
    createdAt: simulator.clock.now(),
    switches: switchesSchema.parse({ ...wanted.switches, plan: wanted.plan }),
  };
  simulator.store.transaction(() => foundCompany(simulator.companies.add(company), preferences));
  return { ok: true, company };
}
