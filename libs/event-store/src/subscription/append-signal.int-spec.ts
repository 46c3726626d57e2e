import { AppendSignal, type RecordedEvent, runProjection } from '..';
import { anAppend, testStore, type TestStore, until } from '../testing';

const NEVER_POLLS = 3_600_000;

describe('waking subscriptions after the commit', () => {
  let store: TestStore;
  let here: AppendSignal;
  let elsewhere: AppendSignal;
  beforeEach(async () => {
    store = await testStore({ partitions: 2 });
    here = new AppendSignal(store);
    elsewhere = new AppendSignal(store);
    await elsewhere.start();
  });
  afterEach(async () => {
    await here.stop();
    await elsewhere.stop();
    await store.drop();
  });

  const follow = async (signal: AppendSignal) => {
    const seen: RecordedEvent[] = [];
    const processor = await runProjection({
      ...store,
      name: 'follower',
      signal,
      pollMs: NEVER_POLLS,
      handle: async (_tx, events) => void seen.push(...events),
    });
    return { seen, processor };
  };

  it('reaches a subscription of another replica by NOTIFY', async () => {
    const { seen, processor } = await follow(elsewhere);
    await store.append(anAppend());
    here.notify();
    await until(() => seen.length === 1);
    await processor.stop();
  });

  it('reaches subscriptions of the same process without listening', async () => {
    const { seen, processor } = await follow(here);
    await store.append(anAppend());
    here.notify();
    await until(() => seen.length === 1);
    await processor.stop();
  });

  it('sends calls that come while one is on its way as one', async () => {
    let heard = 0;
    elsewhere.subscribe(() => heard++);
    for (let call = 0; call < 500; call++) here.notify();
    await here.stop();
    await until(() => heard > 0);
    expect(heard).toBeLessThanOrEqual(2);
  });

  it('listens again after its connection was cut, and looks for what it missed', async () => {
    const { seen, processor } = await follow(elsewhere);
    const { rows } = await store.pool.query<{ pid: number }>(
      `SELECT pid FROM pg_stat_activity WHERE query = 'LISTEN "${store.schema}_appended"'`,
    );
    expect(rows).toHaveLength(1);
    await store.append(anAppend());
    await store.pool.query('SELECT pg_terminate_backend($1)', [rows[0]?.pid]);
    await until(() => seen.length === 1);
    await processor.stop();
  });

  it('is not needed for correctness: the slow poll finds what no signal told of', async () => {
    const seen: RecordedEvent[] = [];
    const processor = await runProjection({
      ...store,
      name: 'poller',
      pollMs: 20,
      handle: async (_tx, events) => void seen.push(...events),
    });
    await store.append(anAppend());
    await until(() => seen.length === 1);
    await processor.stop();
  });
});
