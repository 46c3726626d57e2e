import { containing } from '@ledgerbridge/service-kit';
import type { Queryable } from '@ledgerbridge/event-store';
import { MAPPING_PLACE, type MappingPlaceRow } from './mapping-row';

/** A mapping with what people call its two sides. */
export interface MappingRow extends MappingPlaceRow {
  readonly status: 'undecided' | 'open' | 'mapped';
  readonly reason: string | null;
  readonly quickbooksId: string | null;
  readonly active: boolean | null;
  readonly decidedBy: string | null;
  readonly actor: string | null;
  readonly decidedAt: Date | null;
  readonly name: string | null;
  readonly quickbooksName: string | null;
}

export interface MappingFilter {
  readonly divisionId: string | undefined;
  readonly mapped: boolean | undefined;
  /** Part of the name or id on either side. */
  readonly q: string | undefined;
  readonly after: string | undefined;
  readonly limit: number;
}

const selectMappings = (schema: string): string => `
  SELECT ${MAPPING_PLACE}, status, reason, quickbooks_id AS "quickbooksId", active, decided_by AS "decidedBy", actor,
    decided_at AS "decidedAt", name, c.code_name AS "quickbooksName"
  FROM "${schema}".tax_mappings m
  LEFT JOIN LATERAL (SELECT name AS code_name FROM "${schema}".tax_codes c
    WHERE c.connection_id = m.connection_id AND c.id = m.quickbooks_id) c ON true`;

/** One page of mappings in the order of their ids, and one row more where there is another page. */
export async function listMappings(
  db: Queryable,
  schema: string,
  { divisionId, mapped, q, after, limit }: MappingFilter,
): Promise<MappingRow[]> {
  const { rows } = await db.query<MappingRow>(
    `${selectMappings(schema)}
     WHERE ($1::uuid IS NULL OR division_id = $1) AND ($2::boolean IS NULL OR (status = 'mapped') = $2)
       AND ($3::text IS NULL OR concat_ws(' ', tax_code, name, quickbooks_id, c.code_name) ILIKE $3)
       AND ($4::uuid IS NULL OR mapping_id > $4)
     ORDER BY mapping_id LIMIT $5`,
    [divisionId, mapped, q === undefined ? null : containing(q), after, limit + 1],
  );
  return rows;
}

export async function mappingById(
  db: Queryable,
  schema: string,
  mappingId: string,
): Promise<MappingRow | undefined> {
  const { rows } = await db.query<MappingRow>(`${selectMappings(schema)} WHERE mapping_id = $1`, [mappingId]);
  return rows[0];
}
