"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.accessChanged = void 0;
const zod_1 = require("zod");
const text_1 = require("../values/text");
/** `version` is the stream's: a lower one than known is ignored. */
const state = { version: zod_1.z.int().min(1) };
/**
 * Who may do what: hosts, their API keys (hashed), tenants and divisions. State messages, one per thing changed; every
 * service keeps its own copy, so that no request waits for the connector.
 */
exports.accessChanged = zod_1.z.discriminatedUnion('entity', [
    zod_1.z.object({
        entity: zod_1.z.literal('host'),
        ...state,
        hostId: text_1.ourId,
        name: (0, text_1.line)(200),
        /** Prefix of the topics that this host may write; empty for a single host. */
        topicPrefix: zod_1.z.string().max(100),
    }),
    zod_1.z.object({
        entity: zod_1.z.literal('api-key'),
        ...state,
        keyId: text_1.ourId,
        hostId: text_1.ourId,
        /** SHA-256 of the key, hex: a key has 256 random bits, so a plain hash cannot be searched. */
        keyHash: zod_1.z.string().regex(/^[0-9a-f]{64}$/),
        scopes: zod_1.z.array((0, text_1.line)(100)),
        revoked: zod_1.z.boolean(),
    }),
    zod_1.z.object({ entity: zod_1.z.literal('tenant'), ...state, tenantId: text_1.ourId, hostId: text_1.ourId, externalId: text_1.externalId }),
    zod_1.z.object({
        entity: zod_1.z.literal('division'),
        ...state,
        divisionId: text_1.ourId,
        tenantId: text_1.ourId,
        externalId: text_1.externalId,
        /** IANA name; days of documents are days of this zone. */
        timeZone: (0, text_1.line)(100),
    }),
]);
//# sourceMappingURL=access-changed.js.map