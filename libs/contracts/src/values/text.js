"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.webAddress = exports.quickbooksId = exports.ourId = exports.externalId = void 0;
exports.line = line;
exports.paragraph = paragraph;
const zod_1 = require("zod");
const problem_1 = require("../problem");
/** Unicode's control characters (Cc) and its line and paragraph separators. */
const CONTROL = /[\p{Cc}\u2028\u2029]/u;
const CONTROL_BUT_LINES = /(?![\n\r\t])[\p{Cc}]/u;
const printable = (text) => !CONTROL.test(text);
const wellFormed = (text) => text.isWellFormed();
/** One line of text: 1 to `max` characters, no control character. An empty text is an error, never "absent". */
function line(max) {
    return zod_1.z
        .string()
        .min(1)
        .max(max)
        .refine(wellFormed, (0, problem_1.rule)('not-unicode', 'expected well-formed Unicode'))
        .refine(printable, (0, problem_1.rule)('control-character', 'expected one line without control characters'));
}
/** Text of several lines: 1 to `max` characters; line breaks and tabs are allowed. */
function paragraph(max) {
    return zod_1.z
        .string()
        .min(1)
        .max(max)
        .refine(wellFormed, (0, problem_1.rule)('not-unicode', 'expected well-formed Unicode'))
        .refine((text) => !CONTROL_BUT_LINES.test(text), (0, problem_1.rule)('control-character', 'expected text without control characters'));
}
/** The host's own id of a thing: 1 to 200 characters without control characters; spaces are allowed. */
exports.externalId = line(200);
/** An id of ours: a UUID. */
exports.ourId = zod_1.z.uuid();
/** An id that QuickBooks Online gave. Always a string: class ids exceed 2^53. */
exports.quickbooksId = zod_1.z.string().regex(/^[A-Za-z0-9-]{1,50}$/, 'expected an id as QuickBooks gives it');
/** Absolute address of a page of the host. */
exports.webAddress = line(2000).refine(isWebAddress, (0, problem_1.rule)('not-a-url', 'expected an absolute http or https address'));
function isWebAddress(text) {
    return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}
//# sourceMappingURL=text.js.map