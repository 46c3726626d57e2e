"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.EventProcessor = void 0;
const lag_1 = require("./lag");
const wake_up_1 = require("./wake-up");
/** A running subscription. Any number of replicas may run one of the same name; they share the partitions. */
class EventProcessor {
    options;
    checkpoints;
    turn;
    wakeUp = new wake_up_1.WakeUp();
    avoided = new Map();
    retries = new Set();
    stopping = false;
    loops = [];
    unsubscribe;
    constructor(options, checkpoints, turn) {
        this.options = options;
        this.checkpoints = checkpoints;
        this.turn = turn;
    }
    /** @throws when the name belongs to a subscription of another kind */
    async start() {
        const { pool, from = 'beginning', signal, concurrency = 1 } = this.options;
        await this.checkpoints.install(pool, from);
        this.unsubscribe = signal?.subscribe(() => this.wakeUp.call());
        this.loops = Array.from({ length: concurrency }, () => this.loop());
    }
    /** Takes no further batch and waits for those in hand. */
    async stop() {
        this.stopping = true;
        this.unsubscribe?.();
        this.wakeUp.call();
        await Promise.all(this.loops);
        for (const timer of [...this.avoided.values(), ...this.retries])
            clearTimeout(timer);
    }
    /** Looks for work now, for callers that have no signal. */
    wake() {
        this.wakeUp.call();
    }
    /** How far each partition is behind, and what stops it. */
    lag() {
        return (0, lag_1.lagOf)(this.options.pool, this.options.log.schema, this.options.name);
    }
    async loop() {
        let last = -1;
        while (!this.stopping) {
            const generation = this.wakeUp.generation;
            const outcome = await this.takeTurn(last);
            if (outcome.kind === 'idle')
                await this.wakeUp.sleep(generation, this.options.pollMs ?? 1_000);
            else
                last = this.settle(outcome);
        }
    }
    async takeTurn(last) {
        try {
            return await this.turn.take([...this.avoided.keys()], last);
        }
        catch (error) {
            this.options.onError?.(error);
            return { kind: 'idle' };
        }
    }
    /** @returns the partition that had its turn */
    settle(outcome) {
        switch (outcome.kind) {
            case 'handled':
            case 'careful':
                return outcome.partition;
            case 'stalled':
                this.retryIn(outcome.retryInMs);
                this.options.onStall?.(outcome.stall);
                return outcome.stall.partition;
            case 'unknown':
                this.avoid(outcome.unknown.partition);
                this.alarmWhenOld(outcome.unknown);
                return outcome.unknown.partition;
            default:
                return outcome;
        }
    }
    retryIn(ms) {
        const timer = setTimeout(() => {
            this.retries.delete(timer);
            this.wakeUp.call();
        }, ms);
        this.retries.add(timer);
    }
    avoid(partition) {
        const timer = setTimeout(() => {
            this.avoided.delete(partition);
            this.wakeUp.call();
        }, this.options.unknownRetryMs ?? 5_000);
        clearTimeout(this.avoided.get(partition));
        this.avoided.set(partition, timer);
    }
    alarmWhenOld(unknown) {
        const age = Date.now() - unknown.since.getTime();
        if (age >= (this.options.alarmAfterMs ?? 600_000))
            this.options.onUnknownEvent?.(unknown);
    }
}
exports.EventProcessor = EventProcessor;
//# sourceMappingURL=event-processor.js.map