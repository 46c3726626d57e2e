"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
const common_1 = require("@nestjs/common");
const zod_1 = require("zod");
const pages_1 = require("./pages");
const prefer_1 = require("./prefer");
const problem_1 = require("./problem");
const problem_of_1 = require("./problem-of");
const rate_limit_1 = require("./rate-limit");
const request_scope_1 = require("./request-scope");
const route_table_1 = require("./route-table");
const tenant_header_1 = require("./tenant-header");
describe('errors as problems', () => {
    it.each([
        [new problem_1.Problem('conflict'), 'conflict', 409],
        [new common_1.NotFoundException(), 'route-not-found', 404],
        [new common_1.PayloadTooLargeException(), 'body-too-large', 413],
        [new common_1.HttpException('odd', 418), 'internal-error', 500],
        [new TypeError('a bug'), 'internal-error', 500],
        ['a thrown text', 'internal-error', 500],
    ])('%s becomes %s', (error, code, status) => {
        expect((0, problem_of_1.problemOf)(error).kind).toMatchObject({ code, status });
    });
});
describe('cursors', () => {
    const place = zod_1.z.object({ after: zod_1.z.number() });
    it('come back as the place they were made of', () => {
        expect((0, pages_1.placeOf)((0, pages_1.cursorOf)({ after: 7 }), place)).toEqual({ after: 7 });
        expect((0, pages_1.placeOf)(undefined, place)).toBeUndefined();
    });
    it.each(['', 'x', (0, pages_1.cursorOf)({ before: 1 }), (0, pages_1.cursorOf)({ after: '7' })])('refuse %j', (cursor) => {
        expect(() => (0, pages_1.placeOf)(cursor, place)).toThrow('cursor-invalid');
    });
    it('are given while there is another page, and not on the last one', () => {
        const read = (rows) => (0, pages_1.pageOf)(rows, 2, String, (last) => ({ after: last }));
        expect(read([1, 2, 3])).toEqual({ items: ['1', '2'], nextCursor: (0, pages_1.cursorOf)({ after: 2 }) });
        expect(read([1, 2]).nextCursor).toBeNull();
        expect(read([])).toEqual({ items: [], nextCursor: null });
    });
});
describe('Prefer', () => {
    it.each([
        ['wait=10', 10],
        ['respond-async, wait=5', 5],
        ['wait=600', 50],
        ['wait = "3"', 3],
        ['wait=-1', 0],
        ['await=4', 0],
        [undefined, 0],
        [['return=minimal', 'wait=7'], 7],
    ])('%j asks for %d seconds', (header, seconds) => {
        expect((0, prefer_1.waitSeconds)(header)).toBe(seconds);
    });
});
describe('the rate limit', () => {
    it('grants a second’s worth at once, then as fast as it refills', () => {
        let now = 0;
        const limit = new rate_limit_1.RateLimit(2, () => now);
        expect([limit.take('k'), limit.take('k'), limit.take('k')].map(({ allowed }) => allowed)).toEqual([
            true,
            true,
            false,
        ]);
        now += 500;
        expect([limit.take('k').allowed, limit.take('k').allowed]).toEqual([true, false]);
        expect(limit.take('another').allowed).toBe(true);
    });
});
describe('headers of a request', () => {
    it('keep a well-formed Request-Id and replace any other', () => {
        expect((0, request_scope_1.requestIdOf)({ 'request-id': 'abc-1' })).toBe('abc-1');
        expect((0, request_scope_1.requestIdOf)({ 'request-id': 'two words' })).not.toContain(' ');
        expect((0, request_scope_1.requestIdOf)({})).toMatch(/^[0-9a-f-]{36}$/);
    });
    it('name the tenant in UTF-8 or Latin-1', () => {
        expect((0, tenant_header_1.namedTenant)(Buffer.from('Čapek').toString('latin1'))).toBe('Čapek');
        expect((0, tenant_header_1.namedTenant)('Müller')).toBe('Müller');
        expect((0, tenant_header_1.namedTenant)(undefined)).toBeUndefined();
        expect((0, tenant_header_1.namedTenant)('')).toBe(tenant_header_1.UNREADABLE);
    });
});
describe('the route table', () => {
    it('finds the methods of an address, with parameters and query', () => {
        const table = new route_table_1.RouteTable();
        table.add('/v1/notes/:id', ['GET']);
        table.add('/v1/notes/:id', ['DELETE']);
        expect(table.methodsOf('/v1/notes/7?x=1')).toEqual(['DELETE', 'GET']);
        expect(table.methodsOf('/v1/notes')).toEqual([]);
    });
});
//# sourceMappingURL=edge.spec.js.map