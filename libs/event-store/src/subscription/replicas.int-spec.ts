import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { randomInt, randomUUID } from 'node:crypto';
import { AppendSignal } from '..';
import { anAppend, testStore, type TestStore, until } from '../testing';
import { compileProgram } from '../testing/compile-program';

const EVENTS = Number(process.env['EVENT_STORE_PROOF_EVENTS'] ?? 10_000) / 5;

describe('three replicas of a subscription, as processes', () => {
  let store: TestStore;
  let compiled: ReturnType<typeof compileProgram>;
  const processes: ChildProcess[] = [];

  beforeAll(async () => {
    compiled = compileProgram('testing/replica.ts');
    store = await testStore();
    await store.pool.query(
      `CREATE TABLE ${store.schema}.effects (n bigserial, replica text, partition int, position bigint)`,
    );
  });
  afterAll(async () => {
    for (const child of processes) child.kill('SIGKILL');
    await store.drop();
    compiled.remove();
  });

  const spawnReplica = (replica: string): ChildProcess => {
    const orders = JSON.stringify({ url: store.url, schema: store.schema, replica });
    const child = spawn(process.execPath, [compiled.program, orders], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    processes.push(child);
    return child;
  };
  const effects = async () => {
    const { rows } = await store.pool.query<{ replica: string; partition: number; position: string }>(
      `SELECT replica, partition, position FROM ${store.schema}.effects ORDER BY n`,
    );
    return rows;
  };
  const working = async () => new Set((await effects()).map(({ replica }) => replica)).size;

  it('lose nothing and handle nothing twice when one is killed at work', async () => {
    const [first, second, third] = [spawnReplica('first'), spawnReplica('second'), spawnReplica('third')];
    const signal = new AppendSignal(store);
    let left = EVENTS;
    let killed = false;
    const append = async (): Promise<void> => {
      const count = Math.min(left, randomInt(1, 51));
      left -= count;
      await store.append(anAppend({ count, divisionId: randomUUID() }));
      signal.notify();
    };

    while (left > EVENTS / 2 || (await working()) < 3) {
      if (left === 0) left += 50;
      await append();
    }
    const exit = once(first, 'exit');
    killed = first.kill('SIGKILL');
    await exit;
    while (left > 0) await append();
    const total = await store.pool.query<{ events: number }>(
      `SELECT count(*)::int AS events FROM ${store.schema}.events`,
    );
    const expected = total.rows[0]?.events ?? 0;
    await until(async () => (await effects()).length >= expected, 'all effects');

    const stopped = [second, third].map((child) => once(child, 'exit'));
    second.kill('SIGTERM');
    third.kill('SIGTERM');
    for (const exitOf of stopped) await expect(exitOf).resolves.toEqual([0, null]);
    await signal.stop();

    expect(killed).toBe(true);
    const rows = await effects();
    expect(rows).toHaveLength(expected);
    const last = new Map<number, number>();
    for (const { partition, position } of rows) {
      expect(Number(position)).toBe((last.get(partition) ?? 0) + 1);
      last.set(partition, Number(position));
    }
    expect(new Set(rows.map(({ replica }) => replica)).size).toBe(3);
  });
});
