"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
const server_options_1 = require("../nest/server-options");
const troubles_1 = require("./troubles");
const partition = { topic: 't', partition: 3 };
const limits = { ...server_options_1.DEFAULT_LIMITS, batchTries: 2, messageTries: 3, backoffMs: 100, maxBackoffMs: 1_000 };
describe('Troubles', () => {
    it('tries a batch again, then its messages singly, then gives the failing one up', () => {
        const troubles = new troubles_1.Troubles(limits);
        expect(troubles.failed(partition, '10', '19')).toEqual({ giveUp: false, afterMs: 100 });
        expect(troubles.failed(partition, '10', '19')).toEqual({ giveUp: false, afterMs: 0 });
        expect(troubles.of(partition)?.mode).toBe('singles');
        expect(troubles.failed(partition, '10', '10')).toEqual({ giveUp: false, afterMs: 100 });
        expect(troubles.failed(partition, '10', '10')).toEqual({ giveUp: false, afterMs: 200 });
        expect(troubles.failed(partition, '10', '10')).toEqual({ giveUp: true });
    });
    it('goes on singly to the end of the batch that failed, counting each message for itself', () => {
        const troubles = new troubles_1.Troubles(limits);
        troubles.failed(partition, '10', '12');
        troubles.failed(partition, '10', '12');
        troubles.failed(partition, '10', '10');
        troubles.passed(partition, '10');
        expect(troubles.of(partition)?.mode).toBe('singles');
        troubles.failed(partition, '11', '11');
        expect(troubles.failed(partition, '11', '11')).toMatchObject({ giveUp: false });
        troubles.passed(partition, '12');
        expect(troubles.of(partition)).toBeUndefined();
    });
    it('never gives up on a failure that passes by itself, and waits longer up to the limit', () => {
        const troubles = new troubles_1.Troubles(limits);
        const waits = Array.from({ length: 50 }, () => troubles.waited(partition, '10', '19'));
        expect(waits.every(({ giveUp }) => !giveUp)).toBe(true);
        expect(waits.at(0)).toMatchObject({ afterMs: 100 });
        expect(waits.at(-1)).toMatchObject({ afterMs: 1_000 });
    });
    it('keeps the troubles of partitions apart', () => {
        const troubles = new troubles_1.Troubles(limits);
        troubles.failed(partition, '10', '19');
        expect(troubles.of({ ...partition, partition: 4 })).toBeUndefined();
    });
});
//# sourceMappingURL=troubles.spec.js.map