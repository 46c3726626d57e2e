import { z } from 'zod';
import { externalId, line } from '../values/text';

/** Attributes of a CloudEvent 1.0 as Ledgerbridge's topics carry it; `data` is judged by its topic's schema. */
export const envelope = z.looseObject({
  specversion: z.literal('1.0'),
  /** Unique per source; with it the inbox tells a repeat. */
  id: line(200),
  /** Who speaks: a host names itself, a service is `ledgerbridge/<service>`. */
  source: line(500),
  type: line(200),
  time: z.iso.datetime({ offset: true }).optional(),
  /** The tenant by its external id on host topics, by our id on internal ones. */
  tenantid: externalId.optional(),
  /** W3C trace context of what caused the message. */
  traceparent: z.string().max(100).optional(),
  data: z.unknown(),
});
export type Envelope = z.infer<typeof envelope>;

/** The CloudEvents type of a topic's messages: `ledgerbridge.po.approved.v1`. */
export function messageType(topic: string, version = 1): string {
  return `ledgerbridge.${topic}.v${version}`;
}
