import type { EventMetadata } from '@ledgerbridge/event-store';

/** Who and what an event goes back to. */
export type Cause = Pick<EventMetadata, 'actor' | 'correlationId' | 'causationId' | 'occurredAt'>;

export const AUTOMATIC = 'system:tax';
