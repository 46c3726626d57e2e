"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.findEqual = findEqual;
const listed_record_1 = require("../../quickbooks-records/domain/listed-record");
const normalised_name_1 = require("../../quickbooks-records/domain/normalised-name");
const lists_of_kind_1 = require("./lists-of-kind");
/**
 * Looks for the equal of a host's record: an active record of the right list with the same name, with its parents or
 * without, or with the same code. A link needs exactly one; where name and code together leave one, that one. Name and
 * code that point to different records are two candidates: a person decides.
 *
 * @param records at least the company's records that share the name, the code or the id; others do no harm
 */
function findEqual(sought, records) {
    const { key, kind, target } = sought;
    const list = (0, lists_of_kind_1.listOf)(kind, target);
    if (list === undefined)
        return { found: 'none', reason: 'no-candidate' };
    if ('quickbooksId' in key)
        return direct(records.find((r) => r.list === list && r.id === key.quickbooksId));
    const eligible = records.filter((record) => record.list === list && record.active && suits(kind, record));
    const byName = eligible.filter((record) => hasName(record, sought.name));
    const byCode = eligible.filter((record) => hasCode(record, sought.code));
    const both = byName.filter((record) => byCode.includes(record));
    const candidates = both.length === 1 ? both : [...new Set([...byName, ...byCode])];
    const [only, another] = candidates;
    if (another)
        return { found: 'several', candidates: candidates.length };
    if (only)
        return { found: 'one', quickbooks: only.facts, by: 'name' };
    const space = (0, lists_of_kind_1.nameSpaceOf)(list);
    const taken = space.length > 1 && records.some((r) => space.includes(r.list) && hasName(r, sought.name));
    return { found: 'none', reason: taken ? 'name-taken' : 'no-candidate' };
}
/** A document that names QuickBooks' own id is taken at its word, also where the record is inactive by now. */
function direct(record) {
    return record
        ? { found: 'one', quickbooks: record.facts, by: 'direct' }
        : { found: 'none', reason: 'no-candidate' };
}
/** Projects are jobs of a customer; a customer is none. */
function suits(kind, { project }) {
    return kind === 'project' ? project : kind === 'customer' ? !project : true;
}
function hasName(record, name) {
    return name !== null && (0, listed_record_1.matchNames)(record).includes((0, normalised_name_1.normalisedName)(name));
}
function hasCode(record, code) {
    return code !== null && (0, listed_record_1.matchCode)(record) === (0, normalised_name_1.normalisedCode)(code);
}
//# sourceMappingURL=find-equal.js.map