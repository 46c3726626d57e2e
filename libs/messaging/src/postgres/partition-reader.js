"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.PartitionReader = void 0;
const pause_1 = require("../pause");
const AFTER_FAILURE_MS = 1_000;
/** Reads one partition for as long as this member holds its lease. */
class PartitionReader {
    options;
    topic;
    partition;
    stopping = new AbortController();
    done;
    woken = false;
    wakeUp;
    constructor(options, topic, partition) {
        this.options = options;
        this.topic = topic;
        this.partition = partition;
        this.done = this.run();
    }
    wake() {
        this.woken = true;
        this.wakeUp?.();
    }
    /** Resolves when the batch in hand has ended. */
    async stop() {
        this.stopping.abort();
        this.wakeUp?.();
        await this.done;
    }
    async run() {
        const { signal } = this.stopping;
        while (!signal.aborted) {
            try {
                await this.readFromClaim();
            }
            catch (error) {
                const { topic, partition } = this;
                this.options.logger.warn({ error, topic, partition }, 'reading a partition failed; trying again');
                await (0, pause_1.pause)(AFTER_FAILURE_MS, signal);
            }
        }
    }
    /** Claims the position and reads on from it, until another member claims it or this one stops. */
    async readFromClaim() {
        const { log, batch, consume } = this.options;
        const { signal } = this.stopping;
        const claim = await consume.positions.claim(consume.group, this.topic, this.partition);
        let offset = await this.startAt(claim.next);
        let day;
        while (!signal.aborted) {
            this.woken = false;
            const page = await log.read({ topic: this.topic, partition: this.partition, offset, day }, batch.messages, batch.bytes);
            const last = page.messages.at(-1);
            if (last === undefined) {
                await this.waitForMore();
                continue;
            }
            const { topic, partition } = this;
            const { messages } = page;
            const outcome = await consume.handle({
                topic,
                partition,
                generation: claim.generation,
                messages,
                signal,
            });
            if (outcome.status === 'fenced')
                return (0, pause_1.pause)(AFTER_FAILURE_MS, signal);
            if (outcome.status === 'handled') {
                offset = String(BigInt(last.offset) + 1n);
                day = page.day;
            }
            else {
                offset = outcome.next;
                await (0, pause_1.pause)(outcome.afterMs, signal);
            }
        }
    }
    /** A position beyond the end belongs to a log that is no more (restored, made anew): begin at the beginning. */
    async startAt(next) {
        if (next === undefined)
            return '0';
        return BigInt(next) > (await this.options.log.end(this.topic, this.partition)) ? '0' : next;
    }
    async waitForMore() {
        if (this.woken)
            return;
        const waiting = new AbortController();
        this.wakeUp = () => waiting.abort();
        if (this.stopping.signal.aborted)
            return;
        await (0, pause_1.pause)(this.options.pollMs, waiting.signal);
        this.wakeUp = undefined;
    }
}
exports.PartitionReader = PartitionReader;
//# sourceMappingURL=partition-reader.js.map