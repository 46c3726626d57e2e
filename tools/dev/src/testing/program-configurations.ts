import {
  commonConfiguration,
  type ConfigurationSpec,
  migrationConfiguration,
} from '@ledgerbridge/service-kit';
import { connectorConfiguration } from '../../../../services/connector/src/configuration';
import { matchingConfiguration } from '../../../../services/matching/src/configuration';
import { syncConfiguration } from '../../../../services/sync/src/configuration';
import { taxConfiguration } from '../../../../services/tax/src/configuration';
import { edgeConfiguration } from '../edge/configuration';
import { topicsConfiguration } from '../topics/configuration';

/** What each program of the image reads from its environment. */
export const PROGRAM_CONFIGURATIONS: Readonly<Record<string, ConfigurationSpec>> = {
  connector: { ...commonConfiguration, ...connectorConfiguration },
  matching: { ...commonConfiguration, ...matchingConfiguration },
  sync: { ...commonConfiguration, ...syncConfiguration },
  tax: { ...commonConfiguration, ...taxConfiguration },
  'connector migrate': migrationConfiguration,
  'matching migrate': migrationConfiguration,
  'sync migrate': migrationConfiguration,
  'tax migrate': migrationConfiguration,
  edge: edgeConfiguration,
  topics: topicsConfiguration,
};
/** Needed because the manifests choose TRANSPORT=kafka. */
const WITH_KAFKA = ['KAFKA_BROKERS'];

/** Variables that a program does not start without. */
export function requiredVariables(program: string): string[] {
  const spec = PROGRAM_CONFIGURATIONS[program] ?? {};
  const required = Object.values(spec).filter(
    (variable) => variable.default === undefined && !variable.schema.safeParse(undefined).success,
  );
  const kafka = Object.values(spec).filter(({ name }) => WITH_KAFKA.includes(name));
  return [...new Set([...required, ...kafka].map(({ name }) => name))];
}

/** Why a plain value is not what the program takes. */
export function refusedValues(program: string, values: Readonly<Record<string, string>>): string[] {
  return Object.values(PROGRAM_CONFIGURATIONS[program] ?? {})
    .filter(({ name }) => Boolean(values[name]))
    .filter(({ name, schema }) => !schema.safeParse(values[name]).success)
    .map(({ name }) => name);
}

export const knownVariables = (program: string): string[] =>
  Object.values(PROGRAM_CONFIGURATIONS[program] ?? {}).map(({ name }) => name);
