import type { RecordedEvent } from '@ledgerbridge/event-store';
import type { OutgoingMessage } from '@ledgerbridge/messaging';
import type { MessageSeal } from '@ledgerbridge/service-kit';
import { publishDocument } from './documents/publish-documents';
import { publishMatchRequests } from './links/publish-match-requests';

/** Events of purchase orders: what they say to others is in two files, one per topic. */
const OF_DOCUMENTS =
  /^(PurchaseOrder|Push|OutcomeUnknown|NothingToWrite|CancellationSettled|ChangedInQuickBooks)/;

/** Everything that sync publishes, by event. */
export function publishes(event: RecordedEvent, seal: MessageSeal): OutgoingMessage[] {
  if (event.type === 'RecordCreated') return publishMatchRequests(event, seal);
  return OF_DOCUMENTS.test(event.type)
    ? [...publishDocument(event), ...publishMatchRequests(event, seal)]
    : [];
}
