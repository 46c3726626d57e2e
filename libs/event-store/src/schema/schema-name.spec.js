"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
const schema_name_1 = require("./schema-name");
describe('names in SQL', () => {
    it('are quoted', () => {
        expect((0, schema_name_1.quotedSchema)('sync')).toBe('"sync"');
        expect((0, schema_name_1.quotedRole)('sync-worker')).toBe('"sync-worker"');
    });
    it.each(['', 'Sync', '1st', 'a"b', 'a b', 'a'.repeat(47), "x'; DROP SCHEMA public"])('refuse the schema %j', (name) => {
        expect(() => (0, schema_name_1.quotedSchema)(name)).toThrow(/Not a schema name/);
    });
    it.each(['', 'a"b', 'a b', 'a;b'])('refuse the role %j', (name) => {
        expect(() => (0, schema_name_1.quotedRole)(name)).toThrow(/Not a role name/);
    });
});
//# sourceMappingURL=schema-name.spec.js.map