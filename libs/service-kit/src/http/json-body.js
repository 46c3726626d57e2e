"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.BODY_LIMIT = void 0;
exports.rawBody = rawBody;
exports.readJsonBodies = readJsonBodies;
const problem_1 = require("./problem");
/** Largest body that is read, in bytes: a batch of some thousand records is below it. */
exports.BODY_LIMIT = 10 * 1024 * 1024;
const JSON_TYPES = /^application\/(?:[\w.+-]+\+)?json\b/;
const bodies = new WeakMap();
/** The bytes of a request's body, for what is signed over them. */
function rawBody(request) {
    return bodies.get(request) ?? Buffer.alloc(0);
}
/**
 * Reads JSON bodies, and nothing else: another type is a 415. No body at all is `undefined`, since clients send the
 * type with an empty POST too.
 */
function readJsonBodies(server) {
    server.removeAllContentTypeParsers();
    server.addContentTypeParser(JSON_TYPES, { parseAs: 'buffer', bodyLimit: exports.BODY_LIMIT }, async (request, body) => {
        const bytes = Buffer.from(body);
        bodies.set(request, bytes);
        return bytes.length === 0 ? undefined : parsed(bytes);
    });
}
const utf8 = new TextDecoder('utf-8', { fatal: true });
function parsed(bytes) {
    const text = decoded(bytes);
    try {
        // Only an escaped letter or the name itself can spell it; the reviver costs as much again as parsing.
        return /__proto__|\\u00/.test(text) ? JSON.parse(text, refuseProto) : JSON.parse(text);
    }
    catch (error) {
        throw error instanceof problem_1.Problem ? error : new problem_1.Problem('malformed-json');
    }
}
function decoded(bytes) {
    try {
        return utf8.decode(bytes);
    }
    catch {
        throw new problem_1.Problem('malformed-json', { detail: 'the body is not UTF-8' });
    }
}
/** A merge of such an object would reach its prototype. */
function refuseProto(key, value) {
    if (key === '__proto__')
        throw new problem_1.Problem('malformed-json', { detail: 'the key __proto__ is not allowed' });
    return value;
}
//# sourceMappingURL=json-body.js.map