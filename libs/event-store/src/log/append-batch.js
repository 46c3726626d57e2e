"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.layOut = layOut;
exports.sealingTenants = sealingTenants;
exports.resultOf = resultOf;
const uuid_1 = require("uuid");
const partition_of_1 = require("./partition-of");
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
/**
 * Lays a batch out for the database.
 * @throws when an append is malformed, which is a bug of the caller: no events, an id that is no UUID, a sealed part
 *   without a tenant, or two appends that send one stream to two partitions
 */
function layOut(appends, { partitions, upcasting, keys }) {
    const streams = new Map();
    const batch = {
        streams: [],
        appends: [],
        events: [],
    };
    appends.forEach((append, index) => {
        refuseMalformed(append);
        const partition = (0, partition_of_1.partitionOf)((0, partition_of_1.partitionKeyOf)(append), partitions);
        let stream = streams.get(append.streamId);
        if (!stream) {
            stream = { index: streams.size, partition };
            streams.set(append.streamId, stream);
            batch.streams.push({ id: append.streamId, partition });
        }
        else if (stream.partition !== partition) {
            throw new Error(`Stream ${append.streamId} was appended to two partitions: its division or tenant changed`);
        }
        const { expectedVersion, events, metadata } = append;
        const expected = expectedVersion === 'no-stream' ? 0 : expectedVersion;
        batch.appends.push({ stream: stream.index, expected, count: events.length, ...metadata });
        const key = metadata.tenantId === null ? undefined : keys.get(metadata.tenantId);
        events.forEach((event, i) => batch.events.push({ append: index, ordinal: i + 1, ...writtenForm(event, upcasting, key) }));
    });
    return batch;
}
/** Tenants whose keys a batch needs. */
function sealingTenants(appends) {
    const tenants = new Set();
    for (const { events, metadata } of appends) {
        if (metadata.tenantId !== null && events.some(({ sealed }) => sealed))
            tenants.add(metadata.tenantId);
    }
    return [...tenants].sort();
}
/** What became of one append. */
function resultOf(append, row, batch) {
    const { streamId } = append;
    const version = Number(row.version);
    if (row.last_position === null)
        return { ok: false, streamId, reason: 'version-conflict', actualVersion: version };
    const partition = batch.streams.find(({ id }) => id === streamId)?.partition;
    if (partition === undefined)
        throw new Error(`Stream ${streamId} is not in its own batch`);
    return { ok: true, streamId, partition, lastPosition: Number(row.last_position), version };
}
function writtenForm(event, upcasting, key) {
    const id = event.id ?? (0, uuid_1.v7)();
    const { type, data, sealed, schemaVersion = upcasting.currentVersion(type) } = event;
    if (!sealed)
        return { id, type, schemaVersion, data };
    if (!key)
        throw new Error(`Event ${type} has a sealed part and no tenant to seal it for`);
    return { id, type, schemaVersion, data, sealed: key.seal(id, sealed).toString('base64') };
}
function refuseMalformed({ streamId, expectedVersion, events, metadata }) {
    if (events.length === 0)
        throw new Error(`An append to ${streamId} has no events`);
    const ids = [streamId, metadata.tenantId, metadata.divisionId, ...events.map(({ id }) => id)];
    for (const id of ids) {
        if (id !== null && id !== undefined && !UUID.test(id))
            throw new Error(`Not a UUID in lower case: "${id}"`);
    }
    if (expectedVersion !== 'no-stream' && (!Number.isSafeInteger(expectedVersion) || expectedVersion < 1)) {
        throw new Error(`Not a version of stream ${streamId}: ${expectedVersion}`);
    }
}
//# sourceMappingURL=append-batch.js.map