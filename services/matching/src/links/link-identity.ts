import type { RecordKey, RecordKind } from '@ledgerbridge/contracts';
import { derivedId } from '@ledgerbridge/service-kit';

/** Which link: of one record that documents of a connection mention. Its id is its stream's. */
export interface LinkIdentity {
  readonly linkId: string;
  readonly connectionId: string;
  readonly tenantId: string;
  readonly divisionId: string;
  readonly companyId: string;
  readonly kind: RecordKind;
  readonly key: RecordKey;
}

export function linkIdentity(place: Omit<LinkIdentity, 'linkId'>): LinkIdentity {
  const { connectionId, tenantId, divisionId, companyId, kind, key } = place;
  const parts = 'externalId' in key ? ['host', key.externalId] : ['quickbooks', key.quickbooksId];
  const linkId = derivedId('link', connectionId, kind, ...parts);
  return { linkId, connectionId, tenantId, divisionId, companyId, kind, key };
}
