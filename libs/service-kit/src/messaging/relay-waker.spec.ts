import { RelayWaker } from './relay-waker';

/** Looks answer in their order, the last one again and again. */
function world(...looks: (Record<number, string> | Error)[]) {
  const woken: (number | undefined)[] = [];
  let asked = 0;
  const waker = new RelayWaker({ wake: (partition) => void woken.push(partition) }, async () => {
    const look = looks[Math.min(asked, looks.length - 1)] ?? {};
    asked += 1;
    if (look instanceof Error) throw look;
    return new Map(Object.entries(look).map(([partition, last]) => [Number(partition), last]));
  });
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
