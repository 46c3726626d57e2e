import OAuthClient from 'intuit-oauth';
import { isObject, scalarText } from '../json';
import { codesOf, Driver, send, type Answer } from '../testing/driver';

const REDIRECT = 'http://127.0.0.1:8700/v1/connections/callback';
const GRANULAR = 'project-management.project';
let qbo: Driver;

beforeEach(async () => {
  // A clock that stands: lifetimes are told in whole seconds, and one may end while a request is answered.
  qbo = await Driver.start({ seed: 'demo' }, { standingAt: Date.now() });
  const { url } = qbo.simulator;
  OAuthClient.authorizeEndpoint = `${url}/connect/oauth2`;
  OAuthClient.tokenEndpoint = `${url}/oauth2/v1/tokens/bearer`;
  OAuthClient.revokeEndpoint = `${url}/v2/oauth2/tokens/revoke`;
});
afterEach(async () => qbo.close());

function newClient(
  changes: { clientId?: string; clientSecret?: string; redirectUri?: string } = {},
): OAuthClient {
  return new OAuthClient({
    clientId: 'ledgerbridge-demo',
    clientSecret: 'ledgerbridge-demo-secret',
    environment: 'sandbox',
    redirectUri: REDIRECT,
    ...changes,
  });
}

function authorizeUri(client: OAuthClient, state = 'opaque'): string {
  return client.authorizeUri({ scope: [OAuthClient.scopes.Accounting], state });
}

/** The callback address after an automatic consent. */
async function consented(client: OAuthClient, state?: string): Promise<string> {
  const answer = await send(`${authorizeUri(client, state)}&simulator_auto=${qbo.realmId}`, 'GET');
  expect(answer.status).toBe(302);
  return answer.headers.get('location') ?? '';
}

async function connected(): Promise<OAuthClient> {
  const client = newClient();
  await client.createToken(await consented(client));
  return client;
}

async function readVendor(accessToken: string): Promise<Answer> {
  return send(qbo.api('vendor/41'), 'GET', undefined, { authorization: `Bearer ${accessToken}` });
}

async function errorOf(promise: Promise<unknown>): Promise<string> {
  const error: unknown = await promise.then(
    () => 'no error',
    (reason: unknown) => reason,
  );
  return error instanceof Error ? error.message : 'no error';
}

describe('[facts 1.3] the authorization request', () => {
  it('shows a page on which the user chooses a company', async () => {
    const page = await send(authorizeUri(newClient()), 'GET');
    expect(page.status).toBe(200);
    expect(page.text).toContain('Ledgerbridge Demo Company');
    expect(page.text).toContain('It is not Intuit');
  });

  it('redirects with code, state and realmId when the user connects, with access_denied when not', async () => {
    const { searchParams } = new URL(authorizeUri(newClient(), 'a&b=c'));
    const decide = async (decision: string): Promise<URL> => {
      const form = new URLSearchParams({
        ...Object.fromEntries(searchParams),
        realmId: qbo.realmId,
        decision,
      });
      const answer = await send(`${qbo.simulator.url}/connect/oauth2/consent`, 'POST', form.toString(), {
        'content-type': 'application/x-www-form-urlencoded',
      });
      return new URL(answer.headers.get('location') ?? '');
    };
    const back = await decide('connect');
    expect(`${back.origin}${back.pathname}`).toBe(REDIRECT);
    expect(back.searchParams.get('state')).toBe('a&b=c');
    expect(back.searchParams.get('realmId')).toBe(qbo.realmId);
    expect(back.searchParams.get('code')).not.toBeNull();
    const denied = await decide('cancel');
    expect(Object.fromEntries(denied.searchParams)).toEqual({ error: 'access_denied', state: 'a&b=c' });
  });

  it('does not redirect for an unknown client, a strange redirect or a missing state', async () => {
    const uri = authorizeUri(newClient());
    for (const [from, to] of [
      ['client_id=ledgerbridge-demo', 'client_id=nobody'],
      [encodeURIComponent('http://127.0.0.1:8700'), encodeURIComponent('http://evil.example')],
      ['state=opaque', 'state='],
    ] as const) {
      const answer = await send(uri.replace(from, to), 'GET');
      expect([answer.status, answer.headers.get('location')]).toEqual([400, null]);
    }
  });

  it('redirects with invalid_scope for an unknown scope and, for a Builder, a granular one', async () => {
    for (const scope of ['everything', GRANULAR]) {
      const answer = await send(newClient().authorizeUri({ scope: [scope], state: 's' }), 'GET');
      expect(answer.headers.get('location')).toBe(`${REDIRECT}?error=invalid_scope&state=s`);
    }
    const silver = { clientId: 'silver', clientSecret: 's', tier: 'silver' };
    await qbo.control('POST', '/clients', silver);
    const scope = [OAuthClient.scopes.Accounting, GRANULAR];
    const uri = newClient({ clientId: 'silver' }).authorizeUri({ scope, state: 's' });
    expect((await send(uri, 'GET')).status).toBe(200);
  });

  it('production keys redirect to what is registered literally', async () => {
    const client = {
      clientId: 'live',
      clientSecret: 'secret',
      redirectUris: ['https://app.example/callback'],
      keys: 'production',
    };
    await qbo.control('POST', '/clients', client);
    const uri = (redirectUri: string) => authorizeUri(newClient({ clientId: 'live', redirectUri }));
    expect((await send(uri('https://app.example/callback'), 'GET')).status).toBe(200);
    expect((await send(uri('https://app.example/callback/'), 'GET')).status).toBe(400);
    expect((await send(uri(REDIRECT), 'GET')).status).toBe(400);
  });
});

describe('[facts 1.4] [facts 1.6] the token endpoint, through intuit-oauth', () => {
  it('exchanges a code once and opens the API', async () => {
    const client = newClient();
    const callback = await consented(client);
    const token = (await client.createToken(callback)).getToken();
    expect(token).toMatchObject({
      token_type: 'bearer',
      expires_in: 3600,
      x_refresh_token_expires_in: 8_726_400,
    });
    expect((await readVendor(token.access_token ?? '')).status).toBe(200);
    expect(await errorOf(newClient().createToken(callback))).toBe('invalid_grant');
  });

  it('refuses a code after ten minutes, with another redirect, and another client', async () => {
    const exchange = async (callback: string, changes: Record<string, string>): Promise<Answer> => {
      const parameters = {
        grant_type: 'authorization_code',
        code: new URL(callback).searchParams.get('code') ?? '',
      };
      const body = new URLSearchParams({ ...parameters, redirect_uri: REDIRECT, ...changes }).toString();
      return token(body);
    };
    const wrongRedirect = await exchange(await consented(newClient()), { redirect_uri: `${REDIRECT}/x` });
    expect([wrongRedirect.status, wrongRedirect.body]).toEqual([400, { error: 'invalid_grant' }]);
    const late = await consented(newClient());
    await qbo.control('POST', '/clock', { advanceSeconds: 601 });
    expect((await exchange(late, {})).body).toEqual({ error: 'invalid_grant' });
    const stranger = await token('grant_type=refresh_token&refresh_token=x', 'nobody:secret');
    expect([stranger.status, stranger.body]).toEqual([401, { error: 'invalid_client' }]);
  });

  it('answers in the shapes of RFC 6749', async () => {
    const unknown = await token('grant_type=refresh_token&refresh_token=nothing');
    expect([unknown.status, unknown.body]).toEqual([
      400,
      { error: 'invalid_grant', error_description: 'Incorrect or invalid refresh token' },
    ]);
    expect((await token('grant_type=password')).body).toEqual({ error: 'unsupported_grant_type' });
    for (const form of ['', 'grant_type=refresh_token', 'grant_type=authorization_code']) {
      const incomplete = await token(form);
      expect([incomplete.status, incomplete.body]).toEqual([400, { error: 'invalid_request' }]);
    }
    expect(unknown.headers.get('intuit_tid')).not.toBeNull();
  });

  it('revokes the whole grant', async () => {
    const client = await connected();
    const { access_token = '', refresh_token = '' } = client.getToken();
    await client.revoke({ refresh_token });
    expect((await readVendor(access_token)).status).toBe(401);
    expect((await refresh(refresh_token)).body).toMatchObject({ error: 'invalid_grant' });
  });
});

async function token(body: string, pair = 'ledgerbridge-demo:ledgerbridge-demo-secret'): Promise<Answer> {
  return send(`${qbo.simulator.url}/oauth2/v1/tokens/bearer`, 'POST', body, {
    'content-type': 'application/x-www-form-urlencoded',
    authorization: `Basic ${Buffer.from(pair).toString('base64')}`,
    'x-include-refresh-token-hard-expires-in': 'true',
  });
}

async function refresh(refreshToken: string): Promise<Answer> {
  return token(new URLSearchParams({ grant_type: 'refresh_token', refresh_token: refreshToken }).toString());
}

async function refreshedToken(refreshToken: string): Promise<string> {
  const answer = await refresh(refreshToken);
  expect(answer.status).toBe(200);
  return scalarText(answer.body['refresh_token']);
}

describe('[facts 1.5] lifetimes and rotation', () => {
  const HOUR = 3600;
  const advance = async (advanceSeconds: number) => qbo.control('POST', '/clock', { advanceSeconds });

  it('an access token ends after an hour with 401', async () => {
    const { access_token = '' } = (await connected()).getToken();
    await advance(HOUR - 5);
    expect((await readVendor(access_token)).status).toBe(200);
    await advance(10);
    const expired = await readVendor(access_token);
    expect(expired.status).toBe(401);
    expect(codesOf(expired)).toEqual([]);
    expect(isObject(expired.body['fault'])).toBe(true);
  });

  it('daily: the same refresh token within a day, then a new one and the old is dead', async () => {
    const client = await connected();
    const { refresh_token = '' } = client.getToken();
    expect((await client.refresh()).getToken().refresh_token).toBe(refresh_token);
    await advance(25 * HOUR);
    const second = await refreshedToken(refresh_token);
    expect(second).not.toBe(refresh_token);
    expect((await refresh(refresh_token)).status).toBe(400);
    expect(await refreshedToken(second)).toBe(second);
  });

  it('always: a new one each time; the old one lives for its grace and leads to the new one', async () => {
    await qbo.company('PUT', '/switches', { rotation_mode: 'always', rotation_grace: 60 });
    const { refresh_token = '' } = (await connected()).getToken();
    const second = await refreshedToken(refresh_token);
    expect(second).not.toBe(refresh_token);
    expect(await refreshedToken(refresh_token)).toBe(second);
    await advance(61);
    expect((await refresh(refresh_token)).status).toBe(400);
  });

  it('rolls 101 days from the last refresh and ends after five years', async () => {
    const { refresh_token = '' } = (await connected()).getToken();
    await advance(100 * 24 * HOUR);
    const rolled = await refresh(refresh_token);
    expect(rolled.body['x_refresh_token_expires_in']).toBe(8_726_400);
    expect(rolled.body['x_refresh_token_hard_expires_in']).toBeLessThanOrEqual((5 * 365 - 100) * 24 * HOUR);
    await advance(102 * 24 * HOUR);
    expect((await refresh(scalarText(rolled.body['refresh_token']))).status).toBe(400);
  });

  it('a user who disconnects in QuickBooks ends the grant', async () => {
    const { access_token = '', refresh_token = '' } = (await connected()).getToken();
    expect((await qbo.company('POST', '/disconnect')).body).toEqual({ revoked: 1 });
    expect((await readVendor(access_token)).status).toBe(401);
    expect((await refresh(refresh_token)).status).toBe(400);
  });
});

describe('[facts 1.1] discovery', () => {
  it.each(['openid_configuration', 'openid_sandbox_configuration'])(
    '%s names the addresses of the simulator',
    async (name) => {
      const { body } = await send(`${qbo.simulator.url}/.well-known/${name}`, 'GET');
      expect(body).toMatchObject({
        authorization_endpoint: `${qbo.simulator.url}/connect/oauth2`,
        token_endpoint: `${qbo.simulator.url}/oauth2/v1/tokens/bearer`,
        revocation_endpoint: `${qbo.simulator.url}/v2/oauth2/tokens/revoke`,
      });
    },
  );
});
