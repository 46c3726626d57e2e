import type { RecordedEvent } from '@ledgerbridge/event-store';
import { evolveLink, initialLink, type LinkEvent, type LinkState } from './domain/link';
import { readLinkEvent } from './stored-link-event';

/** A link as its events have made it. */
export interface LinkHistory {
  readonly state: LinkState;
  /** Version of the stream; 0 before the first event. */
  readonly version: number;
  /** Who decided last, and when; null before the first decision. */
  readonly decided: { readonly actor: string; readonly at: string } | null;
}

const emptyHistory: LinkHistory = { state: initialLink, version: 0, decided: null };

export function historyOf(events: readonly RecordedEvent[]): LinkHistory {
  return events.reduce((history, recorded) => {
    const event = readLinkEvent(recorded);
    if (!event) throw new Error(`${recorded.type} is no event of a link`);
    return continued(history, event, { actor: recorded.metadata.actor, at: recorded.metadata.occurredAt });
  }, emptyHistory);
}

/** The history with one event more. New facts of a record do not change who decided. */
export function continued(
  { state, version, decided }: LinkHistory,
  event: LinkEvent,
  by: { readonly actor: string; readonly at: string },
): LinkHistory {
  const decides = event.type !== 'RecordMentioned' && event.type !== 'LinkedRecordChanged';
  return { state: evolveLink(state, event), version: version + 1, decided: decides ? by : decided };
}
