import { containing } from '@ledgerbridge/service-kit';
import type { Queryable } from '@ledgerbridge/event-store';

interface Rate {
  readonly id: string;
  readonly name: string;
  /** Percent: "8.25"; null where QuickBooks gives none. */
  readonly rate: string | null;
}

interface TaxCodeRow {
  readonly connectionId: string;
  readonly companyId: string;
  readonly id: string;
  readonly name: string;
  readonly description: string | null;
  readonly active: boolean;
  readonly rates: readonly Rate[];
}

/** A QuickBooks tax code as the API shows it. */
export interface TaxCodeAnswer extends Omit<TaxCodeRow, 'id' | 'rates'> {
  readonly quickbooksId: string;
  /** What it charges on purchases. */
  readonly purchaseRates: readonly Rate[];
}

export function taxCodeAnswer({ id, rates, ...row }: TaxCodeRow): TaxCodeAnswer {
  return { quickbooksId: id, ...row, purchaseRates: rates };
}

export interface TaxCodeFilter {
  readonly divisionId: string | undefined;
  readonly q: string | undefined;
  readonly after: { readonly connectionId: string; readonly id: string } | undefined;
  readonly limit: number;
}

/** One page of tax codes by company and id, and one row more where there is another page. */
export async function listTaxCodes(
  db: Queryable,
  schema: string,
  { divisionId, q, after, limit }: TaxCodeFilter,
): Promise<TaxCodeRow[]> {
  const { rows } = await db.query<TaxCodeRow>(
    `SELECT connection_id AS "connectionId", company_id AS "companyId", id, name, description, active,
       coalesce((SELECT jsonb_agg(jsonb_build_object('id', r.id, 'name', r.name, 'rate', r.rate) ORDER BY r.id)
         FROM "${schema}".tax_rates r
         WHERE r.connection_id = c.connection_id AND r.id = ANY (c.purchase_rates)), '[]') AS rates
     FROM "${schema}".tax_codes c
     WHERE ($1::uuid IS NULL OR division_id = $1)
       AND ($2::text IS NULL OR concat_ws(' ', id, name, description) ILIKE $2)
       AND ($3::uuid IS NULL OR (connection_id, id) > ($3, $4))
     ORDER BY connection_id, id LIMIT $5`,
    [divisionId, q === undefined ? null : containing(q), after?.connectionId, after?.id, limit + 1],
  );
  return rows;
}
