"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.AssignedPartition = void 0;
const pause_1 = require("../pause");
const AFTER_FAILURE_MS = 1_000;
const HINT_EVERY_MS = 1_000;
/**
 * A partition from its assignment until the next rebalance. It is read only after its position was claimed in
 * Postgres and sought. At most one batch is in hand.
 */
class AssignedPartition {
    options;
    logger;
    control;
    stopping = new AbortController();
    generation;
    inHand;
    detached = false;
    hintedAt = 0;
    constructor(options, logger, control) {
        this.options = options;
        this.logger = logger;
        this.control = control;
        control.resume();
        this.inHand = this.claim();
    }
    /** Resolves when the batch was handled, put off or dropped. `accepted` is called in the first case, if still in time. */
    async take(messages, isStale, accepted) {
        const claiming = this.generation === undefined;
        const before = this.inHand;
        this.inHand = before.then(async () => {
            // Fetched before the seek, or while another batch of this partition was in hand.
            if (claiming || this.stopping.signal.aborted || isStale())
                return;
            await this.handle(messages, accepted);
        });
        await this.inHand;
    }
    /** The batch takes long: it goes on beside the fetch loop, which leaves this partition out meanwhile. */
    detach() {
        if (this.stopping.signal.aborted || this.detached)
            return;
        this.detached = true;
        this.control.pause();
        void this.inHand.then(() => this.reattach());
    }
    async stop() {
        this.stopping.abort();
        await this.inHand;
    }
    reattach() {
        this.detached = false;
        if (!this.stopping.signal.aborted)
            this.control.resume();
    }
    async handle(messages, accepted) {
        const { topic, partition } = this.control;
        const { signal } = this.stopping;
        const { generation } = this;
        const [first, last] = [messages[0], messages.at(-1)];
        if (generation === undefined || first === undefined || last === undefined)
            return;
        try {
            const outcome = await this.options.handle({ topic, partition, generation, messages, signal });
            if (signal.aborted)
                return;
            if (outcome.status === 'fenced')
                return await this.claimAgain(first.offset);
            if (outcome.status === 'retry')
                return await this.retry(outcome.next, outcome.afterMs);
            const next = String(BigInt(last.offset) + 1n);
            if (this.detached)
                this.control.seek(next);
            else
                accepted();
            this.hint(next);
        }
        catch (error) {
            this.logger.warn({ error, topic, partition }, 'a batch failed; delivering it again');
            await this.retry(first.offset, AFTER_FAILURE_MS);
        }
    }
    async retry(next, afterMs) {
        await (0, pause_1.pause)(afterMs, this.stopping.signal);
        if (!this.stopping.signal.aborted)
            this.control.seek(next);
    }
    /**
     * Another member has claimed the partition. Either it is a late one and this partition is still ours, or we are the
     * late one: the broker knows, because it takes a commit only from a member of the current generation. In the second
     * case we wait for the rebalance, which ends this object.
     */
    async claimAgain(offset) {
        const { signal } = this.stopping;
        this.generation = undefined;
        while (!signal.aborted) {
            const member = await this.control.commit(offset).then(() => true, () => false);
            if (member)
                return this.claim();
            await (0, pause_1.pause)(AFTER_FAILURE_MS, signal);
        }
    }
    async claim() {
        const { signal } = this.stopping;
        const { topic, partition } = this.control;
        while (!signal.aborted) {
            try {
                const claimed = await this.options.positions.claim(this.options.group, topic, partition);
                if (signal.aborted)
                    return;
                this.control.seek(claimed.next ?? FROM_BEGINNING);
                this.generation = claimed.generation;
                return;
            }
            catch (error) {
                this.logger.warn({ error, topic, partition }, 'a position could not be claimed; trying again');
                await (0, pause_1.pause)(AFTER_FAILURE_MS, signal);
            }
        }
    }
    /** Tells the broker now and then where we stand, for those who look there. Nothing of ours reads it. */
    hint(offset) {
        if (Date.now() - this.hintedAt < HINT_EVERY_MS)
            return;
        this.hintedAt = Date.now();
        this.control.commit(offset).catch((error) => {
            this.logger.debug({ error, topic: this.control.topic }, 'the broker did not take an offset; ours counts');
        });
    }
}
exports.AssignedPartition = AssignedPartition;
/** kafkajs' name for the earliest offset that the log still has. */
const FROM_BEGINNING = '-2';
//# sourceMappingURL=assigned-partition.js.map