import { at } from '@ledgerbridge/failpoints';
import type { Queryable } from '@ledgerbridge/event-store';
import type { PoolClient } from 'pg';
import type { DocumentId } from '../documents/document-change';

/** A document that this process may work on until its lease ends. */
export interface Leased extends DocumentId {
  companyId: string;
  attempts: number;
}

export interface LeaseOptions {
  schema: string;
  owner: string;
  /** The most documents to take. */
  limit: number;
  /** The most of one company that may be under way in all replicas: QuickBooks takes no more at once. */
  perCompany: number;
  leaseMs: number;
}

interface LeasedRow {
  document_id: string;
  tenant_id: string;
  division_id: string;
  company_id: string;
  attempts: number;
}

/**
 * Leases work fairly: every company with work gets an equal part of what this process can take, so one that floods the
 * queue delays itself only. Rows that others hold are passed over, never waited for. A lease that ran out is taken as
 * if its holder were dead; what that one may have sent is found out by the requestid.
 */
export async function leaseWork(
  tx: PoolClient,
  { schema, owner, limit, perCompany, leaseMs }: LeaseOptions,
): Promise<Leased[]> {
  const s = `"${schema}"`;
  const { rows } = await at('sync.push.lease', () =>
    tx.query<LeasedRow>(
      `WITH RECURSIVE company AS (
         (SELECT company_id FROM ${s}.push_work ORDER BY company_id LIMIT 1)
         UNION ALL
         SELECT (SELECT w.company_id FROM ${s}.push_work w WHERE w.company_id > c.company_id ORDER BY w.company_id LIMIT 1)
         FROM company c WHERE c.company_id IS NOT NULL
       ), share AS (
         SELECT company_id, greatest(1, ceil($1::numeric / greatest(1, count(*) OVER ())))::int AS fair FROM company WHERE company_id IS NOT NULL
       ), picked AS MATERIALIZED (
         SELECT w.document_id FROM share CROSS JOIN LATERAL (
           SELECT document_id FROM ${s}.push_work
           WHERE company_id = share.company_id AND ready_at <= clock_timestamp() AND (lease_until IS NULL OR lease_until < clock_timestamp())
           ORDER BY ready_at
           LIMIT greatest(0, least(share.fair, $2 - (SELECT count(*) FROM ${s}.push_work b WHERE b.company_id = share.company_id AND b.lease_until >= clock_timestamp())))
           FOR UPDATE SKIP LOCKED
         ) w LIMIT $1
       )
       UPDATE ${s}.push_work w SET lease_owner = $3, lease_until = clock_timestamp() + $4 * interval '1 ms'
       FROM picked WHERE w.document_id = picked.document_id
       RETURNING w.document_id, w.tenant_id, w.division_id, w.company_id, w.attempts`,
      [limit, perCompany, owner, leaseMs],
    ),
  );
  return rows.map((row) => ({
    documentId: row.document_id,
    tenantId: row.tenant_id,
    divisionId: row.division_id,
    companyId: row.company_id,
    attempts: row.attempts,
  }));
}

/** Keeps the leases of documents that are being worked on: those of a process that died, or of a push that hangs, run out. */
export async function renewLeases(
  db: Queryable,
  schema: string,
  owner: string,
  documentIds: readonly string[],
  leaseMs: number,
): Promise<void> {
  await at('sync.push.renew', () =>
    db.query(
      `UPDATE "${schema}".push_work SET lease_until = clock_timestamp() + $2 * interval '1 ms'
       WHERE lease_owner = $1 AND document_id = ANY ($3::uuid[])`,
      [owner, leaseMs, documentIds],
    ),
  );
}

/** When to try again, for documents that still need work; the lease ends. */
export async function postponeWork(
  tx: PoolClient,
  schema: string,
  postponed: readonly { documentId: string; afterMs: number; again: boolean }[],
): Promise<void> {
  if (postponed.length === 0) return;
  await at('sync.push.postpone', () =>
    tx.query(
      `UPDATE "${schema}".push_work w SET lease_owner = NULL, lease_until = NULL, ready_at = clock_timestamp() + p."afterMs" * interval '1 ms',
         attempts = CASE WHEN p.again THEN w.attempts + 1 ELSE 0 END
       FROM jsonb_to_recordset($1::jsonb) AS p("documentId" uuid, "afterMs" integer, again boolean) WHERE w.document_id = p."documentId"`,
      [JSON.stringify(postponed)],
    ),
  );
}

/** Takes documents off the queue that turned out to need nothing. */
export async function endWork(tx: PoolClient, schema: string, documentIds: readonly string[]): Promise<void> {
  if (documentIds.length === 0) return;
  await at('sync.push.end-work', () =>
    tx.query(`DELETE FROM "${schema}".push_work WHERE document_id = ANY ($1::uuid[])`, [documentIds]),
  );
}
