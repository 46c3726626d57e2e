"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.keyRing = void 0;
const event_store_1 = require("@ledgerbridge/event-store");
const zod_1 = require("zod");
const values_1 = require("../config/values");
const ENTRY = /^(?:(\d{1,6}):)?([A-Za-z0-9+/=]+)$/;
/**
 * A key ring from text: `2:<base64>,1:<base64>`, the newest first; the first one seals, all open. A single key without
 * a version is version 1.
 */
exports.keyRing = zod_1.z.string().transform((text, context) => {
    const keys = new Map();
    for (const entry of text.split(',')) {
        const [, version = '1', encoded] = ENTRY.exec(entry.trim()) ?? [];
        const key = values_1.key32.safeParse(encoded);
        if (!key.success || keys.has(Number(version))) {
            context.addIssue('not a ring of 32-byte keys with versions of their own');
            return zod_1.z.NEVER;
        }
        keys.set(Number(version), key.data);
    }
    const [newest = 1] = keys.keys();
    return new event_store_1.KeyRing(newest, keys);
});
//# sourceMappingURL=read-key-ring.js.map