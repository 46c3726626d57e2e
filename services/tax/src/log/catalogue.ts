import type { EventCatalogue } from '@ledgerbridge/event-store';
import { ACCESS_EVENTS } from '@ledgerbridge/service-kit';

/** Version of every event that this release writes and reads. */
export const CATALOGUE: EventCatalogue = {
  ...ACCESS_EVENTS,
  ConnectionLearned: 1,
  TaxCodeMentioned: 1,
  TaxCodeMapped: 1,
  MappingLeftOpen: 1,
  MappedCodeChanged: 1,
};
