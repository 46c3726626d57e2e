"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.noteCreations = noteCreations;
const contracts_1 = require("@ledgerbridge/contracts");
const host_record_1 = require("../host-records/host-record");
const listed_record_1 = require("../quickbooks-records/domain/listed-record");
const read_records_1 = require("../quickbooks-records/read-records");
const save_records_1 = require("../quickbooks-records/save-records");
/**
 * Links records to what was created in QuickBooks for them. Until the next pull shows the record its facts are those
 * that follow from the creation: it is active, and an item is made with an expense account.
 */
async function noteCreations(db, schema, batch, requests) {
    for (const request of requests) {
        const list = listed_record_1.LISTS.find((known) => known === request.created?.entity);
        if (request.created === null || list === undefined)
            continue;
        const { link, cause, created } = request;
        const known = await (0, read_records_1.recordById)(db, schema, link.connectionId, list, created.id);
        const record = known ?? (await createdRecord(db, schema, request, list, created.id));
        if (!known)
            await (0, save_records_1.saveRecords)(db, schema, link, [record]);
        batch.decide(link, { type: 'NoteCreation', quickbooks: record.facts }, cause);
    }
}
async function createdRecord(db, schema, { link: { tenantId, kind, key } }, list, id) {
    const externalId = 'externalId' in key ? key.externalId : key.quickbooksId;
    const hostId = (0, host_record_1.hostRecordId)({ tenantId, kind, externalId });
    const host = (await (0, host_record_1.hostRecordsById)(db, schema, [hostId])).get(hostId);
    const facts = contracts_1.quickbooksRecord.parse({
        entity: list,
        id,
        active: true,
        ...(list === 'Item' ? { purchasable: true } : {}),
    });
    return {
        list,
        id,
        active: true,
        name: host?.name ?? externalId,
        fullName: null,
        code: null,
        project: kind === 'project',
        facts,
        changedAt: null,
    };
}
//# sourceMappingURL=note-creations.js.map