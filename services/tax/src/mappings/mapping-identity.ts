import type { RecordKey } from '@ledgerbridge/contracts';
import { derivedId } from '@ledgerbridge/service-kit';

/** Which mapping: of one tax code that documents of a connection name. Its id is its stream's. */
export interface MappingIdentity {
  readonly mappingId: string;
  readonly connectionId: string;
  readonly tenantId: string;
  readonly divisionId: string;
  readonly companyId: string;
  readonly key: RecordKey;
}

export function mappingIdentity(place: Omit<MappingIdentity, 'mappingId'>): MappingIdentity {
  const { connectionId, tenantId, divisionId, companyId, key } = place;
  const parts = 'externalId' in key ? ['host', key.externalId] : ['quickbooks', key.quickbooksId];
  const mappingId = derivedId('tax-mapping', connectionId, ...parts);
  return { mappingId, connectionId, tenantId, divisionId, companyId, key };
}

/** The code as the document names it, on either way. */
export const taxCodeOf = ({ key }: Pick<MappingIdentity, 'key'>): string =>
  'externalId' in key ? key.externalId : key.quickbooksId;
