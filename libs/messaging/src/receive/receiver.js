"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.Receiver = void 0;
exports.handlerFailed = handlerFailed;
const failure_1 = require("./failure");
const receipt_1 = require("./receipt");
const troubles_1 = require("./troubles");
const HANDLED = { status: 'handled' };
const FENCED = { status: 'fenced' };
/**
 * Takes the batches of all partitions. A failing batch is tried again, then its messages one by one, so that the one
 * that fails is found and parked and the others are not held up by it.
 */
class Receiver {
    parts;
    troubles;
    constructor(parts) {
        this.parts = parts;
        this.troubles = new troubles_1.Troubles(parts.limits);
    }
    async take(batch) {
        const route = this.parts.routes.get(batch.topic);
        if (route === undefined)
            throw new Error(`no route for topic ${batch.topic}`);
        for (let done = 0; done < batch.messages.length;) {
            if (batch.signal.aborted)
                return FENCED;
            const trouble = this.troubles.of(batch);
            const chunk = this.nextChunk(batch.messages, done, trouble);
            const outcome = await this.takeChunk(batch, chunk, route);
            if (outcome.status !== 'handled')
                return outcome;
            done += chunk.length;
        }
        return HANDLED;
    }
    nextChunk(messages, done, trouble) {
        const single = trouble?.mode === 'singles';
        return messages.slice(done, done + (single ? 1 : this.parts.limits.batchSize));
    }
    async takeChunk(batch, chunk, route) {
        const [first, last] = [chunk[0], chunk.at(-1)];
        if (first === undefined || last === undefined)
            return HANDLED;
        try {
            const prepared = await this.parts.preparation.prepare(chunk, route);
            const moved = await this.parts.receipt.receive(route.pattern, prepared, this.advance(batch, last));
            if (moved)
                this.troubles.passed(batch, last.offset);
            return moved ? HANDLED : FENCED;
        }
        catch (error) {
            const failure = {
                ...(0, failure_1.describeFailure)(error),
                topic: batch.topic,
                partition: batch.partition,
                offset: first.offset,
            };
            this.parts.logger.warn(failure, 'handling messages failed');
            return this.afterFailure(batch, chunk, route, error);
        }
    }
    /** What to do after a failure: wait and try again, or park the single message that keeps failing. */
    async afterFailure(batch, chunk, route, error) {
        const [first, last] = [chunk[0], chunk.at(-1)];
        if (first === undefined || last === undefined)
            return HANDLED;
        const verdict = (0, failure_1.isTransient)(error)
            ? this.troubles.waited(batch, first.offset, last.offset)
            : this.troubles.failed(batch, first.offset, last.offset);
        if (!verdict.giveUp)
            return { status: 'retry', next: first.offset, afterMs: verdict.afterMs };
        const parked = await this.parkFailed(batch, first, route, error);
        this.troubles.passed(batch, first.offset);
        return parked ? HANDLED : FENCED;
    }
    async parkFailed(batch, raw, route, error) {
        const prepared = await this.parts.preparation.prepare([raw], route);
        const refused = prepared.map((message) => message.kind === 'ready' ? (0, receipt_1.refusedByHandler)(raw, message.message, handlerFailed(error)) : message);
        return this.parts.receipt.receive(route.pattern, refused, this.advance(batch, raw));
    }
    advance({ topic, partition, generation }, last) {
        const { consumer } = this.parts;
        return { consumer, topic, partition, generation, next: String(BigInt(last.offset) + 1n) };
    }
}
exports.Receiver = Receiver;
function handlerFailed(error) {
    const { name, code } = (0, failure_1.describeFailure)(error);
    return {
        code: 'handler-failed',
        detail: `the handler failed with ${name}${code === undefined ? '' : ` (${code})`}`,
    };
}
//# sourceMappingURL=receiver.js.map