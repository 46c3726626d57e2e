import OAuthClient from 'intuit-oauth';
import { isObject, scalarText } from '../json';
import { connectApp, DEMO_APP, LIVE_APP } from '../testing/connect-app';
import { Driver, faultsOf, send } from '../testing/driver';

const REDIRECT = 'http://127.0.0.1:8700/v1/connections/callback';
const EVERY_SCOPE = ['com.intuit.quickbooks.accounting', 'openid', 'profile', 'email', 'phone'];
const CLERK = {
  email: 'clerk@example.com',
  givenName: 'Cleo',
  familyName: 'Clerk',
  phoneNumber: '+1 555 0100',
};
let qbo: Driver;

beforeEach(async () => {
  // A clock that stands: lifetimes are told in whole seconds, and one may end while a request is answered.
  qbo = await Driver.start({ seed: 'demo' }, { standingAt: Date.now() });
  const { url } = qbo.simulator;
  OAuthClient.authorizeEndpoint = `${url}/connect/oauth2`;
  OAuthClient.tokenEndpoint = `${url}/oauth2/v1/tokens/bearer`;
  OAuthClient.revokeEndpoint = `${url}/v2/oauth2/tokens/revoke`;
  OAuthClient.userinfo_endpoint_sandbox = `${url}/v1/openid_connect/userinfo`;
  OAuthClient.jwks_uri = `${url}/op/v1/jwks`;
  OAuthClient.environment = { sandbox: `${url}/`, production: `${url}/` };
});
afterEach(async () => qbo.close());

const register = async (changes: Record<string, unknown> = {}) => {
  expect((await qbo.control('PUT', '/users', { ...CLERK, ...changes })).status).toBe(200);
};
const authorizeUri = (scope: readonly string[], user?: string): string => {
  const client = new OAuthClient({
    clientId: DEMO_APP.clientId,
    clientSecret: DEMO_APP.clientSecret,
    environment: 'sandbox',
    redirectUri: REDIRECT,
  });
  const uri = client.authorizeUri({ scope: [...scope], state: 's' });
  return user === undefined ? uri : `${uri}&simulator_user=${encodeURIComponent(user)}`;
};
async function connected(scope: readonly string[], user?: string): Promise<OAuthClient> {
  const client = new OAuthClient({
    clientId: DEMO_APP.clientId,
    clientSecret: DEMO_APP.clientSecret,
    environment: 'sandbox',
    redirectUri: REDIRECT,
    includeRefreshTokenHardExpiresIn: true,
  });
  const answer = await send(`${authorizeUri(scope, user)}&simulator_auto=${qbo.realmId}`, 'GET');
  await client.createToken(answer.headers.get('location') ?? '');
  return client;
}

describe('[facts 1.3] who may connect an app', () => {
  it('the page offers the companies of who is signed in, and signing in as somebody else', async () => {
    const other = await Driver.join(qbo.simulator, { seed: 'empty', name: 'Somebody else & Sons' });
    await register({ realmIds: [qbo.realmId] });
    const page = await send(authorizeUri(EVERY_SCOPE, CLERK.email), 'GET');
    expect(page.text).toMatch(new RegExp(`value="${CLERK.email}"\\s+selected`));
    expect(page.text).toContain(qbo.realmId);
    expect(page.text).not.toContain(other.realmId);
    const owner = await send(authorizeUri(EVERY_SCOPE), 'GET');
    expect(owner.text).toContain('Somebody else &#38; Sons');
    expect((await send(authorizeUri(EVERY_SCOPE, 'nobody@example.com'), 'GET')).status).toBe(400);
  });

  it('only an administrator of that company', async () => {
    await register({ role: 'standard' });
    const connect = `${authorizeUri(EVERY_SCOPE, CLERK.email)}&simulator_auto=${qbo.realmId}`;
    const refused = await send(connect, 'GET');
    expect([refused.status, refused.headers.get('location')]).toEqual([400, null]);
    expect(refused.text).toContain('Only an administrator');
    await register({ role: 'admin', realmIds: ['1234567890'] });
    expect((await send(connect, 'GET')).status).toBe(400);
    await register({ role: 'admin' });
    expect((await send(connect, 'GET')).status).toBe(302);
  });

  it.each(['401', '400'])(
    'who loses the rights later meets fault 120 with %s',
    async (lost_administrator) => {
      await register();
      const client = await connected(['com.intuit.quickbooks.accounting'], CLERK.email);
      await qbo.company('PUT', '/switches', { lost_administrator });
      qbo.accessToken = client.getToken().access_token ?? '';
      expect((await qbo.get('term/1')).status).toBe(200);
      await register({ role: 'standard' });
      const refused = await qbo.get('term/1');
      expect(refused.status).toBe(Number(lost_administrator));
      expect(faultsOf(refused)).toMatchObject([{ code: '120', Message: 'Authorization Failure' }]);
    },
  );
});

describe('[facts 1.2] scopes', () => {
  it('a token without the accounting scope opens no company', async () => {
    const client = await connected(['openid']);
    qbo.accessToken = client.getToken().access_token ?? '';
    const refused = await qbo.get('term/1');
    expect(refused.status).toBe(403);
    expect(refused.text).toContain('errorCode=003100');
  });
});

describe('[facts 1.6] OpenID Connect, through intuit-oauth', () => {
  it('an id_token that its own client accepts, signed with a key of the JWKS', async () => {
    await register();
    const client = await connected(EVERY_SCOPE, CLERK.email);
    const [, payload = ''] = client.getToken().id_token?.split('.') ?? [];
    const claims: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString());
    expect(claims).toMatchObject({
      aud: [DEMO_APP.clientId],
      iss: 'https://oauth.platform.intuit.com/op/v1',
      realmid: qbo.realmId,
      sub: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    expect(await client.validateIdToken()).toBe(true);
    const info: unknown = (await client.getUserInfo()).json;
    expect(info).toMatchObject({
      sub: isObject(claims) ? claims['sub'] : '',
      email: CLERK.email,
      emailVerified: true,
      givenName: 'Cleo',
      phoneNumber: CLERK.phoneNumber,
    });
  });

  it('refuses an id_token of another world', async () => {
    const client = await connected(EVERY_SCOPE);
    const stranger = await Driver.start({ seed: 'empty' });
    OAuthClient.jwks_uri = `${stranger.simulator.url}/op/v1/jwks`;
    await expect(client.validateIdToken()).rejects.toThrow();
    await stranger.close();
  });

  it('no id_token and no userinfo without openid, no e-mail address without its scope', async () => {
    const plain = await connected(['com.intuit.quickbooks.accounting']);
    expect(plain.getToken().id_token ?? '').toBe('');
    const info = `${qbo.simulator.url}/v1/openid_connect/userinfo`;
    const ask = async (token: string) => send(info, 'GET', undefined, { authorization: `Bearer ${token}` });
    expect((await ask(plain.getToken().access_token ?? '')).status).toBe(403);
    expect((await ask('nothing')).status).toBe(401);
    const bare = await ask((await connected(['openid'])).getToken().access_token ?? '');
    expect(Object.keys(bare.body)).toEqual(['sub']);
  });

  it('the client calls the API with the token that it got', async () => {
    const client = await connected(['com.intuit.quickbooks.accounting']);
    const answer = await client.makeApiCall({ url: qbo.api('companyinfo/1') });
    expect(JSON.stringify(answer.json)).toContain('Ledgerbridge Demo Company');
    expect(client.getToken().x_refresh_token_hard_expires_in).toBe(5 * 365 * 86_400);
  });
});

describe('[facts 1.5] apps of a company', () => {
  it('a user disconnects one app and leaves the others', async () => {
    await qbo.control('POST', '/clients', LIVE_APP);
    const demo = scalarText((await connectApp(qbo))['access_token']);
    const live = scalarText((await connectApp(qbo, LIVE_APP))['access_token']);
    const apps = async () => (await qbo.company('GET', '/apps')).body['connected'];
    expect(await apps()).toEqual([DEMO_APP.clientId, LIVE_APP.clientId]);
    await qbo.company('POST', '/disconnect', { clientId: DEMO_APP.clientId });
    expect(await apps()).toEqual([LIVE_APP.clientId]);
    qbo.accessToken = demo;
    expect((await qbo.get('term/1')).status).toBe(401);
    qbo.accessToken = live;
    expect((await qbo.get('term/1')).status).toBe(200);
  });

  it('the refresh token counts down between its changes, by switch from 100 or 101 days', async () => {
    await qbo.company('PUT', '/switches', { refresh_token_seconds: 8_640_000 });
    const client = await connected(['com.intuit.quickbooks.accounting']);
    expect(client.getToken().x_refresh_token_expires_in).toBe(8_640_000);
    await qbo.control('POST', '/clock', { advanceSeconds: 3600 });
    await client.refresh();
    expect(client.getToken().x_refresh_token_expires_in).toBeLessThanOrEqual(8_636_400);
  });

  it('an unknown token cannot be revoked, by switch it can', async () => {
    const revoke = async () => {
      const pair = Buffer.from(`${DEMO_APP.clientId}:${DEMO_APP.clientSecret}`).toString('base64');
      const headers = { authorization: `Basic ${pair}` };
      const url = `${qbo.simulator.url}/v2/oauth2/tokens/revoke`;
      return (await send(url, 'POST', { token: 'nothing' }, headers)).status;
    };
    expect(await revoke()).toBe(400);
    const { clientId, clientSecret } = DEMO_APP;
    await qbo.control('POST', '/clients', { clientId, clientSecret, revoke_unknown_token: '200' });
    expect(await revoke()).toBe(200);
  });
});

describe('[facts 1.3] redirect addresses', () => {
  it.each([
    ['production', 'http://app.example/callback', 400],
    ['production', 'https://localhost/callback', 400],
    ['production', 'https://10.0.0.1/callback', 400],
    ['production', 'https://[::1]/callback', 400],
    ['production', 'https://app.example/callback', 201],
    ['development', 'http://app.example/callback', 400],
    ['development', 'http://localhost:3000/callback', 201],
  ])('%s keys and %s: %i', async (keys, uri, status) => {
    const app = { clientId: 'app', clientSecret: 's', redirectUris: [uri], keys };
    expect((await qbo.control('POST', '/clients', app)).status).toBe(status);
  });

  it('an app that has registered addresses may use no other', async () => {
    await qbo.control('POST', '/clients', { ...DEMO_APP, redirectUris: ['http://localhost:3000/callback'] });
    expect((await send(authorizeUri(EVERY_SCOPE), 'GET')).status).toBe(400);
  });
});
