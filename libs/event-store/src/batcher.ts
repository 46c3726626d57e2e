import { setImmediate as nextTurn } from 'node:timers/promises';

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
  /**
   * The lane of an item: any whole number from 0, taken modulo `lanes`. For items that would wait for each other's locks:
   * in one lane they share a batch, in two lanes the second batch would only wait. Left out: any lane that is free.
   */
  readonly laneOf?: (item: Item) => number;
}

interface Waiting<Item, Result> {
  readonly item: Item;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
}

interface Queue<Item, Result> {
  readonly waiting: Waiting<Item, Result>[];
  freeLanes: number;
}

/**
 * Collects calls into batches without a timer: what comes while all lanes are busy leaves together when one is free. So
 * an idle system loses no time and a busy one makes large batches. Items leave in the order they came.
 *
 * A batch that throws is run again item by item, so that one bad item fails its own caller alone.
 */
export class Batcher<Item, Result> {
  private readonly options: Required<Omit<BatcherOptions<Item, Result>, 'laneOf'>>;
  private readonly queueOf: (item: Item) => Queue<Item, Result>;
  private readonly queues: readonly Queue<Item, Result>[];
  private readonly underWay = new Set<Promise<void>>();

  constructor({ run, lanes = 2, maxBatch = 50, laneOf }: BatcherOptions<Item, Result>) {
    if (lanes < 1 || maxBatch < 1) throw new Error('A batcher needs a lane and room for an item');
    this.options = { run, lanes, maxBatch };
    const shared = { waiting: [], freeLanes: lanes };
    const own = Array.from({ length: lanes }, (): Queue<Item, Result> => ({ waiting: [], freeLanes: 1 }));
    this.queues = laneOf ? own : [shared];
    this.queueOf = laneOf ? (item) => own[laneOf(item) % lanes] ?? shared : () => shared;
  }

  /** @returns the item's own result, or its own failure */
  submit(item: Item): Promise<Result> {
    return new Promise((resolve, reject) => {
      const queue = this.queueOf(item);
      queue.waiting.push({ item, resolve, reject });
      // A turn later, so that calls made in one go share a batch even when a lane is free.
      queueMicrotask(() => this.fillLanes(queue));
    });
  }

  /** Items that wait for a lane. */
  get depth(): number {
    return this.queues.reduce((sum, { waiting }) => sum + waiting.length, 0);
  }

  /** Waits until nothing is under way or waiting, what is submitted meanwhile included. */
  async drain(): Promise<void> {
    for (const queue of this.queues) this.fillLanes(queue);
    while (this.underWay.size > 0) await Promise.all(this.underWay);
  }

  private fillLanes(queue: Queue<Item, Result>): void {
    while (queue.waiting.length > 0 && queue.freeLanes > 0) {
      queue.freeLanes--;
      const lane = this.runLane(queue).finally(() => {
        queue.freeLanes++;
        this.underWay.delete(lane);
      });
      this.underWay.add(lane);
    }
  }

  private async runLane({ waiting }: Queue<Item, Result>): Promise<void> {
    while (waiting.length > 0) {
      await this.runBatch(waiting.splice(0, this.options.maxBatch));
      // Whoever got a result now submits its next item within this turn of the event loop: waiting for its end (some
      // microseconds) lets those share the next batch, which otherwise holds only the ones that came before them.
      await nextTurn();
    }
  }

  private async runBatch(batch: readonly Waiting<Item, Result>[]): Promise<void> {
    let results: readonly Result[];
    try {
      results = await this.options.run(batch.map(({ item }) => item));
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
