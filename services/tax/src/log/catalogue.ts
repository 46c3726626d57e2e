import type { EventCatalogue } from '@ledgerbridge/event-store';
import { ACCESS_EVENTS, CONNECTION_EVENTS } from '@ledgerbridge/service-kit';

/** Version of every event that this release writes and reads. */
export const CATALOGUE: EventCatalogue = {
  ...ACCESS_EVENTS,
  ...CONNECTION_EVENTS,
  TaxCodeMentioned: 1,
  TaxCodeMapped: 1,
  MappingLeftOpen: 1,
  MappedCodeChanged: 1,
};

/** Who decides where no person does. */
export const AUTOMATIC = 'system:tax';
