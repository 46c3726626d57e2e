"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.prefixList = exports.brokerList = exports.sha256Hex = exports.key32 = exports.schemaName = exports.httpUrl = exports.postgresUrl = exports.switchValue = exports.wholeNumber = void 0;
const zod_1 = require("zod");
/** A whole number within limits, from text. */
const wholeNumber = (min, max) => zod_1.z
    .string()
    .regex(/^\d{1,16}$/)
    .transform(Number)
    .pipe(zod_1.z.int().min(min).max(max));
exports.wholeNumber = wholeNumber;
exports.switchValue = zod_1.z.enum(['true', 'false']).transform((text) => text === 'true');
exports.postgresUrl = zod_1.z
    .string()
    .refine((text) => URL.canParse(text) && /^postgres(ql)?:$/.test(new URL(text).protocol));
exports.httpUrl = zod_1.z
    .string()
    .refine((text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol))
    .transform((text) => text.replace(/\/+$/, ''));
/** Plain lower-case name that may stand in SQL text; short enough for the roles, schemas and channels named after it. */
exports.schemaName = zod_1.z.string().regex(/^[a-z_][a-z0-9_]{0,35}$/);
/** Exactly 32 bytes in base64. */
exports.key32 = zod_1.z
    .string()
    .transform((text) => Buffer.from(text, 'base64'))
    .refine((bytes) => bytes.length === 32);
/** Lower-case hex of a SHA-256. */
exports.sha256Hex = zod_1.z.string().regex(/^[0-9a-f]{64}$/);
exports.brokerList = zod_1.z
    .string()
    .transform((text) => text.split(',').map((broker) => broker.trim()))
    .pipe(zod_1.z.array(zod_1.z.string().regex(/^[^\s:]+:\d{1,5}$/)).min(1));
/** Topic prefixes; none set is one empty prefix. */
exports.prefixList = zod_1.z
    .string()
    .default('')
    .transform((text) => text.split(',').map((prefix) => prefix.trim()))
    .pipe(zod_1.z.array(zod_1.z.string().regex(/^[\w.-]{0,100}$/)));
//# sourceMappingURL=values.js.map