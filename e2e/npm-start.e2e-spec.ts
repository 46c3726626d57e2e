import { execFileSync } from 'node:child_process';
import { isAlive, NpmStart } from './start/npm-start';

const WAITING = ['PO-1005', 'PO-1006'];
const ALL = ['PO-1001', 'PO-1002', 'PO-1003', 'PO-1004', ...WAITING, 'PO-1007', 'PO-1008'];

/** One story in four acts; each begins where the last one ended. */
describe('npm start', () => {
  let start: NpmStart;

  beforeAll(async () => {
    start = await NpmStart.inNewFolder();
  });
  afterAll(() => start.remove());

  it('shows the sample orders in QuickBooks, and why two of them wait', async () => {
    await start.begin();
    for (const order of ALL.filter((name) => !WAITING.includes(name)))
      expect(start.row(order)).toMatch(/synced +PO-\d{4} \(id \d+\) +\d+\.\d\d s$/);
    for (const order of WAITING) expect(start.row(order)).toMatch(/blocked/);
    expect(start.output).toMatch(/↳ .*Booster pump/);
    expect(Object.keys(start.run().pids)).toEqual(
      expect.arrayContaining([
        'start',
        'postgres',
        'simulator',
        'connector',
        'matching',
        'sync',
        'tax',
        'edge',
      ]),
    );
  });

  it('prints the one command that mends it; then every order that waited goes on by itself', async () => {
    execFileSync('sh', ['-c', start.printedCommand()], { stdio: 'ignore' });
    for (const order of WAITING) await start.shows(`${order} for`);
  });

  it('loses nothing and writes nothing twice when every process is killed', async () => {
    await start.kill();
    await start.begin();
    for (const order of ALL) expect(start.row(order)).toMatch(/synced/);
    const { simulator, realmId } = start.run();
    const audit = await fetch(`${simulator}/_control/companies/${realmId}/audit`);
    expect(await audit.json()).toEqual({
      documents: ALL.length,
      duplicates: [],
      orphans: [],
      lookAlikes: [],
    });
  });

  it('stops everything in order and leaves no process behind', async () => {
    const pids = Object.values(start.run().pids);
    expect(await start.interrupt()).toBe(0);
    expect(pids.filter(isAlive)).toEqual([]);
    expect(start.running).toBe(false);
  });
});
