import { ourId, quickbooksRecord, recordKey, recordKind } from '@ledgerbridge/contracts';
import type { RecordedEvent } from '@ledgerbridge/event-store';
import { z } from 'zod';

/** Beside what was decided every event of a link says whose link it is, so that it can be published by itself. */
const place = z.object({ connectionId: ourId, companyId: ourId, kind: recordKind, key: recordKey });

const decidedBy = z.enum(['name', 'person', 'created', 'direct']);

const storedLinkEvent = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('RecordMentioned'),
    data: place.extend({ target: z.enum(['item', 'account']).nullable() }),
  }),
  z.object({
    type: z.literal('LinkMade'),
    data: place.extend({ quickbooks: quickbooksRecord, decidedBy }),
  }),
  z.object({
    type: z.literal('LinkLeftOpen'),
    data: place.extend({
      reason: z.enum(['no-candidate', 'several-candidates', 'name-taken']),
      candidates: z.int().min(0),
    }),
  }),
  z.object({ type: z.literal('LinkRemoved'), data: place }),
  z.object({
    type: z.literal('LinkedRecordChanged'),
    data: place.extend({ quickbooks: quickbooksRecord, decidedBy }),
  }),
]);
export type StoredLinkEvent = z.infer<typeof storedLinkEvent>;

/** The link event that was recorded; undefined when the event is about something else. @throws on broken content */
export function readLinkEvent({ type, data }: RecordedEvent): StoredLinkEvent | undefined {
  return LINK_EVENTS.has(type) ? storedLinkEvent.parse({ type, data }) : undefined;
}

const LINK_EVENTS = new Set<string>(storedLinkEvent.options.map(({ shape }) => shape.type.value));
