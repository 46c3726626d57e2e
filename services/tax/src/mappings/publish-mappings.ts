import type { TaxChanged } from '@ledgerbridge/contracts';
import type { RecordedEvent } from '@ledgerbridge/event-store';
import type { OutgoingMessage } from '@ledgerbridge/messaging';
import { topicMessage } from '@ledgerbridge/service-kit';
import { taxCodeOf } from './mapping-identity';
import { readMappingEvent, type StoredMappingEvent } from './stored-mapping-event';

/** What the log says to others: every decision about a mapping, with the version of the mapping's stream. */
export function publishMappings(event: RecordedEvent): OutgoingMessage[] {
  const said = readMappingEvent(event);
  const state = said && stateOf(said);
  if (!said || !state) return [];
  const { tenantId, divisionId, correlationId, occurredAt } = event.metadata;
  if (tenantId === null || divisionId === null)
    throw new Error(`Event ${event.id} of a mapping names no division`);
  const { connectionId, companyId } = said.data;
  const data: TaxChanged = {
    version: event.version,
    mappingId: event.streamId,
    ...{ connectionId, tenantId, divisionId, companyId, state },
    taxCode: taxCodeOf(said.data),
    key: said.data.key,
  };
  return [
    topicMessage({
      topic: 'tax.changed',
      key: divisionId,
      id: event.id,
      service: 'tax',
      tenantId,
      time: occurredAt,
      correlationId,
      data,
    }),
  ];
}

/** The mapping's state after an event; undefined for a mention, which decides nothing. */
function stateOf(event: StoredMappingEvent): TaxChanged['state'] | undefined {
  switch (event.type) {
    case 'TaxCodeMentioned':
      return undefined;
    case 'TaxCodeMapped':
    case 'MappedCodeChanged': {
      const { quickbooksId, active, decidedBy } = event.data;
      return { mapped: true, quickbooksId, active, decidedBy };
    }
    case 'MappingLeftOpen':
      return { mapped: false, reason: event.data.reason };
    default:
      return event satisfies never;
  }
}
