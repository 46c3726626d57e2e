import { at } from '@ledgerbridge/failpoints';
import type { ClientBase } from 'pg';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * Sets whose rows a transaction sees and writes, until its end and for nobody after it (`SET LOCAL`): a connection that
 * goes back to the pool takes no tenant with it. No tenant at all means no rows.
 *
 * @param tx a connection inside a transaction; outside of one PostgreSQL would forget the setting at once
 * @throws when an id is no UUID in lower case
 */
export async function setTenants(tx: ClientBase, tenantIds: readonly string[]): Promise<void> {
  const ids = tenantList(tenantIds);
  await at('service-kit.tenants.set', () => tx.query(SET_TENANTS_SQL, [ids]));
}

export const SET_TENANTS_SQL = `SELECT set_config('ledgerbridge.tenants', $1, true)`;

/** The setting's text; the policies split it at commas, so nothing but ids may be in it. */
export function tenantList(tenantIds: readonly string[]): string {
  for (const id of tenantIds) if (!UUID.test(id)) throw new Error('A tenant id is not a UUID in lower case');
  return tenantIds.join(',');
}

/**
 * The condition of every policy. Neither unset nor empty yields a row: NULL and `{}` match nothing. Its own SELECT makes
 * PostgreSQL read the setting once per statement; otherwise it would once per row, which costs more than the row.
 */
export const TENANT_CONDITION = `tenant_id = ANY ((SELECT string_to_array(current_setting('ledgerbridge.tenants', true), ',')::uuid[])::uuid[])`;
