import { z } from 'zod';
import { externalId, line, ourId } from '../values/text';

/** `version` is the stream's: a lower one than known is ignored. */
const state = { version: z.int().min(1) };

/**
 * Who may do what: hosts, their API keys (hashed), tenants and divisions. State messages, one per thing changed; every
 * service keeps its own copy, so that no request waits for the connector.
 */
export const accessChanged = z.discriminatedUnion('entity', [
  z.object({
    entity: z.literal('host'),
    ...state,
    hostId: ourId,
    name: line(200),
    /** Prefix of the topics that this host may write; empty for a single host. */
    topicPrefix: z.string().max(100),
  }),
  z.object({
    entity: z.literal('api-key'),
    ...state,
    keyId: ourId,
    hostId: ourId,
    /** SHA-256 of the key, hex: a key has 256 random bits, so a plain hash cannot be searched. */
    keyHash: z.string().regex(/^[0-9a-f]{64}$/),
    scopes: z.array(line(100)),
    revoked: z.boolean(),
  }),
  z.object({ entity: z.literal('tenant'), ...state, tenantId: ourId, hostId: ourId, externalId }),
  z.object({
    entity: z.literal('division'),
    ...state,
    divisionId: ourId,
    tenantId: ourId,
    externalId,
    /** IANA name; days of documents are days of this zone. */
    timeZone: line(100),
  }),
]);
export type AccessChanged = z.infer<typeof accessChanged>;
