import type { ServiceOptions } from '@ledgerbridge/service-kit';
import { matchingConfiguration } from './configuration';
import { publishLinks } from './links/publish-links';
import { CATALOGUE } from './log/catalogue';
import { MatchingModule } from './matching.module';
import { PROBLEMS } from './problems';

/** What the service is made of. */
export const matchingService = {
  name: 'matching',
  module: MatchingModule,
  configuration: matchingConfiguration,
  log: { catalogue: CATALOGUE },
  problems: PROBLEMS,
  publishes: publishLinks,
} satisfies ServiceOptions<typeof matchingConfiguration>;
