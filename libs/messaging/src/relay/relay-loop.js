"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.RelayLoop = void 0;
const pause_1 = require("../pause");
const FIRST_BACKOFF_MS = 100;
const MAX_BACKOFF_MS = 10_000;
/** Publishes one partition of the log while its lease is held. */
class RelayLoop {
    parts;
    partition;
    generation;
    stopping = new AbortController();
    done;
    waiting = new AbortController();
    woken = false;
    constructor(parts, partition, generation) {
        this.parts = parts;
        this.partition = partition;
        this.generation = generation;
        this.done = this.run();
    }
    wake() {
        this.woken = true;
        this.waiting.abort();
    }
    async stop() {
        this.stopping.abort();
        this.waiting.abort();
        await this.done;
    }
    async run() {
        const { signal } = this.stopping;
        for (let failures = 0; !signal.aborted;) {
            try {
                if ((await this.publishFromCheckpoint(() => (failures = 0))) === 'fenced')
                    return;
            }
            catch (error) {
                failures += 1;
                const { partition } = this;
                this.parts.logger.warn({ error, partition, failures }, 'publishing from the log failed; trying again');
                await (0, pause_1.pause)(Math.min(FIRST_BACKOFF_MS * 2 ** (failures - 1), MAX_BACKOFF_MS), signal);
            }
        }
    }
    /** Read, publish, move the checkpoint: three steps without a transaction around them, so a crash repeats. */
    async publishFromCheckpoint(succeeded) {
        const { checkpoints, reader, transport, toMessages, batchSize } = this.parts;
        let position = await checkpoints.claim(this.partition, this.generation);
        if (position === undefined)
            return 'fenced';
        while (!this.stopping.signal.aborted) {
            this.woken = false;
            const entries = await reader.readPartition(this.partition, position, batchSize);
            const last = entries.at(-1);
            if (last === undefined) {
                await this.waitForMore();
                continue;
            }
            const messages = entries.flatMap(({ event }) => toMessages(event));
            if (messages.length > 0)
                await transport.publish(messages);
            if (!(await checkpoints.advance(this.partition, this.generation, last.position)))
                return 'fenced';
            position = last.position;
            succeeded();
        }
        return 'stopped';
    }
    async waitForMore() {
        this.waiting = new AbortController();
        if (this.woken || this.stopping.signal.aborted)
            return;
        await (0, pause_1.pause)(this.parts.pollMs, this.waiting.signal);
    }
}
exports.RelayLoop = RelayLoop;
//# sourceMappingURL=relay-loop.js.map