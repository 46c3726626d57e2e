import type { LinkChanged } from '@ledgerbridge/contracts';
import { ServiceOnTopics, type Tenants } from '@ledgerbridge/service-kit/testing';
import { MIGRATIONS } from '../database/migrations';
import { matchingService } from '../service';

export type MatchingOnTopics = ServiceOnTopics<LinkChanged>;

/** @param env overrides of the service's variables; CONNECTOR_URL is needed */
export const startMatching = (
  env: Readonly<Record<string, string>>,
  tenants?: Tenants,
): Promise<MatchingOnTopics> =>
  ServiceOnTopics.start(
    { options: matchingService, migrations: MIGRATIONS, topic: 'link.changed', listPath: '/v1/links' },
    env,
    tenants,
  );

/** What matching has said about a record, in its order. */
export const saidOf = ({ heard }: MatchingOnTopics, kind: string, id: string): LinkChanged[] =>
  heard.filter(
    (link) =>
      link.kind === kind && ('externalId' in link.key ? link.key.externalId : link.key.quickbooksId) === id,
  );
