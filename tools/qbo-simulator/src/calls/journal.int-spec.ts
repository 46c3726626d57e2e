import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { scalarText } from '../json';
import { basicAuthorization, connectApp, DEMO_APP } from '../testing/connect-app';
import { Driver, objectIn, purchaseOrder, send } from '../testing/driver';
import { replayJournal } from './replay';

const SCRATCH = fs.mkdtempSync(path.join(os.tmpdir(), 'qbo-journal-'));
const EXACT = { randomSeed: 'the same', standingAt: Date.parse('2026-11-20T18:00:00Z') };
afterAll(() => fs.rmSync(SCRATCH, { recursive: true, force: true }));

/** A little of everything that draws, waits, fails or writes. */
async function live(qbo: Driver): Promise<void> {
  await qbo.company('PUT', '/switches', { rotation_mode: 'always', requests_per_second: 100 });
  const tokens = await connectApp(qbo);
  qbo.accessToken = scalarText(tokens['access_token']);
  const faults = { effect: 'reply-lost-after-commit', operation: 'create', probability: 0.3, seed: 5 };
  await qbo.control('POST', '/faults', faults);
  await qbo.control('POST', '/faults', { effect: 'slow', operation: 'query', delayMs: 5 });
  await qbo.control('POST', '/faults', { effect: 'drip', operation: 'read', everyMs: 1, bytes: 200 });
  for (let order = 0; order < 12; order += 1) {
    const path = `purchaseorder?requestid=r${order}`;
    await qbo.post(path, purchaseOrder({ PrivateNote: `lb:${order}` })).catch(() => undefined);
    await qbo.control('POST', '/clock', { advanceSeconds: 40 });
  }
  await qbo.query('select * from PurchaseOrder');
  const vendor = objectIn(await qbo.get('vendor/41'), 'Vendor');
  await qbo.post('vendor', { ...vendor, CompanyName: 'Ünïted' });
  await qbo.post('vendor', 'not JSON');
  const bytes = { method: 'POST', body: Buffer.from([0x7b, 0xff, 0x7d]), headers: qbo.headers() };
  expect((await fetch(qbo.api('vendor'), bytes)).status).toBe(400);
  const form = new URLSearchParams({
    grant_type: 'refresh_token',
    refresh_token: scalarText(tokens['refresh_token']),
  });
  await send(
    `${qbo.simulator.url}/oauth2/v1/tokens/bearer`,
    'POST',
    form.toString(),
    basicAuthorization(DEMO_APP),
  );
  await qbo.company('POST', '/disconnect');
  await qbo.get('vendor/41');
  await qbo.company('GET', '/audit');
}

const exported = async ({ simulator }: Driver) => (await fetch(`${simulator.url}/_control/journal`)).text();

describe('the journal of calls', () => {
  it('is replayed in a new world with equal answers, to the byte where the clock stands', async () => {
    const qbo = await Driver.start({ seed: 'demo' }, EXACT);
    await live(qbo);
    const journal = await exported(qbo);
    await qbo.close();
    const replay = await replayJournal(journal);
    expect(replay.differences).toEqual([]);
    expect(replay.calls).toBe(journal.trim().split('\n').length - 1);
    expect(replay.calls).toBeGreaterThan(30);
    expect(journal).toContain('"status":0');
  });

  it('is replayed with equal answers but for their instants where the clock runs', async () => {
    const qbo = await Driver.start({ seed: 'demo' });
    await live(qbo);
    const journal = await exported(qbo);
    await qbo.close();
    expect((await replayJournal(journal)).differences).toEqual([]);
  });

  it('shows a call that is answered otherwise', async () => {
    const qbo = await Driver.start({ seed: 'demo' }, EXACT);
    await qbo.get('vendor/41');
    const journal = (await exported(qbo)).replace('Hicks Hardware', 'Somebody Else');
    await qbo.close();
    const { differences } = await replayJournal(journal);
    expect(differences).toMatchObject([
      { call: expect.stringContaining('/vendor/41'), replayed: { status: 200 } },
    ]);
  });

  it('lies in the data directory and goes on after a restart', async () => {
    const dataDir = path.join(SCRATCH, 'restarted');
    const first = await Driver.start({ seed: 'demo' }, { dataDir });
    await first.get('term/1');
    await first.close();
    const second = await Driver.start({ seed: 'demo' }, { dataDir });
    const urls = (await exported(second)).trim().split('\n').slice(1);
    await second.close();
    expect(urls).toHaveLength(5);
    expect(urls[2]).toContain('/term/1');
  });
});

describe('determinism', () => {
  it('the same seed and the same calls give the same journal of the store, byte by byte', async () => {
    const run = async (name: string, randomSeed = EXACT.randomSeed): Promise<string> => {
      const dataDir = path.join(SCRATCH, name);
      const qbo = await Driver.start({ seed: 'demo' }, { ...EXACT, randomSeed, dataDir });
      await live(qbo);
      await qbo.close();
      return fs.readFileSync(path.join(dataDir, 'journal-000000.jsonl'), 'utf8');
    };
    const first = await run('first');
    expect(first.length).toBeGreaterThan(10_000);
    expect((await run('second')) === first).toBe(true);
    expect((await run('third', 'another')) === first).toBe(false);
  });
});
