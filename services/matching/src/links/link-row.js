"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.LINK_PLACE = void 0;
exports.linkOfRow = linkOfRow;
exports.LINK_PLACE = `link_id AS "linkId", connection_id AS "connectionId", tenant_id AS "tenantId",
  division_id AS "divisionId", company_id AS "companyId", kind, external_id AS "externalId",
  quickbooks_id AS "quickbooksId"`;
function linkOfRow({ externalId, quickbooksId, ...place }) {
    const { linkId, connectionId, tenantId, divisionId, companyId, kind } = place;
    const key = externalId === null ? { quickbooksId: quickbooksId ?? '' } : { externalId };
    return { linkId, connectionId, tenantId, divisionId, companyId, kind, key };
}
//# sourceMappingURL=link-row.js.map