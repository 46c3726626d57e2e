"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.EventLog = void 0;
const schema_name_1 = require("../schema/schema-name");
const append_batch_1 = require("./append-batch");
const read_events_1 = require("./read-events");
const unknown_event_error_1 = require("./unknown-event-error");
const upcast_1 = require("./upcast");
/** The append-only log of one service: gapless positions per partition, gapless versions per stream. */
class EventLog {
    schema;
    partitions;
    keys;
    upcasting;
    sql;
    constructor({ schema, partitions = 8, keys, upcasters = [], catalogue }) {
        const s = (0, schema_name_1.quotedSchema)(schema);
        this.schema = schema;
        this.partitions = partitions;
        this.keys = keys;
        this.upcasting = new upcast_1.Upcasting(upcasters, catalogue);
        this.sql = {
            append: `SELECT * FROM ${s}.append_events($1, $2, $3, $4) ORDER BY ordinal`,
            streams: (0, read_events_1.streamsSql)(s),
            partition: (0, read_events_1.partitionSql)(s),
        };
    }
    /**
     * Appends a batch in one statement. Must be the last statement of its transaction, which then commits at once: from
     * here on the partitions of the batch are locked for every other writer.
     *
     * @param tx a transaction under READ COMMITTED
     * @returns a result per append, in their order; those in conflict are left out of the log, the others are in it
     * @throws on a bug (no events, no UUID, a stream that changed its division, a reused event id), and
     *   TenantKeyDestroyedError when content was to be sealed for an erased tenant
     */
    async append(tx, appends) {
        if (appends.length === 0)
            return [];
        const keys = await this.keys.ensure(tx, (0, append_batch_1.sealingTenants)(appends));
        const batch = (0, append_batch_1.layOut)(appends, { partitions: this.partitions, upcasting: this.upcasting, keys });
        const parameters = [batch.streams, batch.appends, batch.events].map((part) => JSON.stringify(part));
        const { rows } = await tx.query(this.sql.append, [this.partitions, ...parameters]);
        return appends.map((append, index) => {
            const row = rows[index];
            if (!row)
                throw new Error(`The log answered nothing for append ${index}`);
            return (0, append_batch_1.resultOf)(append, row, batch);
        });
    }
    /** A stream's events in order; none when the stream does not exist. @throws UnknownEventError */
    async readStream(db, streamId) {
        return (await this.readStreams(db, [streamId])).get(streamId) ?? [];
    }
    /** Several streams in one query. Every id asked for has an entry. @throws UnknownEventError */
    async readStreams(db, streamIds) {
        const streams = new Map(streamIds.map((id) => [id, []]));
        if (streams.size === 0)
            return streams;
        const events = await (0, read_events_1.readEvents)(db, this.keys, this.sql.streams, [[...streams.keys()]]);
        for (const event of this.allKnown(events))
            streams.get(event.streamId)?.push(event);
        return streams;
    }
    /** At most `limit` events of a partition after a position, in order. @throws UnknownEventError */
    async readPartition(db, partition, afterPosition, limit) {
        return this.allKnown(await (0, read_events_1.readEvents)(db, this.keys, this.sql.partition, [partition, afterPosition, limit]));
    }
    /** As {@link readPartition}, for subscriptions: stops before the first unknown event and says which it is. */
    async readKnown(db, partition, afterPosition, limit) {
        const written = await (0, read_events_1.readEvents)(db, this.keys, this.sql.partition, [partition, afterPosition, limit]);
        const lifted = written.map((event) => this.upcasting.lift(event));
        const end = lifted.findIndex((event) => !this.upcasting.knows(event));
        return end < 0
            ? { events: lifted, unknown: undefined }
            : { events: lifted.slice(0, end), unknown: lifted[end] };
    }
    allKnown(events) {
        return events.map((written) => {
            const event = this.upcasting.lift(written);
            if (this.upcasting.knows(event))
                return event;
            throw new unknown_event_error_1.UnknownEventError(event.type, event.schemaVersion, event.streamId);
        });
    }
}
exports.EventLog = EventLog;
//# sourceMappingURL=event-log.js.map