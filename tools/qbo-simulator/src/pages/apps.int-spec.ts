import { replayJournal } from '../calls/replay';
import { scalarText } from '../json';
import { connectApp } from '../testing/connect-app';
import { Driver, purchaseOrder, send } from '../testing/driver';
import { Pages, textOf } from '../testing/pages';
import { Receiver } from '../testing/receiver';

let qbo: Driver;
let pages: Pages;

beforeEach(async () => {
  qbo = await Driver.start({ seed: 'demo' }, { standingAt: Date.parse('2026-11-20T18:00:00Z') });
  pages = new Pages(qbo);
});
afterEach(async () => {
  await qbo.close();
});

describe('the journal of calls', () => {
  it('lists the calls of apps with path, status, fault and intuit_tid, and says when there are none', async () => {
    expect(textOf(await pages.get('/calls'))).toContain('No app has called yet.');
    const read = await qbo.get('vendor/41');
    await qbo.post('purchaseorder', { Line: [] });
    const text = textOf(await pages.get('/calls'));
    expect(text).toMatch(/2026-11-20 18:00:00 simulator-control GET \/vendor\/41 200/);
    expect(text).toMatch(/POST \/purchaseorder 400 2020/);
    expect(text).toContain(read.headers.get('intuit_tid') ?? 'none');
    expect(textOf(await pages.get('/calls?only=refused'))).not.toContain('GET /vendor/41');
    expect(textOf(await pages.get('/calls?q=vendor'))).not.toContain('POST /purchaseorder');
    expect(textOf(await pages.get('/calls?q=nothing'))).toContain('No call is like that.');
  });

  it('shows a call with what was asked and what was answered, but no token to call with', async () => {
    const answer = await qbo.post(
      'purchaseorder?requestid=r-1',
      purchaseOrder({ DocNumber: 'of-the-call', Memo: '<b>' }),
    );
    const tid = answer.headers.get('intuit_tid') ?? '';
    const page = await pages.get(`/calls/${tid}`);
    const text = textOf(page);
    expect(text).toContain('requestid r-1');
    expect(text).toContain(`POST /v3/company/${qbo.realmId}/purchaseorder?requestid=r-1`);
    expect(text).toContain('"DocNumber": "of-the-call"');
    expect(text).toContain('"POStatus": "Open"');
    expect(text).not.toContain(qbo.accessToken);
    expect(page.text).not.toContain('<b>');
  });

  it('shows the errors of a refused call in their words', async () => {
    const answer = await qbo.post('vendor', { DisplayName: 'Hicks Hardware' });
    const text = textOf(await pages.get(`/calls/${answer.headers.get('intuit_tid') ?? ''}`));
    expect(text).toContain('6240 · Duplicate Name Exists Error · The name supplied already exists.');
  });

  it('shows token calls without the tokens', async () => {
    const tokens = await connectApp(qbo);
    const list = await pages.get('/calls?q=token');
    const [, tid = ''] = /\/calls\/([^"]+)"/.exec(list.text) ?? [];
    const text = textOf(await pages.get(`/calls/${tid}`));
    expect(text).toContain('grant_type=authorization_code');
    expect(text).not.toContain(scalarText(tokens['refresh_token']));
    expect(text).not.toContain(scalarText(tokens['access_token']));
  });

  it('keeps what a person wrote, for a replay, but not what a person looked at', async () => {
    await pages.get('/vendors');
    await pages.submit('/vendors/41', '/vendors/41/inactivate');
    const text = await (await fetch(`${qbo.simulator.url}/_control/journal`)).text();
    expect(text).toContain(`"method":"POST","url":"/companies/${qbo.realmId}/vendors/41/inactivate"`);
    expect(text).not.toContain('"method":"GET","url":"/companies');
    expect(await replayJournal(text)).toMatchObject({ differences: [] });
  });

  it('has nothing of a call that never was', async () => {
    expect((await pages.get('/calls/1-2')).status).toBe(404);
  });

  it('says so where it is switched off', async () => {
    const silent = await Driver.start({ seed: 'demo' }, { journal: false });
    const { headers } = await silent.get('vendor/41');
    const page = await new Pages(silent).get(`/calls/${headers.get('intuit_tid') ?? ''}`);
    await silent.close();
    expect(textOf(page)).toContain('The journal of calls is off');
  });
});

describe('the page of webhooks', () => {
  it('shows subscriptions, deliveries with their attempts, and what was told', async () => {
    expect(textOf(await pages.get('/webhooks'))).toContain('No app has subscribed to webhooks.');
    const app = await Receiver.start();
    app.status = 500;
    await connectApp(qbo);
    await qbo.control('PUT', '/webhooks/ledgerbridge-demo', {
      url: app.url,
      verifierToken: 'secret-verifier',
    });
    const { Id } = await qbo.created('Vendor', { DisplayName: 'Told about' });
    await qbo.control('POST', '/webhooks/settle');
    const list = await pages.get('/webhooks');
    expect(textOf(list)).toContain(`ledgerbridge-demo ${app.url} cloudevents all yes 0`);
    expect(textOf(list)).toMatch(/1 2026-11-20 18:00:00 ledgerbridge-demo 1 1 waiting 2026-11-20 18:00:10/);
    expect(list.text).not.toContain('secret-verifier');
    const delivery = textOf(await pages.get('/webhooks/1'));
    expect(delivery).toContain('1 2026-11-20 18:00:00 500 no');
    expect(delivery).toContain(`"intuitentityid": "${scalarText(Id)}"`);
    await app.close();
    const other = new Pages(await Driver.join(qbo.simulator, { seed: 'empty' }));
    expect((await other.get('/webhooks/1')).status).toBe(404);
    expect(textOf(await other.get('/webhooks'))).toContain('Nothing has been delivered yet.');
  });
});

describe('what may write by hand', () => {
  const close = async (headers: Record<string, string>) =>
    pages.post('/closing-date', { syncToken: '0', date: '2026-01-31' }, headers);

  it.each([
    ['a form of another site', { 'sec-fetch-site': 'cross-site' }],
    ['a form of the same site on another port', { 'sec-fetch-site': 'same-site' }],
    ['a form of another origin', { origin: 'https://evil.example' }],
    ['a form of an origin without a name', { origin: 'null' }],
  ])('is not %s', async (_what, headers) => {
    expect((await close(headers)).status).toBe(403);
    expect(textOf(await pages.get(''))).toContain('Closing date none');
  });

  it('is a form of these pages, and a program that is no browser', async () => {
    const origin = qbo.simulator.url;
    expect((await close({ 'sec-fetch-site': 'same-origin', origin })).status).toBe(200);
    expect(textOf(await close({}))).toContain('(5010');
  });

  it('holds for the control API and for consent too, but not for what carries a token', async () => {
    const foreign = { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' };
    const reached = async (url: string, headers = {}) =>
      (await send(url, 'POST', {}, { ...foreign, ...headers })).status;
    const { url } = qbo.simulator;
    expect(await reached(`${url}/_control/companies/${qbo.realmId}/disconnect`)).toBe(403);
    expect(await reached(`${url}/connect/oauth2/consent`)).toBe(403);
    expect(await reached(qbo.api('vendor'), qbo.headers())).toBe(400);
  });
});

describe('every page', () => {
  it('runs no script, loads nothing from elsewhere and is shown in no other page’s frame', async () => {
    const { headers, text } = await pages.get('/vendors');
    expect(headers.get('content-security-policy')).toBe(
      "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'",
    );
    expect(text).not.toMatch(/<script|style=|https?:\/\//);
    const sheet = await send(`${qbo.simulator.url}/assets/simulator.css`, 'GET');
    expect([sheet.status, sheet.headers.get('content-type')]).toEqual([200, 'text/css; charset=utf-8']);
    expect(sheet.text).not.toMatch(/url\(|@import/);
    expect((await send(`${qbo.simulator.url}/assets/simulator.svg`, 'GET')).status).toBe(200);
  });
});
