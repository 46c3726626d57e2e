import type { DocumentStatus, SyncChanged } from '@ledgerbridge/contracts';
import type { RecordedEvent } from '@ledgerbridge/event-store';
import type { OutgoingMessage } from '@ledgerbridge/messaging';
import { topicMessage } from '@ledgerbridge/service-kit';
import type { PurchaseOrderEvent } from '../purchase-orders/domain/events';
import { fromStored } from './stored-events';

interface News {
  revision: number;
  status: DocumentStatus;
  causes: string[];
  quickbooks: SyncChanged['quickbooks'];
}

/** `sync.changed` for every event that brings a document to rest or tells why it does not. */
export function publishDocument(stored: RecordedEvent): OutgoingMessage[] {
  const { tenantId, divisionId, correlationId, occurredAt: time } = stored.metadata;
  if (stored.sealed === 'erased' || tenantId === null || divisionId === null) return [];
  const news = newsOf(fromStored(stored));
  if (!news) return [];
  const data: SyncChanged = {
    version: stored.version,
    documentId: stored.streamId,
    tenantId,
    divisionId,
    kind: 'purchase-order',
    ...news,
  };
  return [
    topicMessage({
      topic: 'sync.changed',
      key: divisionId,
      id: stored.id,
      service: 'sync',
      tenantId,
      time,
      correlationId,
      data,
    }),
  ];
}

const rests = (revision: number, status: DocumentStatus, causes: string[] = []): News => ({
  revision,
  status,
  causes,
  quickbooks: null,
});

function newsOf(event: PurchaseOrderEvent): News | undefined {
  switch (event.type) {
    case 'PurchaseOrderBlocked':
      return rests(event.data.revision, 'blocked', event.data.codes);
    case 'PurchaseOrderHeld':
      return rests(event.data.revision, 'held', event.data.codes);
    case 'PurchaseOrderSkipped':
      return rests(event.data.revision, 'skipped', [event.data.reason]);
    case 'CancellationSettled':
      return rests(event.data.revision, 'canceled');
    case 'NothingToWrite':
      return rests(event.data.revision, 'synced');
    case 'OutcomeUnknown':
      return rests(event.data.revision, 'confirming');
    case 'PushRefused':
      return rests(event.data.revision, 'refused', [event.data.cause]);
    case 'ChangedInQuickBooks':
      return rests(event.data.revision, 'blocked', ['changed-in-quickbooks']);
    case 'Pushed':
      return pushed(event.data);
    default:
      return undefined;
  }
}

function pushed({
  revision,
  operation,
  companyId,
  quickbooksId,
  syncToken,
}: Extract<PurchaseOrderEvent, { type: 'Pushed' }>['data']): News {
  const status = operation === 'close' || operation === 'delete' ? 'canceled' : 'synced';
  const gone = operation === 'delete';
  return {
    revision,
    status,
    causes: [],
    quickbooks: gone ? null : { companyId, type: 'PurchaseOrder', id: quickbooksId, syncToken },
  };
}
