import type { TaxChanged } from '@ledgerbridge/contracts';
import { ServiceOnTopics, type Tenants } from '@ledgerbridge/service-kit/testing';
import { MIGRATIONS } from '../database/migrations';
import { taxService } from '../service';

export type TaxOnTopics = ServiceOnTopics<TaxChanged>;

/** @param env overrides of the service's variables; CONNECTOR_URL is needed */
export const startTax = (env: Readonly<Record<string, string>>, tenants?: Tenants): Promise<TaxOnTopics> =>
  ServiceOnTopics.start(
    { options: taxService, migrations: MIGRATIONS, topic: 'tax.changed', listPath: '/v1/tax/mappings' },
    env,
    tenants,
  );

/** What tax has said about a tax code, in its order. */
export const saidOf = ({ heard }: TaxOnTopics, taxCode: string): TaxChanged[] =>
  heard.filter((mapping) => mapping.taxCode === taxCode);
