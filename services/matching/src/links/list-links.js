"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.listLinks = listLinks;
exports.linkById = linkById;
const containing_1 = require("../database/containing");
const link_row_1 = require("./link-row");
const selectLinks = (schema) => `
  SELECT ${link_row_1.LINK_PLACE}, status, reason, candidates, decided_by AS "decidedBy",
    actor, decided_at AS "decidedAt", quickbooks, h.name, h.code, r.name AS "quickbooksName"
  FROM "${schema}".links
  LEFT JOIN LATERAL (SELECT name, code FROM "${schema}".host_records h
    WHERE h.tenant_id = links.tenant_id AND h.kind = links.kind AND h.external_id = links.external_id) h ON true
  LEFT JOIN LATERAL (SELECT name FROM "${schema}".quickbooks_records r
    WHERE r.connection_id = links.connection_id AND r.list = quickbooks ->> 'entity' AND r.id = quickbooks ->> 'id') r
    ON true`;
/** One page of links in the order of their ids, and one row more where there is another page. */
async function listLinks(db, schema, { divisionId, kind, linked, q, after, limit }) {
    const { rows } = await db.query(`${selectLinks(schema)}
     WHERE ($1::uuid IS NULL OR division_id = $1) AND ($2::text IS NULL OR kind = $2)
       AND ($3::boolean IS NULL OR (status = 'linked') = $3) AND ($5::uuid IS NULL OR link_id > $5)
       AND ($4::text IS NULL OR concat_ws(' ', external_id, quickbooks_id, h.name, h.code, r.name) ILIKE $4)
     ORDER BY link_id LIMIT $6`, [divisionId, kind, linked, q === undefined ? null : (0, containing_1.containing)(q), after, limit + 1]);
    return rows;
}
async function linkById(db, schema, linkId) {
    const { rows } = await db.query(`${selectLinks(schema)} WHERE link_id = $1`, [linkId]);
    return rows[0];
}
//# sourceMappingURL=list-links.js.map