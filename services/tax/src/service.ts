import type { ServiceOptions } from '@ledgerbridge/service-kit';
import { taxConfiguration } from './configuration';
import { CATALOGUE } from './log/catalogue';
import { publishMappings } from './mappings/publish-mappings';
import { PROBLEMS } from './problems';
import { TaxModule } from './tax.module';

/** What the service is made of. */
export const taxService = {
  name: 'tax',
  module: TaxModule,
  configuration: taxConfiguration,
  log: { catalogue: CATALOGUE },
  problems: PROBLEMS,
  publishes: publishMappings,
} satisfies ServiceOptions<typeof taxConfiguration>;
