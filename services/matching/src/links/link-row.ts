import type { RecordKind } from '@ledgerbridge/contracts';
import type { LinkIdentity } from './link-identity';

/** Which link a row of `links` is about. */
export interface LinkPlaceRow {
  readonly linkId: string;
  readonly connectionId: string;
  readonly tenantId: string;
  readonly divisionId: string;
  readonly companyId: string;
  readonly kind: RecordKind;
  readonly externalId: string | null;
  readonly quickbooksId: string | null;
}

export const LINK_PLACE = `link_id AS "linkId", connection_id AS "connectionId", tenant_id AS "tenantId",
  division_id AS "divisionId", company_id AS "companyId", kind, external_id AS "externalId",
  quickbooks_id AS "quickbooksId"`;

export function linkOfRow({ externalId, quickbooksId, ...place }: LinkPlaceRow): LinkIdentity {
  const { linkId, connectionId, tenantId, divisionId, companyId, kind } = place;
  const key = externalId === null ? { quickbooksId: quickbooksId ?? '' } : { externalId };
  return { linkId, connectionId, tenantId, divisionId, companyId, kind, key };
}
