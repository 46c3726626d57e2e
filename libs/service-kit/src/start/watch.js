"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.watchReadiness = watchReadiness;
exports.measureParts = measureParts;
const prom_client_1 = require("prom-client");
/** Events that may wait for the relay before the service stops asking for more work. */
const MOST_UNPUBLISHED = 10_000;
/** Readiness: what this process needs to do its work. */
function watchReadiness({ readiness, database, transport, relay, log }) {
    readiness.add('database', async () => (await database.answers()) ? { up: true } : { up: false, reason: 'the database does not answer' });
    readiness.add('transport', async () => {
        const health = await transport.transport.health();
        return health.status === 'up' ? { up: true } : { up: false, reason: 'the transport does not answer' };
    });
    if (relay) {
        readiness.add('lag', async () => {
            const behind = await unpublished(database.worker, log.schema, relay);
            return behind <= MOST_UNPUBLISHED
                ? { up: true }
                : { up: false, reason: `${behind} events wait for the relay` };
        });
    }
}
/** Metrics of the parts that every service has. */
function measureParts(registry, { consumer, database, relay, log }) {
    measureParked(registry, consumer.parked);
    if (!relay)
        return;
    new prom_client_1.Gauge({
        name: 'ledgerbridge_relay_unpublished_events',
        help: 'Events of the log that the relay has not published yet',
        registers: [registry],
        async collect() {
            this.set(await unpublished(database.worker, log.schema, relay));
        },
    });
}
function measureParked(registry, parked) {
    new prom_client_1.Gauge({
        name: 'ledgerbridge_parked_messages',
        help: 'Messages that could not be handled and wait for an operator',
        labelNames: ['topic', 'code'],
        registers: [registry],
        async collect() {
            this.reset();
            for (const { topic, code, count } of await parked.counts())
                this.set({ topic, code }, count);
        },
    });
}
async function unpublished(pool, schema, relay) {
    const { rows } = await pool.query(`SELECT partition, last_position AS last FROM "${schema}".log_partitions`);
    const published = await relay.positions();
    return rows.reduce((sum, { partition, last }) => sum + Number(BigInt(last) - (published.get(partition) ?? 0n)), 0);
}
//# sourceMappingURL=watch.js.map