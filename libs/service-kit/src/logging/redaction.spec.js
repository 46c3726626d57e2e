"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
const create_logger_1 = require("./create-logger");
const redaction_1 = require("./redaction");
const logged = (fields) => {
    const lines = [];
    (0, create_logger_1.createLogger)({
        service: 'test',
        level: 'info',
        destination: { write: (line) => void lines.push(line) },
    }).info(fields, 'a line');
    return lines.join('');
};
describe('log lines', () => {
    it.each([
        { authorization: 'hidden' },
        { headers: { authorization: 'hidden', cookie: 'hidden' } },
        { response: { headers: { 'set-cookie': 'hidden' } } },
        { a: { b: { accessToken: 'hidden', refresh_token: 'hidden' } } },
        { connection: { realmId: 'hidden' } },
        { body: { anything: 'hidden' } },
    ])('never show %j', (fields) => {
        const line = logged(fields);
        expect(line).not.toContain('hidden');
        expect(line).toContain('[redacted]');
    });
    it('show of an error its kind, code and message, not what libraries hang on it', () => {
        const error = Object.assign(new Error('duplicate key'), {
            code: '23505',
            detail: 'Key (name)=(Jane Doe) already exists',
            config: { headers: { authorization: 'Bearer x' } },
        });
        const line = logged({ err: error });
        expect(line).toContain('23505');
        expect(line).not.toContain('Jane Doe');
        expect(line).not.toContain('Bearer');
    });
    it('say why of why', () => {
        expect((0, redaction_1.loggedError)(new Error('outer', { cause: new Error('inner') }))).toMatchObject({
            cause: { message: 'inner' },
        });
    });
    it.each([
        ['key lb_0123456789abcdef refused', 'key lb_[redacted] refused'],
        ['Authorization: Bearer abc.def', 'Authorization: Bearer [redacted]'],
        ['connect postgres://app:secret@db/lb', 'connect postgres://app:[redacted]@db/lb'],
        ['GET /v3/company/9130355377388383/query', 'GET /v3/company/[redacted]/query'],
        ['token eyJhbGciOi.eyJpc3Mi.c2ln', 'token [redacted]'],
        ['nothing secret', 'nothing secret'],
    ])('turn "%s" into "%s"', (text, expected) => {
        expect((0, redaction_1.scrubbed)(text)).toBe(expected);
    });
});
//# sourceMappingURL=redaction.spec.js.map