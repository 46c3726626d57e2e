import type { RecordedEvent } from '@ledgerbridge/event-store';
import { evolveMapping, initialMapping, type MappingEvent, type MappingState } from './domain/mapping';
import { readMappingEvent } from './stored-mapping-event';

/** A mapping as its events have made it. */
export interface MappingHistory {
  readonly state: MappingState;
  /** Version of the stream; 0 before the first event. */
  readonly version: number;
  /** Who decided last, and when; null before the first decision. */
  readonly decided: { readonly actor: string; readonly at: string } | null;
}

const emptyHistory: MappingHistory = { state: initialMapping, version: 0, decided: null };

export function historyOf(events: readonly RecordedEvent[]): MappingHistory {
  return events.reduce((history, recorded) => {
    const event = readMappingEvent(recorded);
    if (!event) throw new Error(`${recorded.type} is no event of a mapping`);
    return continued(history, event, { actor: recorded.metadata.actor, at: recorded.metadata.occurredAt });
  }, emptyHistory);
}

/** The history with one event more. A code that was made inactive does not change who decided. */
export function continued(
  { state, version, decided }: MappingHistory,
  event: MappingEvent,
  by: { readonly actor: string; readonly at: string },
): MappingHistory {
  const decides = event.type === 'TaxCodeMapped' || event.type === 'MappingLeftOpen';
  return { state: evolveMapping(state, event), version: version + 1, decided: decides ? by : decided };
}
