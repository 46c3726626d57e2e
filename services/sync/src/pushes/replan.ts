import type { EventLog } from '@ledgerbridge/event-store';
import { at } from '@ledgerbridge/failpoints';
import type { PoolClient } from 'pg';
import { known, unchanged } from '../documents/document-change';
import { lockDocuments, readDocuments } from '../documents/load-documents';
import { saveChanges } from '../documents/save-changes';
import { factsForPlanning, planChange } from '../planning/plan-documents';
import { pusherTrace } from '../work/pusher-trace';
import { loadedOf, requestOf } from './start-pushes';
import { endWork, type Leased, postponeWork } from '../work/leased-work';

/** Plans documents anew that may have to wait, with the locks of their causes taken first. */
export async function replan(
  tx: PoolClient,
  log: EventLog,
  leased: readonly Leased[],
  now: string,
): Promise<void> {
  const seen = await at('sync.replan.read', () => readDocuments(tx, log, leased));
  const batch = await at('sync.replan.facts', () =>
    factsForPlanning(
      tx,
      log,
      leased.map(({ documentId }) => requestOf(loadedOf(seen, documentId))),
    ),
  );
  const documents = await at('sync.replan.lock', () => lockDocuments(tx, log, leased, 'purchase-order', now));
  // A revision that came between has its own waits: it is planned when its turn comes.
  const same = leased.filter(
    ({ documentId }) => documents.get(documentId)?.version === seen.get(documentId)?.version,
  );
  const changes = same.map((lease) =>
    planChange(unchanged(loadedOf(documents, lease.documentId), pusherTrace(lease, now)), batch),
  );
  const queued = changes
    .filter(({ after }) => known(after).standing.status === 'queued')
    .map(({ documentId }) => documentId);
  const others = leased.filter((lease) => !same.includes(lease)).map(({ documentId }) => documentId);
  const resting = changes.map(({ documentId }) => documentId).filter((id) => !queued.includes(id));
  await at('sync.replan.postpone', () =>
    postponeWork(
      tx,
      log.schema,
      [...queued, ...others].map((documentId) => ({ documentId, afterMs: 0, again: false })),
    ),
  );
  await at('sync.replan.end', () => endWork(tx, log.schema, resting));
  await at('sync.replan.save', () => saveChanges(tx, log, changes));
}
