import { createHmac } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { objectsOf, scalarText, type Json, type JsonObject } from '../json';
import { startSimulator } from '../index';
import { Driver, purchaseOrder, send } from '../testing/driver';
import { Receiver } from '../testing/receiver';

const APP = 'simulator-control';
const VERIFIER = 'a-verifier-token';
let qbo: Driver;
let app: Receiver;

beforeEach(async () => {
  app = await Receiver.start();
  qbo = await Driver.start(
    { seed: 'demo', realmId: '1000000001', switches: { throttle: false } },
    { standingAt: Date.parse('2026-11-20T18:00:00Z'), randomSeed: 'webhooks' },
    { throttled: true },
  );
});
afterEach(async () => {
  await qbo.close();
  await app.close();
});

async function subscribe(changes: Record<string, unknown> = {}): Promise<void> {
  const settings = { url: app.url, verifierToken: VERIFIER, ...changes };
  const answer = await qbo.control('PUT', `/webhooks/${APP}`, settings);
  expect(answer.status).toBe(200);
}

const settle = async () => qbo.control('POST', '/webhooks/settle');
async function advance(advanceSeconds: number): Promise<void> {
  await qbo.control('POST', '/clock', { advanceSeconds });
  await settle();
}
const newVendor = async (name: string, driver = qbo) => driver.created('Vendor', { DisplayName: name });
const bodies = (): Json[] => app.received.map(({ body }) => JSON.parse(body) as Json);
const events = (): JsonObject[] => bodies().flatMap((body) => objectsOf(body));
const typesOf = (told: readonly JsonObject[]) => told.map(({ type }) => type);
async function deliveries(): Promise<JsonObject[]> {
  const { body } = await qbo.control('GET', `/webhooks/${APP}/deliveries`);
  return objectsOf(body['deliveries']);
}

describe('[facts 2.4] the body and its headers', () => {
  it('is an array of CloudEvents, signed with the verifier token over the raw body', async () => {
    await subscribe();
    const vendor = await newVendor('Acme & Söhne');
    await settle();
    const [delivered] = app.received;
    expect(events()).toEqual([
      {
        specversion: '1.0',
        id: expect.stringMatching(/^[0-9a-f-]{36}$/),
        source: expect.stringMatching(/^intuit\.[\w+/]{43}=$/),
        type: 'qbo.vendor.created.v1',
        datacontenttype: 'application/json',
        time: '2026-11-20T18:00:00.000000000Z',
        intuitentityid: vendor['Id'],
        intuitaccountid: qbo.realmId,
        data: {},
      },
    ]);
    const signature = createHmac('sha256', VERIFIER)
      .update(delivered?.body ?? '')
      .digest('base64');
    expect(delivered?.headers).toMatchObject({
      'content-type': 'application/cloudevents+json',
      'intuit-signature': signature,
      'intuit-notification-schema-version': '0.1',
      'intuit-created-time': '2026-11-20T18:00:00.000Z',
      'user-agent': 'intuit_notification_server/0.1',
    });
    expect(delivered?.headers['intuit-t-id']).toBeTruthy();
  });

  it('tells of creation, change and deletion in their order', async () => {
    await subscribe({ delaySeconds: 1 });
    const order = await qbo.created('PurchaseOrder', purchaseOrder());
    await qbo.post('purchaseorder', { ...order, PrivateNote: 'changed' });
    await qbo.post('purchaseorder?operation=delete', { Id: order['Id'], SyncToken: '1' });
    await advance(1);
    expect(typesOf(events())).toEqual([
      'qbo.purchaseorder.created.v1',
      'qbo.purchaseorder.updated.v1',
      'qbo.purchaseorder.deleted.v1',
    ]);
  });

  it('has the old form and other content types by switch', async () => {
    await subscribe({ form: 'legacy' });
    const vendor = await newVendor('Legacy');
    await settle();
    expect(bodies()).toEqual([
      {
        eventNotifications: [
          {
            realmId: qbo.realmId,
            dataChangeEvent: {
              entities: [
                {
                  name: 'Vendor',
                  id: vendor['Id'],
                  operation: 'Create',
                  lastUpdated: '2026-11-20T10:00:00-08:00',
                },
              ],
            },
          },
        ],
      },
    ]);
    expect(app.received[0]?.headers['content-type']).toBe('application/json');
    await subscribe({ contentType: 'application/cloudevents-batch+json' });
    await newVendor('Batch');
    await settle();
    expect(app.received[1]?.headers['content-type']).toBe('application/cloudevents-batch+json');
  });

  it('can carry several companies', async () => {
    await subscribe({ delaySeconds: 30 });
    const other = await Driver.join(qbo.simulator, { seed: 'demo' }, { throttled: true });
    await newVendor('Here');
    await newVendor('There', other);
    await advance(29);
    expect(app.received).toEqual([]);
    await advance(1);
    expect(app.received).toHaveLength(1);
    expect(events().map(({ intuitaccountid }) => intuitaccountid)).toEqual([qbo.realmId, other.realmId]);
  });
});

describe('[facts 2.4] who hears of what', () => {
  it('only companies connected to the app, only after the connection', async () => {
    await subscribe();
    const stranger = await Driver.join(qbo.simulator, { seed: 'demo' });
    await newVendor('Not connected', stranger);
    await settle();
    expect(app.received).toEqual([]);
    await stranger.company('POST', '/tokens', { throttled: true });
    await newVendor('Connected', stranger);
    await settle();
    expect(events()).toHaveLength(1);
    await stranger.company('POST', '/disconnect');
    await newVendor('Disconnected', stranger);
    await settle();
    expect(events()).toHaveLength(1);
  });

  it('only the entities of the subscription, and none for a refused or a replayed write', async () => {
    await subscribe({ entities: ['PurchaseOrder'] });
    await newVendor('Unheard');
    await qbo.post('purchaseorder', purchaseOrder({ VendorRef: undefined }));
    await qbo.post('purchaseorder?requestid=a', purchaseOrder());
    await qbo.post('purchaseorder?requestid=a', purchaseOrder());
    await settle();
    expect(typesOf(events())).toEqual(['qbo.purchaseorder.created.v1']);
  });

  it('company settings are told of when they change, tax codes cannot be subscribed to', async () => {
    await subscribe();
    const preferences = (await qbo.get('preferences')).body['Preferences'];
    await qbo.post('preferences', preferences);
    await settle();
    expect(typesOf(events())).toEqual(['qbo.preferences.updated.v1']);
    const wrong = { url: app.url, verifierToken: VERIFIER, entities: ['TaxCode'] };
    expect((await qbo.control('PUT', `/webhooks/${APP}`, wrong)).status).toBe(400);
  });

  it('an app can ask for a test event, and end its subscription', async () => {
    await subscribe();
    await qbo.control('POST', `/webhooks/${APP}/test-event`, {
      realmId: qbo.realmId,
      entity: 'Bill',
      id: '7',
    });
    await settle();
    expect(events()).toMatchObject([{ type: 'qbo.bill.updated.v1', intuitentityid: '7' }]);
    expect((await qbo.control('DELETE', `/webhooks/${APP}`)).body).toEqual({ removed: true });
    await newVendor('Nobody listens');
    await settle();
    expect(app.received).toHaveLength(1);
    expect((await qbo.control('POST', `/webhooks/${APP}/test-event`, { realmId: '1' })).status).toBe(404);
    expect((await qbo.control('PUT', '/webhooks/nobody', {})).status).toBe(404);
  });
});

describe('[facts 2.4] the retry ladder of February 2026', () => {
  const MINUTE = 60;
  const HOUR = 60 * MINUTE;

  it('waits 10, 20, 30 s, 5, 20 min, 2, 4, 6 h and then 6 h each time, with the same body', async () => {
    app.status = 500;
    await subscribe();
    await newVendor('Late');
    await settle();
    const ladder = [10, 20, 30, 5 * MINUTE, 20 * MINUTE, 2 * HOUR, 4 * HOUR, 6 * HOUR, 6 * HOUR, 6 * HOUR];
    for (const [failed, step] of ladder.entries()) {
      expect(app.received).toHaveLength(failed + 1);
      await advance(step - 1);
      expect(app.received).toHaveLength(failed + 1);
      await advance(1);
    }
    expect(new Set(app.received.map(({ body }) => body)).size).toBe(1);
    app.status = 200;
    await advance(6 * HOUR);
    await advance(6 * HOUR);
    expect(app.received).toHaveLength(ladder.length + 2);
    expect(await deliveries()).toMatchObject([{ state: 'acknowledged', events: 1 }]);
  });

  it('holds later events back until the failing one is acknowledged', async () => {
    app.status = 503;
    await subscribe();
    const first = await newVendor('First');
    await settle();
    const second = await newVendor('Second');
    await advance(5);
    expect(app.received).toHaveLength(1);
    app.status = 200;
    await advance(5);
    expect(events().map(({ intuitentityid }) => intuitentityid)).toEqual([
      first['Id'],
      first['Id'],
      second['Id'],
    ]);
  });

  it('does not hold back by switch', async () => {
    app.status = 503;
    await subscribe({ holdBack: false });
    await newVendor('First');
    await settle();
    app.status = 200;
    await newVendor('Second');
    await settle();
    expect((await deliveries()).map(({ state }) => state)).toEqual(['waiting', 'acknowledged']);
  });

  it('counts no answer in time, no connection and any status but 200 as failed', async () => {
    await subscribe({ answerWithinMs: 40 });
    app.status = null;
    await newVendor('Silence');
    await settle();
    app.status = 204;
    await advance(10);
    await app.close();
    await advance(20);
    const [delivery] = await deliveries();
    expect(objectsOf(delivery?.['attempts'])).toMatchObject([
      { status: null, acknowledged: false, problem: 'TimeoutError' },
      { status: 204, acknowledged: false },
      { status: null, acknowledged: false },
    ]);
  });

  it('takes any status of success by switch', async () => {
    app.status = 202;
    await subscribe({ acknowledgedBy: '2xx' });
    await newVendor('Accepted');
    await settle();
    expect(await deliveries()).toMatchObject([{ state: 'acknowledged' }]);
  });
});

describe('[facts 2.4] late, twice, out of order', () => {
  it('repeats acknowledged deliveries, byte by byte', async () => {
    await subscribe({ duplicates: 1 });
    await newVendor('Twice');
    await settle();
    expect(app.received).toHaveLength(2);
    expect(app.received[0]?.body).toBe(app.received[1]?.body);
    expect(await deliveries()).toMatchObject([{ number: 1 }, { number: 2, repeats: 1 }]);
  });

  it('delivers out of order, every event once', async () => {
    await subscribe({ reorderWithinSeconds: 600 });
    const ids: string[] = [];
    for (let vendor = 0; vendor < 12; vendor += 1)
      ids.push(scalarText((await newVendor(`V${vendor}`))['Id']));
    for (let minute = 0; minute < 10; minute += 1) await advance(60);
    const arrived = events().map(({ intuitentityid }) => scalarText(intuitentityid));
    expect(arrived).not.toEqual(ids);
    expect([...arrived].sort()).toEqual([...ids].sort());
    expect(app.received.length).toBeGreaterThan(1);
  });
});

describe('webhooks of a world with a data directory', () => {
  it('go on after a kill with what was not acknowledged, and with nothing else', async () => {
    const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'qbo-webhooks-'));
    const dataDir = path.join(scratch, 'world');
    const doomed = await Driver.start({ seed: 'demo' }, { dataDir }, { throttled: true });
    const control = async (method: string, url: string, body?: unknown) =>
      send(`${doomed.simulator.url}/_control${url}`, method, body);
    await control('PUT', `/webhooks/${APP}`, { url: app.url, verifierToken: VERIFIER });
    await newVendor('Acknowledged', doomed);
    await control('POST', '/webhooks/settle');
    app.status = 500;
    await newVendor('Failing', doomed);
    await control('POST', '/webhooks/settle');
    await newVendor('Held back', doomed);
    // What a kill -9 leaves behind: the files as they are, nothing closed.
    const left = path.join(scratch, 'left');
    fs.cpSync(dataDir, left, { recursive: true });
    await doomed.close();
    app.status = 200;
    app.received.length = 0;

    const revived = await startSimulator({ dataDir: left });
    await send(`${revived.url}/_control/clock`, 'POST', { advanceSeconds: 10 });
    await send(`${revived.url}/_control/webhooks/settle`, 'POST', {});
    expect(typesOf(events())).toEqual(['qbo.vendor.created.v1', 'qbo.vendor.created.v1']);
    expect(app.received).toHaveLength(2);
    await revived.close();
    fs.rmSync(scratch, { recursive: true, force: true });
  });
});
