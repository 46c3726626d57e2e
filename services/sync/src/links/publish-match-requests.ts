import type { MatchRequested } from '@ledgerbridge/contracts';
import type { RecordedEvent } from '@ledgerbridge/event-store';
import type { OutgoingMessage } from '@ledgerbridge/messaging';
import { type MessageSeal, topicMessage } from '@ledgerbridge/service-kit';
import type { CauseRecord } from '../causes/domain/cause';
import { fromStored } from '../documents/stored-events';
import { creationEvent } from '../record-creations/creation-stream';

/** `match.requested` for every record that a waiting document asks matching about, and for every one that was created. */
export function publishMatchRequests(stored: RecordedEvent, seal: MessageSeal): OutgoingMessage[] {
  const { tenantId, divisionId } = stored.metadata;
  if (stored.sealed === 'erased' || tenantId === null || divisionId === null) return [];
  const requests =
    stored.type === 'RecordCreated'
      ? created(stored, tenantId, divisionId)
      : missing(stored, tenantId, divisionId, seal);
  return requests.map((data, index) => requestMessage(stored, data, index));
}

function missing(
  stored: RecordedEvent,
  tenantId: string,
  divisionId: string,
  seal: MessageSeal,
): MatchRequested[] {
  const event = fromStored(stored);
  if (event.type !== 'PurchaseOrderHeld' && event.type !== 'PurchaseOrderBlocked') return [];
  const { connection } = event.data;
  if (!connection?.companyId) return [];
  const { connectionId, companyId } = connection;
  const records = event.sealed.causes.flatMap(({ code, record }) =>
    code === 'matching-pending' && record ? [record] : [],
  );
  return records.map((record) => ({
    connectionId,
    tenantId,
    divisionId,
    companyId,
    ...recordOf(record),
    ...sealedName(record, tenantId, seal),
  }));
}

function recordOf({ kind, key, target }: CauseRecord): Pick<MatchRequested, 'kind' | 'key' | 'target'> {
  return { kind, key, ...(target ? { target } : {}) };
}

/** The record's name is the tenant's content: between services it travels sealed. */
function sealedName({ name, code }: CauseRecord, tenantId: string, seal: MessageSeal): { sealed?: string } {
  return name || code
    ? { sealed: seal.seal(tenantId, { ...(name ? { name } : {}), ...(code ? { code } : {}) }) }
    : {};
}

function created(stored: RecordedEvent, tenantId: string, divisionId: string): MatchRequested[] {
  const event = creationEvent(stored);
  if (event.type !== 'RecordCreated') return [];
  const { connectionId, companyId, kind, entity, quickbooksId } = event.data;
  return [
    {
      connectionId,
      tenantId,
      divisionId,
      companyId,
      kind,
      key: event.sealed.key,
      created: { entity, id: quickbooksId },
    },
  ];
}

function requestMessage(
  { id, metadata }: RecordedEvent,
  data: MatchRequested,
  index: number,
): OutgoingMessage {
  const { correlationId, occurredAt: time } = metadata;
  const { tenantId, divisionId } = data;
  return topicMessage({
    topic: 'match.requested',
    key: divisionId,
    id: `${id}/${index}`,
    service: 'sync',
    tenantId,
    time,
    correlationId,
    data,
  });
}
