"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.API_PROBLEMS = void 0;
exports.problemKinds = problemKinds;
/** Gives every entry of a table its key as code. Services define the problems of their own words with it. */
function problemKinds(table) {
    const entries = Object.entries(table).map(([code, rest]) => [
        code,
        { code, ...rest },
    ]);
    return Object.fromEntries(entries);
}
const kind = (status, title, fix) => ({
    status,
    title,
    fix,
});
/** The problems that every service can answer. */
exports.API_PROBLEMS = problemKinds({
    'malformed-request': kind(400, 'The request cannot be read', 'Correct what the detail names.'),
    'malformed-json': kind(400, 'The body is not JSON', 'Send well-formed JSON in UTF-8.'),
    'query-invalid': kind(400, 'A query parameter is not valid', 'Correct the parameters that `errors` lists.'),
    'cursor-invalid': kind(400, 'The cursor is not one of ours', 'Begin again without `cursor`.'),
    'idempotency-key-invalid': kind(400, 'The idempotency key is not valid', 'Send 1 to 255 printable ASCII characters.'),
    'tenant-required': kind(400, 'The tenant is not named', 'Send `Ledgerbridge-Tenant` with the tenant’s externalId.'),
    'not-authenticated': kind(401, 'Who is asking is not known', 'Send a valid key as `Authorization: Bearer …`.'),
    'not-allowed': kind(403, 'The key may not do this', 'Use a key with the scope that the detail names.'),
    'not-found': kind(404, 'There is no such thing', 'Check the id; ids of other tenants are not found either.'),
    'route-not-found': kind(404, 'There is no such address', 'See /openapi.json for the addresses there are.'),
    'tenant-unknown': kind(404, 'The tenant is not known', 'Check `Ledgerbridge-Tenant`, or create the tenant first.'),
    'division-unknown': kind(404, 'The division is not known', 'Check `division`, or create the division first.'),
    'method-not-allowed': kind(405, 'The address does not take this method', 'Use a method that `Allow` lists.'),
    conflict: kind(409, 'It contradicts what is already there', 'Read the current state, then decide again.'),
    'idempotency-key-in-progress': kind(409, 'A request with this idempotency key is still running', 'Repeat after `Retry-After`; the answer will be the first one’s.'),
    'body-too-large': kind(413, 'The body is too large', 'Send at most 10 MB; split the request.'),
    'unsupported-media-type': kind(415, 'The body has a type that is not read here', 'Send `application/json`.'),
    'validation-failed': kind(422, 'The content is not valid', 'Correct every field that `errors` lists.'),
    'division-required': kind(422, 'The division is not named', 'Send `division`: the tenant has several.'),
    'idempotency-key-reused': kind(422, 'The idempotency key was used for another request', 'Send a new key, or the body of the first request.'),
    'rate-limited': kind(429, 'Too many requests', 'Wait for the seconds that `Retry-After` names.'),
    'internal-error': kind(500, 'Something is wrong on our side', 'Repeat later; tell the operator the `requestId`.'),
    'not-ready': kind(503, 'The service cannot answer now', 'Repeat after `Retry-After`.'),
});
//# sourceMappingURL=problem-kinds.js.map