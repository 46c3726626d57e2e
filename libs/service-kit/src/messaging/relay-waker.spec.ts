import type { Pool } from 'pg';
import { RelayWaker } from './relay-waker';

type Heads = Record<number, string>;

/** Answers as the database does, one look after the other. */
function world(...looks: (Heads | Error)[]) {
  const woken: (number | undefined)[] = [];
  let asked = 0;
  const query = async () => {
    const heads = looks[Math.min(asked, looks.length - 1)];
    asked += 1;
    if (heads === undefined || heads instanceof Error) throw heads ?? new Error('no look');
    return { rows: Object.entries(heads).map(([n, last]) => ({ partition: Number(n), last })) };
  };
  const pool: Pick<Pool, 'query'> = { query: query as Pool['query'] };
  const waker = new RelayWaker(pool, 'test', { wake: (partition) => void woken.push(partition) });
  return { waker, woken, asked: () => asked };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('waking the relay', () => {
  it('wakes every partition at first, then those that have grown', async () => {
    const { waker, woken } = world({ 0: '3', 1: '5' }, { 0: '3', 1: '6' });
    waker.wake();
    await settled();
    expect(woken.splice(0)).toEqual([0, 1]);
    waker.wake();
    await settled();
    expect(woken).toEqual([1]);
  });

  it('looks once more for all commits that come during a look', async () => {
    const { waker, asked } = world({ 0: '3' });
    for (let commit = 0; commit < 50; commit++) waker.wake();
    await settled();
    expect(asked()).toBe(2);
  });

  it('wakes all when the heads cannot be read', async () => {
    const { waker, woken } = world(new Error('gone'));
    waker.wake();
    await settled();
    expect(woken).toEqual([undefined]);
  });
});
