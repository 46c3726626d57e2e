"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
const index_1 = require("./index");
describe('a query', () => {
    it('escapes apostrophes and backslashes with a backslash', () => {
        expect((0, index_1.selectQuery)({
            entity: 'Vendor',
            where: [{ property: 'DisplayName', operator: '=', value: "O'Neil \\ Sons" }],
        })).toBe("SELECT * FROM Vendor WHERE DisplayName = 'O\\'Neil \\\\ Sons'");
    });
    it('asks for a page of active and inactive records', () => {
        expect((0, index_1.selectQuery)({
            entity: 'Item',
            where: [index_1.ACTIVE_AND_INACTIVE],
            orderBy: 'Id',
            startPosition: 1001,
            maxResults: 1000,
        })).toBe('SELECT * FROM Item WHERE Active IN (true, false) ORDERBY Id STARTPOSITION 1001 MAXRESULTS 1000');
    });
});
describe('a requestid', () => {
    const push = { installationEpoch: 1, companyId: 'c', subject: 'd', operation: 'create', pushNumber: 1 };
    it('is the same for the same push and fits a batch', () => {
        expect((0, index_1.requestId)(push)).toBe((0, index_1.requestId)({ ...push }));
        expect((0, index_1.requestId)(push)).toMatch(/^[0-9a-z]{1,36}$/);
    });
    it.each(Object.keys(push))('changes with %s', (part) => {
        expect((0, index_1.requestId)({ ...push, [part]: 7 })).not.toBe((0, index_1.requestId)(push));
    });
    it('cannot be made equal by moving text from one part to the next', () => {
        expect((0, index_1.requestId)({ ...push, companyId: 'ab', subject: 'c' })).not.toBe((0, index_1.requestId)({ ...push, companyId: 'a', subject: 'bc' }));
    });
});
describe('the marker', () => {
    const id = '0b9f8f5e-7d4e-5f3c-8f64-0d6d4a8c1e11';
    it('stands at the end of the note and is found again', () => {
        expect((0, index_1.withMarker)('For site 4', id)).toBe(`For site 4\nlb:${id}`);
        expect((0, index_1.markedDocument)((0, index_1.withMarker)(undefined, id))).toBe(id);
    });
    it('survives a note that fills the field: the note is cut', () => {
        const note = (0, index_1.withMarker)('n'.repeat(5000), id);
        expect(note).toHaveLength(4000);
        expect((0, index_1.markedDocument)(note)).toBe(id);
    });
    it('is not found in the middle of a note', () => {
        expect((0, index_1.markedDocument)(`lb:${id} was copied here`)).toBeUndefined();
    });
});
//# sourceMappingURL=query.spec.js.map