import { quickbooksRecord, type QuickBooksRecord } from '@ledgerbridge/contracts';
import type { Queryable } from '@ledgerbridge/event-store';
import { hostRecordId, hostRecordsById } from '../host-records/host-record';
import { type List, type ListedRecord, LISTS } from '../quickbooks-records/domain/listed-record';
import { recordById } from '../quickbooks-records/read-records';
import { saveRecords } from '../quickbooks-records/save-records';
import type { LinkBatch } from './link-batch';
import type { MatchRequest } from './match-request';

/**
 * Links records to what was created in QuickBooks for them. Until the next pull shows the record its facts are those
 * that follow from the creation: it is active, and an item is made with an expense account.
 */
export async function noteCreations(
  db: Queryable,
  schema: string,
  batch: LinkBatch,
  requests: readonly MatchRequest[],
): Promise<void> {
  for (const request of requests) {
    const list = LISTS.find((known) => known === request.created?.entity);
    if (request.created === null || list === undefined) continue;
    const { link, cause, created } = request;
    const known = await recordById(db, schema, link.connectionId, list, created.id);
    const record = known ?? (await createdRecord(db, schema, request, list, created.id));
    if (!known) await saveRecords(db, schema, link, [record]);
    batch.decide(link, { type: 'NoteCreation', quickbooks: record.facts }, cause);
  }
}

async function createdRecord(
  db: Queryable,
  schema: string,
  { link: { tenantId, kind, key } }: MatchRequest,
  list: List,
  id: string,
): Promise<ListedRecord> {
  const externalId = 'externalId' in key ? key.externalId : key.quickbooksId;
  const hostId = hostRecordId({ tenantId, kind, externalId });
  const host = (await hostRecordsById(db, schema, [hostId])).get(hostId);
  const facts: QuickBooksRecord = quickbooksRecord.parse({
    entity: list,
    id,
    active: true,
    ...(list === 'Item' ? { purchasable: true } : {}),
  });
  return {
    list,
    id,
    active: true,
    name: host?.name ?? externalId,
    fullName: null,
    code: null,
    project: kind === 'project',
    facts,
    changedAt: null,
  };
}
