import type { Queryable } from '@ledgerbridge/event-store';
import type { ListedTaxCode } from './domain/listed-tax';

/** All tax codes of a company: some dozens. */
export async function taxCodesOf(
  db: Queryable,
  schema: string,
  connectionId: string,
): Promise<ListedTaxCode[]> {
  const { rows } = await db.query<ListedTaxCode>(
    `SELECT id, name, description, active, purchase_rates AS "purchaseRates" FROM "${schema}".tax_codes
     WHERE connection_id = $1 ORDER BY id`,
    [connectionId],
  );
  return rows;
}
