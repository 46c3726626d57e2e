import { z } from 'zod';
import { WEBHOOK_NAMES } from './entities';

/**
 * The one endpoint of an app, as its webhooks page keeps it, and the switches for what QuickBooks does not promise:
 * how late, how often and in which order events come.
 */
export const subscriptionSchema = z.strictObject({
  url: z.url({ protocol: /^https?$/ }),
  /** The key of the signature. */
  verifierToken: z.string().min(1),
  /** Which entities the app wants to hear of; all when left out. */
  entities: z.array(z.enum(WEBHOOK_NAMES as [string, ...string[]])).optional(),
  /** Intuit sends CloudEvents only since 31 July 2026. */
  form: z.enum(['cloudevents', 'legacy']).default('cloudevents'),
  /** Of a CloudEvents body; the documents leave open which of them. The legacy form is `application/json`. */
  contentType: z
    .enum(['application/cloudevents+json', 'application/cloudevents-batch+json', 'application/json'])
    .default('application/cloudevents+json'),
  /** What a CloudEvent of a merge carries beside the winner's id: no document says where the loser's is. */
  mergedData: z.enum(['empty', 'deletedId']).default('empty'),
  /** Header `intuit-notification-schema-version`: 0.1 in the documents, 1.0 in tools. */
  schemaVersion: z.enum(['0.1', '1.0']).default('0.1'),
  /** Seconds from the change to the earliest delivery; events of that time share a body. */
  delaySeconds: z.number().min(0).default(0),
  /** Each event is late by up to so many seconds more, drawn one by one: what comes first is left to chance. */
  reorderWithinSeconds: z.number().min(0).default(0),
  /** The part of the deliveries that is made a second time although it was acknowledged. */
  duplicates: z.number().min(0).max(1).default(0),
  eventsPerBody: z.number().int().positive().default(100),
  /** Whether later events wait until the failing delivery is acknowledged. */
  holdBack: z.boolean().default(true),
  /** Which statuses acknowledge a delivery: the documents say 200. */
  acknowledgedBy: z.enum(['200', '2xx']).default('200'),
  /** How long the endpoint may take, in the machine's own time: 3 s (QuickBooks Online, webhooks page). */
  answerWithinMs: z.number().int().positive().max(60_000).default(3000),
});

export type SubscriptionSettings = z.infer<typeof subscriptionSchema>;

export interface Subscription extends SubscriptionSettings {
  readonly clientId: string;
}
