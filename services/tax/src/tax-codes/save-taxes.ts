import type { Queryable } from '@ledgerbridge/event-store';
import type { ListedTaxCode, ListedTaxRate } from './domain/listed-tax';
import type { PullTurn } from './pull-queue';

/** Writes tax codes as QuickBooks shows them now. */
export async function saveTaxCodes(
  db: Queryable,
  schema: string,
  turn: PullTurn,
  codes: readonly ListedTaxCode[],
): Promise<void> {
  await db.query(
    `INSERT INTO "${schema}".tax_codes
       (tenant_id, connection_id, division_id, company_id, id, name, description, active, purchase_rates)
     SELECT $1, $2, $3, $4, id, name, description, active, ARRAY(SELECT jsonb_array_elements_text("purchaseRates"))
     FROM jsonb_to_recordset($5::jsonb)
       AS r(id text, name text, description text, active boolean, "purchaseRates" jsonb) ORDER BY id
     ON CONFLICT (connection_id, id) DO UPDATE SET name = excluded.name, description = excluded.description,
       active = excluded.active, purchase_rates = excluded.purchase_rates`,
    [...placeOf(turn), JSON.stringify(codes)],
  );
}

/** Writes tax rates as QuickBooks shows them now. */
export async function saveTaxRates(
  db: Queryable,
  schema: string,
  turn: PullTurn,
  rates: readonly ListedTaxRate[],
): Promise<void> {
  await db.query(
    `INSERT INTO "${schema}".tax_rates (tenant_id, connection_id, division_id, company_id, id, name, rate, active)
     SELECT $1, $2, $3, $4, id, name, rate, active
     FROM jsonb_to_recordset($5::jsonb) AS r(id text, name text, rate text, active boolean) ORDER BY id
     ON CONFLICT (connection_id, id) DO UPDATE SET name = excluded.name, rate = excluded.rate, active = excluded.active`,
    [...placeOf(turn), JSON.stringify(rates)],
  );
}

const placeOf = ({ tenantId, connectionId, divisionId, companyId }: PullTurn): string[] => [
  tenantId,
  connectionId,
  divisionId,
  companyId,
];
