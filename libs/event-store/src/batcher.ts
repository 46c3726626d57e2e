export interface BatcherOptions<Item, Result> {
  /**
   * Handles a batch as one unit: all of it or, when it throws, none of it. Answers one result per item, in their order.
   * Its work must bear repetition, since a failure whose outcome is unknown (a connection lost at the commit) is tried
   * again too.
   */
  readonly run: (items: readonly Item[]) => Promise<readonly Result[]>;
  /** How many batches may be under way at once: one database connection each. */
  readonly lanes?: number;
  /** The most items in a batch. */
  readonly maxBatch?: number;
}

interface Waiting<Item, Result> {
  readonly item: Item;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Collects calls into batches without a timer: what comes while all lanes are busy leaves together when one is free. So
 * an idle system loses no time and a busy one makes large batches. Items leave in the order they came.
 *
 * A batch that throws is run again item by item, so that one bad item fails its own caller alone.
 */
export class Batcher<Item, Result> {
  private readonly run: BatcherOptions<Item, Result>['run'];
  private readonly lanes: number;
  private readonly maxBatch: number;
  private readonly waiting: Waiting<Item, Result>[] = [];
  private readonly underWay = new Set<Promise<void>>();

  constructor({ run, lanes = 2, maxBatch = 50 }: BatcherOptions<Item, Result>) {
    if (lanes < 1 || maxBatch < 1) throw new Error('A batcher needs a lane and room for an item');
    this.run = run;
    this.lanes = lanes;
    this.maxBatch = maxBatch;
  }

  /** @returns the item's own result, or its own failure */
  submit(item: Item): Promise<Result> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ item, resolve, reject });
      // A turn later, so that calls made in one go share a batch even when a lane is free.
      queueMicrotask(() => this.fillLanes());
    });
  }

  /** Items that wait for a lane. */
  get depth(): number {
    return this.waiting.length;
  }

  /** Waits until nothing is under way or waiting, what is submitted meanwhile included. */
  async drain(): Promise<void> {
    this.fillLanes();
    while (this.underWay.size > 0) await Promise.all(this.underWay);
  }

  private fillLanes(): void {
    while (this.waiting.length > 0 && this.underWay.size < this.lanes) {
      const lane = this.runLane().finally(() => this.underWay.delete(lane));
      this.underWay.add(lane);
    }
  }

  private async runLane(): Promise<void> {
    while (this.waiting.length > 0) await this.runBatch(this.waiting.splice(0, this.maxBatch));
  }

  private async runBatch(batch: readonly Waiting<Item, Result>[]): Promise<void> {
    let results: readonly Result[];
    try {
      results = await this.run(batch.map(({ item }) => item));
    } catch (error) {
      if (batch.length === 1) batch[0]?.reject(error);
      else for (const single of batch) await this.runBatch([single]);
      return;
    }
    const wrong = new Error(`${results.length} results for ${batch.length} items`);
    batch.forEach(({ resolve, reject }, index) =>
      results.length === batch.length ? resolve(results[index] as Result) : reject(wrong),
    );
  }
}
