import type { RecordedEvent } from '@ledgerbridge/event-store';
import type { PoolClient } from 'pg';
import { fromStored } from '../../services/sync/src/documents/stored-events';
import type { PurchaseOrderEvent } from '../../services/sync/src/purchase-orders/domain/events';

/** A row of the list of orders; what an event does not change is left out and stays. */
interface OrderRow {
  document_id: string;
  tenant_id: string | null;
  version: number;
  number?: string;
  total?: string;
  revision?: number;
  status?: string;
  quickbooks_id?: string;
}

export const createOrderList = (schema: string): string =>
  `CREATE TABLE IF NOT EXISTS ${schema}.order_list (document_id uuid PRIMARY KEY, tenant_id uuid, version bigint NOT NULL, number text,
     total text, revision bigint, status text, quickbooks_id text)`;

/**
 * The list of orders from their events: one row per order and batch, safe to apply twice because a row keeps the version
 * it stands at.
 */
export async function projectOrderList(
  tx: PoolClient,
  schema: string,
  events: readonly RecordedEvent[],
): Promise<void> {
  const rows = new Map<string, OrderRow>();
  for (const recorded of events) {
    const { streamId, version, metadata } = recorded;
    const row = rows.get(streamId) ?? { document_id: streamId, tenant_id: metadata.tenantId, version };
    rows.set(streamId, Object.assign(row, { version }, changes(recorded)));
  }
  await tx.query(
    `INSERT INTO ${schema}.order_list AS l (document_id, tenant_id, version, number, total, revision, status, quickbooks_id)
     SELECT * FROM jsonb_to_recordset($1::jsonb) AS r(document_id uuid, tenant_id uuid, version bigint, number text,
       total text, revision bigint, status text, quickbooks_id text)
     ON CONFLICT (document_id) DO UPDATE SET version = excluded.version,
       number = coalesce(excluded.number, l.number), total = coalesce(excluded.total, l.total),
       revision = coalesce(excluded.revision, l.revision), status = coalesce(excluded.status, l.status),
       quickbooks_id = coalesce(excluded.quickbooks_id, l.quickbooks_id)
     WHERE l.version < excluded.version`,
    [JSON.stringify([...rows.values()])],
  );
}

/** Looks into the sealed part only where the list needs it: opening it is half the work of reading an event. */
function changes(recorded: RecordedEvent): Partial<OrderRow> {
  switch (recorded.type) {
    case 'PurchaseOrderReceived':
    case 'PurchaseOrderRevised':
      return received(fromStored(recorded));
    case 'PurchaseOrderPlanned':
      return { status: 'queued' };
    case 'PushStarted':
      return { status: 'sending' };
    case 'Pushed': {
      const id = recorded.data['quickbooksId'];
      return { status: 'synced', ...(typeof id === 'string' ? { quickbooks_id: id } : {}) };
    }
    default:
      return {};
  }
}

function received(event: PurchaseOrderEvent): Partial<OrderRow> {
  if (event.type !== 'PurchaseOrderReceived' && event.type !== 'PurchaseOrderRevised') return {};
  const { number, total, revision } = event.sealed.order;
  return { number, total, revision, status: 'received' };
}
