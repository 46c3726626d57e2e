import type { Append, EventLog } from '@ledgerbridge/event-store';
import { at } from '@ledgerbridge/failpoints';
import { together } from '@ledgerbridge/service-kit';
import type { PoolClient } from 'pg';
import { type DocumentChange, known } from './document-change';
import { causeIdOf, documentRow } from './document-row';
import { toStored } from './stored-events';

/**
 * Writes what a transaction has decided: causes, work, document rows, and last the append. Everything a change says is
 * in one transaction, so a document can neither wait without a cause nor be queued without work. Nothing may follow:
 * from the append on the log's partitions are locked for everybody else.
 */
export async function saveChanges(
  tx: PoolClient,
  log: EventLog,
  changes: readonly DocumentChange[],
): Promise<void> {
  const real = changes.filter(({ events }) => events.length > 0);
  if (real.length === 0) return;
  const sorted = [...real].sort((a, b) => (a.documentId < b.documentId ? -1 : 1));
  // Sent together and carried out in this order: one round trip.
  const [, results] = await at('sync.documents.save', () =>
    together([
      together([
        ...saveCauses(tx, log.schema, sorted),
        ...saveWork(tx, log.schema, sorted),
        ...saveNumbers(tx, log.schema, sorted),
        at('sync.documents.save-rows', () => saveRows(tx, log.schema, sorted)),
      ]),
      at('sync.documents.append', () => log.append(tx, sorted.map(appendOf))),
    ]),
  );
  // The document's row was locked before its stream was read, so nobody can have written between.
  if (results.some(({ ok }) => !ok)) throw new Error('a document was written past its lock');
}

function appendOf({ documentId, tenantId, divisionId, before, events, trace }: DocumentChange): Append {
  const { actor, correlationId, causationId, now } = trace;
  return {
    streamId: documentId,
    expectedVersion: before.version === 0 ? 'no-stream' : before.version,
    events: events.map(toStored),
    metadata: { tenantId, divisionId, actor, correlationId, causationId, occurredAt: now },
  };
}

function saveCauses(tx: PoolClient, schema: string, changes: readonly DocumentChange[]): Promise<unknown>[] {
  const causes = changes.flatMap((change) =>
    documentRow(change).causes.map(({ code, key, subject, field, record }) => ({
      cause_id: causeIdOf(change.divisionId, change.documentId, key),
      document_id: change.documentId,
      tenant_id: change.tenantId,
      division_id: change.divisionId,
      since: change.trace.now,
      ...{ code, key, subject, field, record },
    })),
  );
  const hadSome = changes.filter(({ before }) => before.version > 0).map(({ documentId }) => documentId);
  const clear = () =>
    tx.query(`DELETE FROM "${schema}".document_causes WHERE document_id = ANY ($1::uuid[])`, [hadSome]);
  const save = () =>
    tx.query(
      `INSERT INTO "${schema}".document_causes (cause_id, document_id, tenant_id, division_id, code, key, subject, field, record, since)
       SELECT cause_id, document_id, tenant_id, division_id, code, key, subject, field, record, since
       FROM jsonb_to_recordset($1::jsonb) AS c(cause_id uuid, document_id uuid, tenant_id uuid, division_id uuid, code text, key text, subject text, field text, record jsonb, since timestamptz)
       ON CONFLICT (cause_id, document_id) DO NOTHING`,
      [JSON.stringify(causes)],
    );
  return [
    ...(hadSome.length > 0 ? [at('sync.documents.clear-causes', clear)] : []),
    ...(causes.length > 0 ? [at('sync.documents.save-causes', save)] : []),
  ];
}

/** Whether somebody must do something for the document now: send it, or find out what became of a send. */
function needsWork(change: DocumentChange): boolean {
  const { standing, pending } = known(change.after);
  return pending !== null || standing.status === 'queued';
}

function saveWork(tx: PoolClient, schema: string, changes: readonly DocumentChange[]): Promise<unknown>[] {
  const wanted = changes.filter((change) => needsWork(change) && change.companyId !== null);
  const done = changes.filter((change) => !needsWork(change) && change.before.version > 0);
  const save = () =>
    tx.query(
      `INSERT INTO "${schema}".push_work (document_id, tenant_id, division_id, company_id, ready_at)
       SELECT document_id, tenant_id, division_id, company_id, ready_at
       FROM jsonb_to_recordset($1::jsonb) AS w(document_id uuid, tenant_id uuid, division_id uuid, company_id uuid, ready_at timestamptz)
       ON CONFLICT (document_id) DO NOTHING`,
      [JSON.stringify(wanted.map(workRow))],
    );
  const end = () =>
    tx.query(`DELETE FROM "${schema}".push_work WHERE document_id = ANY ($1::uuid[])`, [
      done.map(({ documentId }) => documentId),
    ]);
  return [
    ...(wanted.length > 0 ? [at('sync.documents.save-work', save)] : []),
    ...(done.length > 0 ? [at('sync.documents.end-work', end)] : []),
  ];
}

function workRow({ documentId, tenantId, divisionId, companyId, trace }: DocumentChange) {
  return {
    document_id: documentId,
    tenant_id: tenantId,
    division_id: divisionId,
    company_id: companyId,
    ready_at: trace.now,
  };
}

/**
 * Keeps the numbers that the plans give. Two documents that ask for one at the same moment meet in the unique index:
 * one transaction fails and is tried again, and finds the number taken.
 */
function saveNumbers(tx: PoolClient, schema: string, changes: readonly DocumentChange[]): Promise<unknown>[] {
  const claims = changes.flatMap(({ docNumber, documentId, tenantId }) =>
    docNumber ? [{ ...docNumber, documentId, tenantId }] : [],
  );
  const save = () =>
    tx.query(
      `INSERT INTO "${schema}".document_numbers (company_id, doc_number, document_id, tenant_id)
       SELECT "companyId", number, "documentId", "tenantId"
       FROM jsonb_to_recordset($1::jsonb) AS n("companyId" uuid, number text, "documentId" uuid, "tenantId" uuid)
       ON CONFLICT (company_id, document_id) DO UPDATE SET doc_number = excluded.doc_number
       WHERE document_numbers.doc_number <> excluded.doc_number`,
      [JSON.stringify(claims)],
    );
  return claims.length > 0 ? [at('sync.documents.save-numbers', save)] : [];
}

/** The ids stand there twice: how many rows a JSON has PostgreSQL cannot tell, and it would rather read the whole table. */
function saveRows(tx: PoolClient, schema: string, changes: readonly DocumentChange[]): Promise<unknown> {
  return tx.query(
    `UPDATE "${schema}".documents d SET external_id = r.external_id, number = r.number, supplier = r.supplier, currency = r.currency,
       total = r.total, revision = r.revision, status = r.status, causes = r.causes, notes = coalesce(r.notes, d.notes),
       quickbooks = r.quickbooks, version = r.version, changed_at = r.changed_at, synced_at = coalesce(r.synced_at, d.synced_at)
     FROM jsonb_to_recordset($1::jsonb) AS r(document_id uuid, external_id text, number text, supplier text, currency text, total text,
       revision bigint, status text, causes jsonb, notes jsonb, quickbooks jsonb, version bigint, changed_at timestamptz, synced_at timestamptz)
     WHERE d.document_id = r.document_id AND d.document_id = ANY ($2::uuid[])`,
    [JSON.stringify(changes.map(documentRow)), changes.map(({ documentId }) => documentId)],
  );
}
