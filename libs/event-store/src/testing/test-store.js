"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.testStore = testStore;
exports.anAppend = anAppend;
const node_crypto_1 = require("node:crypto");
const pg_1 = require("pg");
const __1 = require("..");
const in_transaction_1 = require("./in-transaction");
async function testStore(options = {}) {
    const url = process.env['TEST_POSTGRES_URL'];
    if (url === undefined)
        throw new Error('TEST_POSTGRES_URL is missing: run the tests by `npm test`');
    const schema = `test_${(0, node_crypto_1.randomBytes)(6).toString('hex')}`;
    const pool = new pg_1.Pool({ connectionString: url, max: 40 });
    const partitions = options.partitions ?? 8;
    await (0, __1.withConnection)(pool, (client) => (0, __1.migrateEventStore)(client, { schema, partitions }));
    const ringKeys = new Map([[1, (0, node_crypto_1.randomBytes)(32)]]);
    const ring = new __1.KeyRing(1, ringKeys);
    const log = new __1.EventLog({ ...options, schema, partitions, keys: new __1.TenantKeys({ schema, ring }) });
    return {
        url,
        pool,
        schema,
        ringKeys,
        ring,
        log,
        append: (...appends) => (0, in_transaction_1.inTransaction)(pool, (tx) => log.append(tx, appends)),
        drop: async () => {
            await pool.query(`DROP SCHEMA "${schema}" CASCADE`);
            await pool.end();
        },
    };
}
/** An append of `count` events to a stream, new unless named. */
function anAppend({ streamId = (0, node_crypto_1.randomUUID)(), tenantId = null, divisionId = null, expectedVersion = 'no-stream', count = 1, events = Array.from({ length: count }, (_, n) => ({ type: 'Happened', data: { n } })), } = {}) {
    return {
        streamId,
        expectedVersion,
        events,
        metadata: {
            tenantId,
            divisionId,
            actor: 'system:test',
            correlationId: 'test',
            causationId: null,
            occurredAt: '2026-01-02T03:04:05.678Z',
        },
    };
}
//# sourceMappingURL=test-store.js.map