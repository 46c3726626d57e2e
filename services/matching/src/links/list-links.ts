import { containing } from '@ledgerbridge/service-kit';
import type { QuickBooksRecord, RecordKind } from '@ledgerbridge/contracts';
import type { Queryable } from '@ledgerbridge/event-store';
import { LINK_PLACE, type LinkPlaceRow } from './link-row';

/** A link with what people call its two sides. */
export interface LinkRow extends LinkPlaceRow {
  readonly status: 'undecided' | 'open' | 'linked';
  readonly reason: string | null;
  readonly candidates: number;
  readonly decidedBy: string | null;
  readonly actor: string | null;
  readonly decidedAt: Date | null;
  readonly quickbooks: QuickBooksRecord | null;
  readonly name: string | null;
  readonly code: string | null;
  readonly quickbooksName: string | null;
}

export interface LinkFilter {
  readonly divisionId: string | undefined;
  readonly kind: RecordKind | undefined;
  readonly linked: boolean | undefined;
  /** Part of the name or id on either side. */
  readonly q: string | undefined;
  readonly after: string | undefined;
  readonly limit: number;
}

const selectLinks = (schema: string): string => `
  SELECT ${LINK_PLACE}, status, reason, candidates, decided_by AS "decidedBy",
    actor, decided_at AS "decidedAt", quickbooks, h.name, h.code, r.name AS "quickbooksName"
  FROM "${schema}".links
  LEFT JOIN LATERAL (SELECT name, code FROM "${schema}".host_records h
    WHERE h.tenant_id = links.tenant_id AND h.kind = links.kind AND h.external_id = links.external_id) h ON true
  LEFT JOIN LATERAL (SELECT name FROM "${schema}".quickbooks_records r
    WHERE r.connection_id = links.connection_id AND r.list = quickbooks ->> 'entity' AND r.id = quickbooks ->> 'id') r
    ON true`;

/** One page of links in the order of their ids, and one row more where there is another page. */
export async function listLinks(
  db: Queryable,
  schema: string,
  { divisionId, kind, linked, q, after, limit }: LinkFilter,
): Promise<LinkRow[]> {
  const { rows } = await db.query<LinkRow>(
    `${selectLinks(schema)}
     WHERE ($1::uuid IS NULL OR division_id = $1) AND ($2::text IS NULL OR kind = $2)
       AND ($3::boolean IS NULL OR (status = 'linked') = $3) AND ($5::uuid IS NULL OR link_id > $5)
       AND ($4::text IS NULL OR concat_ws(' ', external_id, quickbooks_id, h.name, h.code, r.name) ILIKE $4)
     ORDER BY link_id LIMIT $6`,
    [divisionId, kind, linked, q === undefined ? null : containing(q), after, limit + 1],
  );
  return rows;
}

export async function linkById(db: Queryable, schema: string, linkId: string): Promise<LinkRow | undefined> {
  const { rows } = await db.query<LinkRow>(`${selectLinks(schema)} WHERE link_id = $1`, [linkId]);
  return rows[0];
}
