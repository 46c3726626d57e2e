import { Batcher } from './batcher';

/** A batch function that waits to be released, and remembers what it was given. */
function gated() {
  const batches: number[][] = [];
  const gates: (() => void)[] = [];
  const run = async (items: readonly number[]) => {
    batches.push([...items]);
    await new Promise<void>((resolve) => gates.push(resolve));
    return items.map((item) => item * 10);
  };
  const release = async () => {
    gates.shift()?.();
    for (let turn = 0; turn < 3; turn++) await new Promise(setImmediate);
  };
  return { batches, run, release };
}

describe('a batcher', () => {
  it('sends a lone item at once', async () => {
    const batcher = new Batcher<number, number>({ run: async (items) => items.map((item) => item + 1) });
    await expect(batcher.submit(1)).resolves.toBe(2);
  });

  it('gathers what comes while its lanes are busy and gives each caller its own result', async () => {
    const { batches, run, release } = gated();
    const batcher = new Batcher({ run, lanes: 1, maxBatch: 3 });
    const first = batcher.submit(1);
    await new Promise(setImmediate);
    const others = [2, 3, 4, 5].map((item) => batcher.submit(item));
    await new Promise(setImmediate);
    expect(batches).toEqual([[1]]);
    expect(batcher.depth).toBe(4);

    await release();
    await release();
    await release();
    expect(batches).toEqual([[1], [2, 3, 4], [5]]);
    await expect(Promise.all([first, ...others])).resolves.toEqual([10, 20, 30, 40, 50]);
  });

  it('puts calls made in one go into one batch', async () => {
    const { batches, run, release } = gated();
    const batcher = new Batcher({ run });
    const results = Promise.all([1, 2, 3].map((item) => batcher.submit(item)));
    await new Promise(setImmediate);
    await release();
    await results;
    expect(batches).toEqual([[1, 2, 3]]);
  });

  it('takes the next items of those it has just answered into the next batch', async () => {
    const batches: number[] = [];
    const run = async (items: readonly number[]) => {
      batches.push(items.length);
      await new Promise(setImmediate);
      return items;
    };
    const batcher = new Batcher({ run, lanes: 1 });
    const caller = async (): Promise<void> => {
      for (let item = 0; item < 10; item++) await batcher.submit(item);
    };
    const first = caller();
    await new Promise(setImmediate);
    await Promise.all([first, ...Array.from({ length: 7 }, caller)]);
    expect(Math.max(...batches)).toBe(8);
  });

  it('never has more batches under way than lanes', async () => {
    let underWay = 0;
    let most = 0;
    const run = async (items: readonly number[]) => {
      most = Math.max(most, ++underWay);
      await new Promise(setImmediate);
      underWay--;
      return items;
    };
    const batcher = new Batcher({ run, lanes: 3, maxBatch: 2 });
    await Promise.all(Array.from({ length: 50 }, (_, item) => batcher.submit(item)));
    expect(most).toBe(3);
  });

  it('keeps items of one lane in order and apart from those of others', async () => {
    const { batches, run, release } = gated();
    const batcher = new Batcher({ run, lanes: 2, laneOf: (item) => item });
    const results = [batcher.submit(1), batcher.submit(2)];
    await new Promise(setImmediate);
    results.push(...[3, 5, 4, 7].map((item) => batcher.submit(item)));
    await new Promise(setImmediate);
    expect(batches).toEqual([[1], [2]]);
    expect(batcher.depth).toBe(4);
    await release();
    expect(batches).toEqual([[1], [2], [3, 5, 7]]);
    await release();
    expect(batches).toEqual([[1], [2], [3, 5, 7], [4]]);
    await release();
    await release();
    await expect(Promise.all(results)).resolves.toEqual([10, 20, 30, 50, 40, 70]);
  });

  it('fails the caller of a bad item alone', async () => {
    const run = async (items: readonly number[]) => {
      if (items.includes(2)) throw new Error('two is bad');
      return items;
    };
    const batcher = new Batcher({ run });
    const results = await Promise.allSettled([1, 2, 3].map((item) => batcher.submit(item)));
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    await expect(batcher.submit(2)).rejects.toThrow('two is bad');
  });

  it('drains everything that was submitted', async () => {
    let handled = 0;
    const run = async (items: readonly number[]) => {
      await new Promise(setImmediate);
      handled += items.length;
      return items;
    };
    const batcher = new Batcher({ run, lanes: 2, maxBatch: 4 });
    const results = Array.from({ length: 30 }, (_, item) => batcher.submit(item));
    await batcher.drain();
    expect(handled).toBe(30);
    await Promise.all(results);
  });
});
