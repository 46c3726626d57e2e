"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
const index_1 = require("./index");
afterEach(index_1.disarm);
describe('a failpoint', () => {
    it('lets work pass when nothing is armed', async () => {
        await expect((0, index_1.at)('a', async () => 7)).resolves.toBe(7);
    });
    it('throws before the work, once', async () => {
        const work = jest.fn(async () => 7);
        (0, index_1.arm)({ name: 'a', mode: 'throw', when: 'before' });
        await expect((0, index_1.at)('a', work)).rejects.toThrow('failpoint a');
        expect(work).not.toHaveBeenCalled();
        await expect((0, index_1.at)('a', work)).resolves.toBe(7);
    });
    it('throws after the work is done, so that nobody hears of it', async () => {
        const work = jest.fn(async () => 7);
        (0, index_1.arm)({ name: 'a', mode: 'throw', when: 'after', skip: 1 });
        await (0, index_1.at)('a', work);
        await expect((0, index_1.at)('a', work)).rejects.toThrow('failpoint a');
        expect(work).toHaveBeenCalledTimes(2);
    });
    it('counts what is passed', async () => {
        const hits = (0, index_1.countHits)();
        await (0, index_1.at)('b', async () => undefined);
        await (0, index_1.at)('b', async () => undefined);
        expect(hits.get('b')).toBe(2);
    });
});
//# sourceMappingURL=failpoints.spec.js.map