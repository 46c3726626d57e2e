import type { LinkChanged } from '@ledgerbridge/contracts';
import type { RecordedEvent } from '@ledgerbridge/event-store';
import type { OutgoingMessage } from '@ledgerbridge/messaging';
import { topicMessage } from '@ledgerbridge/service-kit';
import { readLinkEvent, type StoredLinkEvent } from './stored-link-event';

/** What the log says to others: every decision about a link, with the version of the link's stream. */
export function publishLinks(event: RecordedEvent): OutgoingMessage[] {
  const said = readLinkEvent(event);
  const state = said && stateOf(said);
  if (!said || !state) return [];
  const { tenantId, divisionId, correlationId, occurredAt } = event.metadata;
  if (tenantId === null || divisionId === null)
    throw new Error(`Event ${event.id} of a link names no division`);
  const { connectionId, companyId, kind, key } = said.data;
  const data: LinkChanged = {
    version: event.version,
    linkId: event.streamId,
    ...{ connectionId, tenantId, divisionId, companyId, kind, key, state },
  };
  return [
    topicMessage({
      topic: 'link.changed',
      key: divisionId,
      id: event.id,
      service: 'matching',
      tenantId,
      time: occurredAt,
      correlationId,
      data,
    }),
  ];
}

/** The link's state after an event; undefined for a mention, which decides nothing. */
function stateOf(event: StoredLinkEvent): LinkChanged['state'] | undefined {
  switch (event.type) {
    case 'RecordMentioned':
      return undefined;
    case 'LinkMade':
    case 'LinkedRecordChanged':
      return { linked: true, quickbooks: event.data.quickbooks, decidedBy: event.data.decidedBy };
    case 'LinkLeftOpen':
      return { linked: false, reason: event.data.reason, candidates: event.data.candidates };
    case 'LinkRemoved':
      return { linked: false, reason: 'removed', candidates: 0 };
    default:
      return event satisfies never;
  }
}
