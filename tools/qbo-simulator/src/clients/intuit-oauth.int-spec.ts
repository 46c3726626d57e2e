import OAuthClient from 'intuit-oauth';
import { isObject, scalarText, type JsonObject } from '../json';
import { ENTITY_EXAMPLES } from '../testing/entity-examples';
import { DEMO_APP } from '../testing/connect-app';
import { Driver, send } from '../testing/driver';

let qbo: Driver;
let client: OAuthClient;
beforeAll(async () => {
  qbo = await Driver.start({
    seed: 'demo',
    preferences: { MultiCurrencyEnabled: true },
    switches: { throttle: false },
  });
  const { url } = qbo.simulator;
  OAuthClient.authorizeEndpoint = `${url}/connect/oauth2`;
  OAuthClient.tokenEndpoint = `${url}/oauth2/v1/tokens/bearer`;
  OAuthClient.environment = { sandbox: `${url}/`, production: `${url}/` };
  const [redirectUri = ''] = DEMO_APP.redirectUris;
  client = new OAuthClient({ ...DEMO_APP, environment: 'sandbox', redirectUri });
  const uri = client.authorizeUri({ scope: ['com.intuit.quickbooks.accounting'], state: 's' });
  const answer = await send(`${uri}&simulator_auto=${qbo.realmId}`, 'GET');
  await client.createToken(answer.headers.get('location') ?? '');
});
afterAll(async () => qbo.close());

/** With an address below the environment's own, as its documents show. */
async function call(path: string, body?: JsonObject): Promise<JsonObject> {
  const { json } = await client.makeApiCall({
    url: `/v3/company/${qbo.realmId}/${path}`,
    method: body === undefined ? 'GET' : 'POST',
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return isObject(json) ? json : {};
}

async function object(entity: string, path: string, body?: JsonObject): Promise<JsonObject> {
  const found = (await call(path, body))[entity];
  return isObject(found) ? found : {};
}

async function created(entity: string): Promise<JsonObject> {
  const body = await ENTITY_EXAMPLES[entity]?.body(qbo, 'by intuit-oauth');
  return object(entity, entity.toLowerCase(), body);
}

describe('[facts 1.6] makeApiCall of the official Node client', () => {
  it.each(['Vendor', 'PurchaseOrder'])('creates, reads, finds and changes a %s', async (entity) => {
    const before = await created(entity);
    const id = scalarText(before['Id']);
    const path = entity.toLowerCase();
    expect(await object(entity, `${path}/${id}?minorversion=75`)).toEqual(before);
    const query = encodeURIComponent(`select * from ${entity} where Id = '${id}'`);
    expect((await call(`query?query=${query}`))['QueryResponse']).toMatchObject({ [entity]: [before] });
    const change = ENTITY_EXAMPLES[entity]?.change('') ?? {};
    const sparse = { Id: id, SyncToken: '0', sparse: true, ...change };
    expect(await object(entity, path, sparse)).toMatchObject({ ...change, SyncToken: '1' });
    const whole = await object(entity, `${path}/${id}`);
    expect(await object(entity, path, whole)).toMatchObject({ ...change, SyncToken: '2' });
  });

  it('deletes an order, and inactivates a vendor', async () => {
    const order = await created('PurchaseOrder');
    expect(await object('PurchaseOrder', 'purchaseorder?operation=delete', order)).toEqual({
      ...{ status: 'Deleted', domain: 'QBO', Id: order['Id'] },
    });
    const vendor = await object('Vendor', 'vendor', { DisplayName: 'Soon gone' });
    const inactive = { Id: scalarText(vendor['Id']), SyncToken: '0', sparse: true, Active: false };
    expect(await object('Vendor', 'vendor', inactive)).toMatchObject({ DisplayName: 'Soon gone (deleted)' });
  });

  it('reads the fault of a refusal', async () => {
    await expect(call('vendor', { DisplayName: 'Hicks Hardware' })).rejects.toMatchObject({
      fault: { type: 'ValidationFault', errors: [{ code: '6240' }] },
    });
  });

  it('tells of a throttle and of a lost token in words of its own', async () => {
    await qbo.company('PUT', '/switches', { throttle: true, requests_per_minute: 1 });
    await expect(call('term/3')).rejects.toMatchObject({ code: 'RATE_LIMIT_EXCEEDED' });
    await qbo.company('PUT', '/switches', { throttle: false });
    await qbo.company('POST', '/disconnect', {});
    await expect(call('term/3')).rejects.toMatchObject({ code: '401' });
  });
});
