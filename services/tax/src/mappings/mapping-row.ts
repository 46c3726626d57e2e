import type { MappingIdentity } from './mapping-identity';

/** Which mapping a row of `tax_mappings` is about. */
export interface MappingPlaceRow {
  readonly mappingId: string;
  readonly connectionId: string;
  readonly tenantId: string;
  readonly divisionId: string;
  readonly companyId: string;
  readonly taxCode: string;
  /** The document names QuickBooks' own id. */
  readonly byQuickBooksId: boolean;
}

export const MAPPING_PLACE = `mapping_id AS "mappingId", connection_id AS "connectionId", tenant_id AS "tenantId",
  division_id AS "divisionId", company_id AS "companyId", tax_code AS "taxCode",
  by_quickbooks_id AS "byQuickBooksId"`;

export function mappingOfRow(row: MappingPlaceRow): MappingIdentity {
  const { mappingId, connectionId, tenantId, divisionId, companyId, taxCode } = row;
  const key = row.byQuickBooksId ? { quickbooksId: taxCode } : { externalId: taxCode };
  return { mappingId, connectionId, tenantId, divisionId, companyId, key };
}
