import type { RecordedEvent } from '@ledgerbridge/event-store';
import { causeSentence } from '../causes/domain/cause';
import type { PurchaseOrderEvent } from '../purchase-orders/domain/events';
import { fromStored } from './stored-events';

/** One line of a document's history. */
export interface TimelineEntry {
  at: string;
  /** Position in the document's history, from 1. */
  version: number;
  event: string;
  by: string;
  detail: string;
  data: object;
}

/** A document's history in words; its content is the tenant's and only the tenant reads it. */
export function timelineOf(events: readonly RecordedEvent[]): TimelineEntry[] {
  return events.map((stored) => {
    const event = fromStored(stored);
    const { occurredAt, actor } = stored.metadata;
    return {
      at: occurredAt,
      version: stored.version,
      event: event.type,
      by: actor,
      detail: detailOf(event),
      data: event.data,
    };
  });
}

function detailOf(event: PurchaseOrderEvent): string {
  switch (event.type) {
    case 'PurchaseOrderReceived':
      return `Revision ${event.data.revision} was received by ${event.data.via}.`;
    case 'PurchaseOrderRevised':
      return `Revision ${event.data.revision} replaced the former content.`;
    case 'PurchaseOrderCanceled':
      return `Canceled at revision ${event.data.revision}.`;
    case 'RepeatIgnored':
      return `Revision ${event.data.revision} came again with the same content: nothing is written.`;
    case 'StaleRevisionIgnored':
      return `Revision ${event.data.revision} came after revision ${event.data.current} and is ignored.`;
    case 'RevisionConflicted':
      return `Revision ${event.data.revision} came again with other content and is refused.`;
    case 'PurchaseOrderPlanned':
      return `Planned: ${event.data.operation} in QuickBooks.`;
    case 'PurchaseOrderBlocked':
    case 'PurchaseOrderHeld':
      return event.sealed.causes.map(causeSentence).join(' ');
    case 'PurchaseOrderSkipped':
      return causeSentence({ code: event.data.reason, subject: null });
    case 'RetryRequested':
      return 'Somebody asked to try it again.';
    case 'NothingToWrite':
      return 'QuickBooks has it already as it should be.';
    case 'CancellationSettled':
      return 'Nothing of it is in QuickBooks.';
    default:
      return pushDetail(event);
  }
}

function pushDetail(
  event: Exclude<
    PurchaseOrderEvent,
    {
      type:
        | `PurchaseOrder${string}`
        | `${string}Ignored`
        | 'RevisionConflicted'
        | 'RetryRequested'
        | 'NothingToWrite'
        | 'CancellationSettled';
    }
  >,
): string {
  switch (event.type) {
    case 'PushStarted':
      return `Sending: ${event.data.operation}, push ${event.data.pushNumber}.`;
    case 'PushPostponed':
      return `QuickBooks takes nothing now (${event.data.reason}): tried again later.`;
    case 'OutcomeUnknown':
      return `No answer came (${event.data.reason}): what happened is being found out.`;
    case 'Pushed':
      return `In QuickBooks as ${event.sealed.written.docNumber ?? 'unnumbered'} (id ${event.data.quickbooksId})${event.sealed.notes.length > 0 ? `, with notes: ${event.data.notes.join(', ')}` : ''}.`;
    case 'PushSuperseded':
      return 'Nothing was sent: the company takes nothing now.';
    case 'PushRefused':
      return `QuickBooks refused: ${event.sealed.detail}`;
    case 'ChangedInQuickBooks':
      return `Changed in QuickBooks by somebody: ${event.data.fields.join(', ')}.`;
    case 'SyncTokenLearned':
      return 'QuickBooks itself had touched the order: planned again on its new state.';
  }
}
