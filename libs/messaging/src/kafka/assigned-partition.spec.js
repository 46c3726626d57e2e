"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
const logger_1 = require("../logger");
const assigned_partition_1 = require("./assigned-partition");
const message = (offset) => ({
    ...{ topic: 't', partition: 0, offset, headers: {} },
    ...{ key: Buffer.from('k'), value: Buffer.from('v') },
});
const tick = () => new Promise((resolve) => setImmediate(resolve));
/** An assigned partition between a consumer and a handler that the test plays. */
class Stage {
    log = [];
    handled = [];
    claims = [];
    outcome = Promise.resolve({ status: 'handled' });
    member = true;
    partition;
    constructor() {
        const positions = { claim: () => new Promise((resolve) => this.claims.push(resolve)) };
        const handle = (batch) => {
            this.handled.push(batch);
            return this.outcome;
        };
        const write = (line) => void this.log.push(line);
        this.partition = new assigned_partition_1.AssignedPartition({ group: 'g', topics: ['t'], positions, handle }, logger_1.silentLogger, {
            ...{ topic: 't', partition: 0 },
            seek: (offset) => write(`seek ${offset}`),
            pause: () => write('pause'),
            resume: () => write('resume'),
            commit: async () => {
                if (!this.member)
                    throw new Error('ILLEGAL_GENERATION');
            },
        });
    }
    async claimed(next, generation = '1') {
        this.claims.shift()?.({ next, generation });
        await tick();
    }
    take(...offsets) {
        const accepted = () => void this.log.push('accepted');
        return this.partition.take(offsets.map(message), () => false, accepted);
    }
}
describe('AssignedPartition', () => {
    it('drops what was fetched before its position was claimed, and seeks', async () => {
        const stage = new Stage();
        const early = stage.take('100');
        await stage.claimed('50');
        await early;
        expect(stage.handled).toEqual([]);
        expect(stage.log).toEqual(['resume', 'seek 50']);
    });
    it('begins at the earliest offset when its group never read it', async () => {
        const stage = new Stage();
        await stage.claimed(undefined);
        expect(stage.log).toContain('seek -2');
    });
    it('drops a batch that kafkajs calls stale', async () => {
        const stage = new Stage();
        await stage.claimed('50');
        await stage.partition.take([message('100')], () => true, () => undefined);
        expect(stage.handled).toEqual([]);
    });
    it('hands on a batch with its generation and accepts it when it was handled', async () => {
        const stage = new Stage();
        await stage.claimed('50', '7');
        await stage.take('50', '53');
        expect(stage.handled).toMatchObject([{ topic: 't', partition: 0, generation: '7' }]);
        expect(stage.log.at(-1)).toBe('accepted');
    });
    it('pauses while a long batch goes on beside the loop, then seeks behind it and resumes', async () => {
        const stage = new Stage();
        await stage.claimed('50');
        let finish = () => undefined;
        stage.outcome = new Promise((resolve) => (finish = () => resolve({ status: 'handled' })));
        const taken = stage.take('50', '57');
        await tick();
        stage.partition.detach();
        finish();
        await taken;
        await tick();
        expect(stage.log.slice(2)).toEqual(['pause', 'seek 58', 'resume']);
    });
    it('delivers again from where a retry wants it', async () => {
        const stage = new Stage();
        await stage.claimed('50');
        stage.outcome = Promise.resolve({ status: 'retry', next: '52', afterMs: 0 });
        await stage.take('50', '51', '52');
        expect(stage.log.slice(2)).toEqual(['seek 52']);
    });
    it('claims again after it was fenced, when the broker still counts it a member', async () => {
        const stage = new Stage();
        await stage.claimed('50', '1');
        stage.outcome = Promise.resolve({ status: 'fenced' });
        const taken = stage.take('50');
        await tick();
        await stage.claimed('60', '3');
        await taken;
        stage.outcome = Promise.resolve({ status: 'handled' });
        await stage.take('60');
        expect(stage.handled.map(({ generation }) => generation)).toEqual(['1', '3']);
        expect(stage.log).toContain('seek 60');
    });
    it('does not claim again when the broker no longer counts it a member', async () => {
        const stage = new Stage();
        await stage.claimed('50');
        stage.member = false;
        stage.outcome = Promise.resolve({ status: 'fenced' });
        const taken = stage.take('50');
        await tick();
        expect(stage.claims).toEqual([]);
        await stage.partition.stop();
        await taken;
    });
    it('touches the consumer no more after it was stopped', async () => {
        const stage = new Stage();
        await stage.claimed('50');
        let finish = () => undefined;
        stage.outcome = new Promise((resolve) => (finish = () => resolve({ status: 'handled' })));
        const taken = stage.take('50');
        await tick();
        const before = [...stage.log];
        const stopped = stage.partition.stop();
        finish();
        await Promise.all([taken, stopped]);
        expect(stage.log).toEqual(before);
    });
});
//# sourceMappingURL=assigned-partition.spec.js.map