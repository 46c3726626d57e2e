"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.Batcher = void 0;
/**
 * Collects calls into batches without a timer: what comes while all lanes are busy leaves together when one is free. So
 * an idle system loses no time and a busy one makes large batches. Items leave in the order they came.
 *
 * A batch that throws is run again item by item, so that one bad item fails its own caller alone.
 */
class Batcher {
    run;
    lanes;
    maxBatch;
    waiting = [];
    underWay = new Set();
    constructor({ run, lanes = 2, maxBatch = 50 }) {
        if (lanes < 1 || maxBatch < 1)
            throw new Error('A batcher needs a lane and room for an item');
        this.run = run;
        this.lanes = lanes;
        this.maxBatch = maxBatch;
    }
    /** @returns the item's own result, or its own failure */
    submit(item) {
        return new Promise((resolve, reject) => {
            this.waiting.push({ item, resolve, reject });
            // A turn later, so that calls made in one go share a batch even when a lane is free.
            queueMicrotask(() => this.fillLanes());
        });
    }
    /** Items that wait for a lane. */
    get depth() {
        return this.waiting.length;
    }
    /** Waits until nothing is under way or waiting, what is submitted meanwhile included. */
    async drain() {
        this.fillLanes();
        while (this.underWay.size > 0)
            await Promise.all(this.underWay);
    }
    fillLanes() {
        while (this.waiting.length > 0 && this.underWay.size < this.lanes) {
            const lane = this.runLane().finally(() => this.underWay.delete(lane));
            this.underWay.add(lane);
        }
    }
    async runLane() {
        while (this.waiting.length > 0)
            await this.runBatch(this.waiting.splice(0, this.maxBatch));
    }
    async runBatch(batch) {
        let results;
        try {
            results = await this.run(batch.map(({ item }) => item));
        }
        catch (error) {
            if (batch.length === 1)
                batch[0]?.reject(error);
            else
                for (const single of batch)
                    await this.runBatch([single]);
            return;
        }
        const wrong = new Error(`${results.length} results for ${batch.length} items`);
        batch.forEach(({ resolve, reject }, index) => results.length === batch.length ? resolve(results[index]) : reject(wrong));
    }
}
exports.Batcher = Batcher;
//# sourceMappingURL=batcher.js.map