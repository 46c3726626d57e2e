import type { EventCatalogue } from '@ledgerbridge/event-store';
import { ACCESS_EVENTS, CONNECTION_EVENTS } from '@ledgerbridge/service-kit';

/** Version of every event that this release writes and reads. */
export const CATALOGUE: EventCatalogue = {
  ...ACCESS_EVENTS,
  ...CONNECTION_EVENTS,
  HostRecordDescribed: 1,
  RecordMentioned: 1,
  LinkMade: 1,
  LinkLeftOpen: 1,
  LinkRemoved: 1,
  LinkedRecordChanged: 1,
};

/** Who decides where no person does. */
export const AUTOMATIC = 'system:matching';
