import type { EventLog, Queryable, RecordedEvent } from '@ledgerbridge/event-store';
import { at } from '@ledgerbridge/failpoints';
import { together } from '@ledgerbridge/service-kit';
import type { PoolClient } from 'pg';
import { fold } from '../purchase-orders/domain/state';
import type { DocumentId, LoadedDocument } from './document-change';
import { fromStored } from './stored-events';

/**
 * Locks documents and loads their streams. Lock order of the whole service: work rows, then document rows, each sorted
 * by id; the log's partitions come last, with the append. Rows of documents that are new here are made, so that two
 * transactions cannot both take a document for unknown.
 *
 * The statements are sent together and carried out one after the other, each with a snapshot of its own: streams are read
 * under the locks, and all of it takes one round trip.
 */
export async function lockDocuments(
  tx: PoolClient,
  log: EventLog,
  documents: readonly DocumentId[],
  kind: string,
  now: string,
): Promise<Map<string, LoadedDocument>> {
  const s = `"${log.schema}"`;
  const sorted = distinct(documents);
  const ids = sorted.map(({ documentId }) => documentId);
  const [, , , loaded] = await at('sync.documents.lock', () =>
    together([
      at('sync.documents.lock-work', () => lockRows(tx, `${s}.push_work`, ids)),
      at('sync.documents.make-rows', () => makeRows(tx, s, sorted, kind, now)),
      at('sync.documents.lock-rows', () => lockRows(tx, `${s}.documents`, ids)),
      at('sync.documents.read', () => readDocuments(tx, log, sorted)),
    ]),
  );
  return loaded;
}

function lockRows(tx: PoolClient, table: string, ids: readonly string[]): Promise<unknown> {
  return tx.query(
    `SELECT 1 FROM ${table} WHERE document_id = ANY ($1::uuid[]) ORDER BY document_id FOR UPDATE`,
    [ids],
  );
}

function makeRows(
  tx: PoolClient,
  s: string,
  documents: readonly DocumentId[],
  kind: string,
  now: string,
): Promise<unknown> {
  const columns = (['documentId', 'tenantId', 'divisionId'] as const).map((name) =>
    documents.map((document) => document[name]),
  );
  return tx.query(
    `INSERT INTO ${s}.documents (document_id, tenant_id, division_id, kind, external_id, revision, status, version, received_at, changed_at)
     SELECT d, t, v, $4, '', 0, 'received', 0, $5, $5 FROM unnest($1::uuid[], $2::uuid[], $3::uuid[]) AS x(d, t, v) ORDER BY d
     ON CONFLICT (document_id) DO NOTHING`,
    [...columns, kind, now],
  );
}

/** Loads documents as they are now, without a lock: for previews and reads. */
export async function readDocuments(
  db: Queryable,
  log: EventLog,
  documents: readonly DocumentId[],
): Promise<Map<string, LoadedDocument>> {
  const streams = await at('sync.documents.read-streams', () =>
    log.readStreams(
      db,
      documents.map(({ documentId }) => documentId),
    ),
  );
  return new Map(
    documents.map((document) => [
      document.documentId,
      loaded(document, streams.get(document.documentId) ?? []),
    ]),
  );
}

/** A document never changes its division: what its first event says holds, whatever a later message claims. */
function loaded(document: DocumentId, events: readonly RecordedEvent[]): LoadedDocument {
  const { documentId, tenantId, divisionId } = document;
  const started = events.findLast(({ type }) => type === 'PushStarted');
  return {
    documentId,
    tenantId,
    divisionId: events[0]?.metadata.divisionId ?? divisionId,
    version: events.length,
    state: fold(events.map(fromStored)),
    pushStartedAt: started?.metadata.occurredAt ?? null,
  };
}

function distinct(documents: readonly DocumentId[]): DocumentId[] {
  return [...new Map(documents.map((document) => [document.documentId, document])).values()].sort((a, b) =>
    a.documentId < b.documentId ? -1 : 1,
  );
}
