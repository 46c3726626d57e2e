import { ourId, quickbooksId, recordKey } from '@ledgerbridge/contracts';
import type { RecordedEvent } from '@ledgerbridge/event-store';
import { z } from 'zod';
import type { MappingEvent } from './domain/mapping';

/** Beside what was decided every event says whose mapping it is, so that it can be published by itself. */
const place = z.object({ connectionId: ourId, companyId: ourId, key: recordKey });
const mapped = place.extend({
  quickbooksId,
  active: z.boolean(),
  decidedBy: z.enum(['name', 'person', 'direct']),
});

const storedMappingEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('TaxCodeMentioned'), data: place, name: z.string().nullable() }),
  z.object({ type: z.literal('TaxCodeMapped'), data: mapped }),
  z.object({
    type: z.literal('MappingLeftOpen'),
    data: place.extend({ reason: z.enum(['no-candidate', 'several-candidates']) }),
  }),
  z.object({ type: z.literal('MappedCodeChanged'), data: mapped }),
]);
export type StoredMappingEvent = z.infer<typeof storedMappingEvent> & MappingEvent;

/** The mapping's event that was recorded; undefined when it is about something else. @throws on broken content */
export function readMappingEvent({ type, data, sealed }: RecordedEvent): StoredMappingEvent | undefined {
  if (!MAPPING_EVENTS.has(type)) return undefined;
  const name = sealed !== null && sealed !== 'erased' ? (sealed['name'] ?? null) : null;
  return storedMappingEvent.parse({ type, data, name });
}

const MAPPING_EVENTS = new Set<string>(storedMappingEvent.options.map(({ shape }) => shape.type.value));
