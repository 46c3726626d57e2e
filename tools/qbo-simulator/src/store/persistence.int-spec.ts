import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { scalarText } from '../json';
import { Driver, objectIn, purchaseOrder, rowsOf, send } from '../testing/driver';

const ROOT = path.resolve(__dirname, '../../../..');
const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'qbo-simulator-'));
const main = path.join(scratch, 'dist', 'main.js');

beforeAll(() => {
  // One compile without type checks: the types are checked elsewhere.
  const tsc = path.join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc');
  const source = path.join(ROOT, 'tools', 'qbo-simulator', 'src');
  const config = path.join(scratch, 'tsconfig.json');
  fs.symlinkSync(path.join(ROOT, 'node_modules'), path.join(scratch, 'node_modules'));
  fs.writeFileSync(
    config,
    JSON.stringify({
      extends: path.join(ROOT, 'tsconfig.json'),
      compilerOptions: {
        rootDir: source,
        outDir: path.join(scratch, 'dist'),
        noCheck: true,
        types: ['node'],
      },
      files: [path.join(source, 'main.ts')],
      // Otherwise the base's whole monorepo would be compiled along.
      include: [],
    }),
  );
  const built = spawnSync(process.execPath, [tsc, '-p', config], { encoding: 'utf8' });
  if (!fs.existsSync(main)) throw new Error(built.stdout + built.stderr);
});
afterAll(() => fs.rmSync(scratch, { recursive: true, force: true }));

interface Running {
  readonly child: ChildProcess;
  readonly url: string;
}

/** Starts the simulator as its own process and waits for the line that says where it listens. */
async function startProcess(dataDir: string): Promise<Running> {
  const child = spawn(process.execPath, [main], {
    env: { ...process.env, PORT: '0', DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await new Promise<string>((resolve, reject) => {
    child.once('exit', () => reject(new Error('the simulator ended before it listened')));
    child.stdout.on('data', (chunk: Buffer) => {
      const found = /http:\/\/\S+/.exec(chunk.toString());
      if (found) resolve(found[0]);
    });
  });
  return { child, url };
}

async function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  const exit = new Promise<number | null>((resolve) => child.once('exit', resolve));
  child.kill(signal);
  return exit;
}

describe('a world with a data directory', () => {
  it('loses no answered write when the process is killed in the middle of many', async () => {
    const dataDir = path.join(scratch, 'killed');
    const first = await startProcess(dataDir);
    const company = await send(`${first.url}/_control/companies`, 'POST', { seed: 'demo' });
    const realmId = scalarText(company.body['realmId']);
    const pair = await send(`${first.url}/_control/companies/${realmId}/tokens`, 'POST', {});
    const headers = { authorization: `Bearer ${scalarText(pair.body['access_token'])}` };
    const answered: string[] = [];
    let sent = 0;
    const writer = async (): Promise<void> => {
      for (;;) {
        const number = `N-${(sent += 1)}`;
        const url = `${first.url}/v3/company/${realmId}/purchaseorder?requestid=${number}`;
        const answer = await send(url, 'POST', purchaseOrder({ DocNumber: number }), headers);
        expect(answer.status).toBe(200);
        answered.push(number);
        if (answered.length === 150) first.child.kill('SIGKILL');
      }
    };
    const exit = new Promise((resolve) => first.child.once('exit', resolve));
    await Promise.allSettled(Array.from({ length: 16 }, writer));
    await exit;
    expect(answered.length).toBeGreaterThanOrEqual(150);

    const second = await startProcess(dataDir);
    const stored: string[] = [];
    const query = encodeURIComponent('select DocNumber from PurchaseOrder maxresults 1000');
    const rows = await send(
      `${second.url}/v3/company/${realmId}/query?query=${query}`,
      'GET',
      undefined,
      headers,
    );
    for (const row of rowsOf(rows, 'PurchaseOrder')) stored.push(scalarText(row['DocNumber']));
    expect(answered.filter((number) => !stored.includes(number))).toEqual([]);
    expect(new Set(stored).size).toBe(stored.length);

    const again = `${second.url}/v3/company/${realmId}/purchaseorder?requestid=N-1`;
    const replay = await send(again, 'POST', purchaseOrder({ DocNumber: 'N-1' }), headers);
    expect(objectIn(replay, 'PurchaseOrder')['DocNumber']).toBe('N-1');
    expect(await ended(second.child, 'SIGTERM')).toBe(0);
  });

  it('keeps companies, tokens, replies, faults, clock and calls over a restart', async () => {
    const dataDir = path.join(scratch, 'restarted');
    const before = await Driver.start({ seed: 'demo' }, { dataDir }, { throttled: true });
    const first = await before.post('purchaseorder?requestid=r', purchaseOrder());
    await before.control('POST', '/faults', { effect: '500', entity: 'term' });
    await before.control('POST', '/clock', { advanceSeconds: 1000 });
    const { realmId } = before;
    await before.close();

    const after = await Driver.start({ seed: 'empty' }, { dataDir });
    const headers = before.headers();
    const url = `${after.simulator.url}/v3/company/${realmId}`;
    const replay = await send(`${url}/purchaseorder?requestid=r`, 'POST', purchaseOrder(), headers);
    expect(replay.text).toBe(first.text);
    expect((await send(`${url}/term/1`, 'GET', undefined, headers)).status).toBe(500);
    expect((await after.control('GET', `/companies/${realmId}/calls`)).body['calls']).toHaveLength(3);
    const now = Date.parse(scalarText((await after.control('GET', '/clock')).body['now']));
    expect(now).toBeGreaterThanOrEqual(Date.now() + 999_000);
    await after.close();
  });

  it('folds its journal into a base and goes on from there', async () => {
    const dataDir = path.join(scratch, 'compacted');
    const before = await Driver.start({ seed: 'demo' }, { dataDir, compactAfterBytes: 150_000 });
    for (let order = 0; order < 100; order += 1) await before.created('PurchaseOrder', purchaseOrder());
    await before.close();
    const files = fs.readdirSync(dataDir);
    expect(files.filter((name) => name.startsWith('base-'))).toHaveLength(1);
    expect(files).not.toContain('journal-000000.jsonl');

    const after = await Driver.start({ seed: 'empty' }, { dataDir });
    const url = `${after.simulator.url}/v3/company/${before.realmId}/query?query=`;
    const count = await send(
      `${url}${encodeURIComponent('select count(*) from PurchaseOrder')}`,
      'GET',
      undefined,
      before.headers(),
    );
    expect(objectIn(count, 'QueryResponse')).toEqual({ totalCount: 100 });
    await after.close();
  });

  it('starts again after a write that was torn in the middle of a line', async () => {
    const dataDir = path.join(scratch, 'torn');
    const before = await Driver.start({ seed: 'demo' }, { dataDir });
    await before.created('PurchaseOrder', purchaseOrder({ DocNumber: 'whole' }));
    await before.close();
    fs.appendFileSync(path.join(dataDir, 'journal-000000.jsonl'), '[["record:torn","1",{"bo');
    const between = await Driver.start({ seed: 'empty' }, { dataDir });
    await between.close();
    const after = await Driver.start({ seed: 'empty' }, { dataDir });
    expect((await after.control('GET', '/companies')).body['companies']).toHaveLength(3);
    await after.close();
  });
});
