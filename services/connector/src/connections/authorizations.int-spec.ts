import { capabilities } from '@ledgerbridge/contracts';
import { type Answer, ConnectorDriver } from '../testing/connector-driver';

let connector: ConnectorDriver;
beforeAll(async () => {
  connector = await ConnectorDriver.start();
  await connector.api('PUT', '/v1/tenants/acme', { name: 'Acme' });
});
afterAll(async () => connector.close());

const tenant = { 'ledgerbridge-tenant': 'acme' };
const text = (answer: Answer, field: string): string => String(answer.body[field]);
const divisions: string[] = [];

/** Begins to connect a new division. */
async function begin(body: object = {}): Promise<Answer> {
  const division = `d${divisions.push('') + 1}`;
  await connector.api('PUT', `/v1/divisions/${division}`, {}, tenant);
  return connector.api('POST', '/v1/connections', { division, ...body }, tenant);
}
const callback = (query: Record<string, string>): Promise<Response> =>
  fetch(`${connector.url}/v1/connections/callback?${new URLSearchParams(query).toString()}`, {
    redirect: 'manual',
  });
const stateOf = (begun: Answer): string =>
  new URL(text(begun, 'authorizeUrl')).searchParams.get('state') ?? '';
const shown = (id: string): Promise<Answer> =>
  connector.api('GET', `/v1/connections/${id}`, undefined, tenant);
const returned = (answer: { headers: Headers }): Record<string, string> =>
  Object.fromEntries(new URL(answer.headers.get('location') ?? '').searchParams);
const tokenCalls = async (realmId: string): Promise<number> => {
  const { calls } = await connector.calls(realmId);
  return (calls as { kind: string }[]).filter(({ kind }) => kind === 'token').length;
};

describe('authorising a connection', () => {
  it('connects a division to the company that was chosen and reads what it can do', async () => {
    const realmId = await connector.company();
    const begun = await begin({ returnUrl: 'https://host.example.com/back?kept=1' });
    expect(begun).toMatchObject({ status: 201, body: { status: 'pending' } });

    const answer = await connector.authorize(text(begun, 'authorizeUrl'), realmId);
    const address = new URL(answer.headers.get('location') ?? '');
    expect(answer.status).toBe(302);
    expect(address.origin + address.pathname).toBe('https://host.example.com/back');
    expect(returned(answer)).toEqual({ kept: '1', connection: begun.body['id'], status: 'connected' });

    expect((await shown(text(begun, 'id'))).body).toMatchObject({
      status: 'connected',
      companyName: 'Ledgerbridge Demo Company',
      realmLastFour: realmId.slice(-4),
      health: { usable: true, cause: null },
    });
    const path = `/v1/connections/${text(begun, 'id')}/capabilities`;
    expect(capabilities.parse((await connector.api('GET', path, undefined, tenant)).body)).toMatchObject({
      country: 'US',
      homeCurrency: 'USD',
      plan: 'QuickBooks Online Plus',
      purchaseOrders: true,
      customNumbers: true,
      apAccounts: [{ id: '33', currency: 'USD' }],
    });
  });

  it('sends those without an address to a plain page of ours', async () => {
    const begun = await begin();
    const answer = await connector.authorize(text(begun, 'authorizeUrl'), await connector.company());
    const address = new URL(answer.headers.get('location') ?? '');
    expect(address.pathname).toBe('/v1/connections/finished');
    const page = await fetch(`${connector.url}${address.pathname}${address.search}`);
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('is connected')]);
  });

  it('takes a no for a no', async () => {
    const begun = await begin();
    const answer = await callback({ state: stateOf(begun), error: 'access_denied' });
    expect(answer.status).toBe(302);
    expect(returned(answer)).toMatchObject({ status: 'pending', reason: 'access-denied' });
    const path = `/v1/connections/${text(begun, 'id')}/capabilities`;
    expect((await connector.api('GET', path, undefined, tenant)).body).toMatchObject({
      code: 'connection-not-authorised',
    });
  });

  it.each([{ realmId: '1234567890' }, { code: 'AB1' }, { code: 'AB1', realmId: 'no digits' }])(
    'takes an incomplete answer %j for none',
    async (query: Record<string, string>) => {
      const answer = await callback({ state: stateOf(await begin()), ...query });
      expect([answer.status, returned(answer)['reason']]).toEqual([302, 'authorization-incomplete']);
    },
  );

  it('says when Intuit does not take the code', async () => {
    const answer = await callback({
      state: stateOf(await begin()),
      code: 'AB1invented',
      realmId: '1234567890',
    });
    expect([answer.status, returned(answer)['reason']]).toEqual([302, 'code-refused']);
  });

  it('gives a company back that cannot be read, so that another one can be chosen', async () => {
    const [begun, realmId] = [await begin(), await connector.company()];
    await connector.control('POST', '/faults', { realmId, effect: 'stale', operation: 'read' });
    const answer = await connector.authorize(text(begun, 'authorizeUrl'), realmId);
    expect([answer.status, returned(answer)]).toEqual([
      302,
      { connection: begun.body['id'], status: 'pending', reason: 'company-unreadable' },
    ]);
    expect((await connector.control('POST', `/companies/${realmId}/disconnect`)).body).toEqual({
      revoked: 0,
    });
    const { division } = (await shown(text(begun, 'id'))).body;
    const again = await connector.api('POST', '/v1/connections', { division }, tenant);
    const other = await connector.authorize(text(again, 'authorizeUrl'), await connector.company());
    expect(returned(other)).toEqual({ connection: begun.body['id'], status: 'connected' });
  });

  it('takes only addresses of the web to return to', async () => {
    expect((await begin({ returnUrl: 'javascript:alert(1)' })).status).toBe(422);
  });
});

describe('a state', () => {
  it('that is missing or unknown exchanges nothing', async () => {
    for (const query of [{ code: 'AB1' }, { code: 'AB1', state: 'invented' }] as Record<string, string>[]) {
      const answer = await callback(query);
      expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([
        400,
        'state-invalid',
      ]);
    }
  });

  it('is good once', async () => {
    const [begun, realmId] = [await begin(), await connector.company()];
    const back = await connector.callbackAddress(text(begun, 'authorizeUrl'), realmId);
    const answers = await Promise.all([1, 2, 3].map(() => fetch(back, { redirect: 'manual' })));
    expect(answers.map(({ status }) => status).sort()).toEqual([302, 400, 400]);
    expect(await tokenCalls(realmId)).toBe(1);
  });

  it('is good for ten minutes', async () => {
    const begun = await begin();
    const left = new Date(text(begun, 'expiresAt')).getTime() - Date.now();
    expect(left).toBeLessThanOrEqual(600_000);
    const realmId = await connector.company();
    const back = await connector.callbackAddress(text(begun, 'authorizeUrl'), realmId);
    await connector.rows((s) => `UPDATE ${s}.oauth_states SET expires_at = now() - interval '1 second'`);
    expect((await fetch(back, { redirect: 'manual' })).status).toBe(400);
    expect(await tokenCalls(realmId)).toBe(0);
  });

  it('lies in the database as a hash alone', async () => {
    const state = stateOf(await begin({ returnUrl: 'https://host.example.com/private-path' }));
    const rows = JSON.stringify(await connector.rows((s) => `SELECT * FROM ${s}.oauth_states`));
    expect(state).toHaveLength(43);
    expect(rows).not.toContain(state);
    expect(rows).not.toContain('private-path');
  });
});

describe('a connection that was authorised', () => {
  it('may be authorised again and stays itself', async () => {
    const [begun, realmId] = [await begin(), await connector.company()];
    await connector.authorize(text(begun, 'authorizeUrl'), realmId);
    const before = (await shown(text(begun, 'id'))).body;
    const again = await connector.api('POST', '/v1/connections', { division: before['division'] }, tenant);
    expect(again.body).toMatchObject({ id: begun.body['id'], status: 'connected' });
    await connector.authorize(text(again, 'authorizeUrl'), realmId);
    expect((await shown(text(begun, 'id'))).body).toEqual(before);
  });

  it('refuses another company and exchanges nothing for it', async () => {
    const begun = await begin();
    await connector.authorize(text(begun, 'authorizeUrl'), await connector.company());
    const before = (await shown(text(begun, 'id'))).body;
    const again = await connector.api('POST', '/v1/connections', { division: before['division'] }, tenant);
    const other = await connector.company();
    const answer = await connector.authorize(text(again, 'authorizeUrl'), other);
    expect(returned(answer)).toMatchObject({ status: 'connected', reason: 'other-company' });
    expect(await tokenCalls(other)).toBe(0);
    expect((await shown(text(begun, 'id'))).body).toEqual(before);
  });

  it('is ended: its grant is revoked at Intuit and its tokens are gone', async () => {
    const [begun, realmId] = [await begin(), await connector.company()];
    await connector.authorize(text(begun, 'authorizeUrl'), realmId);
    const id = text(begun, 'id');
    expect((await connector.api('DELETE', `/v1/connections/${id}`, undefined, tenant)).status).toBe(204);
    const ended = (await shown(id)).body;
    expect(ended).toMatchObject({ status: 'disconnected', health: { usable: false, cause: 'disconnected' } });
    expect((await connector.control('POST', `/companies/${realmId}/disconnect`)).body).toEqual({
      revoked: 0,
    });
    const rows = await connector.rows((s) => `SELECT * FROM ${s}.vault WHERE connection_id = '${id}'`);
    expect(rows).toEqual([expect.objectContaining({ access_token: null, refresh_token: null })]);
  });

  it('comes back for its company, and another company becomes another connection', async () => {
    const [begun, realmId] = [await begin(), await connector.company()];
    await connector.authorize(text(begun, 'authorizeUrl'), realmId);
    const id = text(begun, 'id');
    const { division } = (await shown(id)).body;
    const again = async (company: string): Promise<Record<string, string>> => {
      await connector.api('DELETE', `/v1/connections/${id}`, undefined, tenant);
      const begunAgain = await connector.api('POST', '/v1/connections', { division }, tenant);
      return returned(await connector.authorize(text(begunAgain, 'authorizeUrl'), company));
    };
    expect(await again(realmId)).toEqual({ connection: id, status: 'connected' });
    const other = await again(await connector.company());
    expect(other).toMatchObject({ status: 'connected' });
    expect(other['connection']).not.toBe(id);
  });
});

describe('the list of connections', () => {
  it('shows a tenant its own, page by page', async () => {
    await connector.api('PUT', '/v1/tenants/other', {});
    const foreign = await connector.api('GET', '/v1/connections', undefined, {
      'ledgerbridge-tenant': 'other',
    });
    expect(foreign.body).toEqual({ items: [], nextCursor: null });
    const page = await connector.api('GET', '/v1/connections?limit=1', undefined, tenant);
    const next = await connector.api(
      'GET',
      `/v1/connections?limit=1&cursor=${text(page, 'nextCursor')}`,
      undefined,
      tenant,
    );
    expect([page.body['items'], next.body['items']]).toEqual([
      [expect.objectContaining({ id: expect.any(String) as string })],
      [expect.objectContaining({ id: expect.any(String) as string })],
    ]);
    expect(page.body['items']).not.toEqual(next.body['items']);
  });

  it('does not tell another tenant’s connection from none', async () => {
    const id = text(await begin(), 'id');
    const asOther = { 'ledgerbridge-tenant': 'other' };
    for (const path of [
      `/v1/connections/${id}`,
      `/v1/connections/${id}/capabilities`,
      '/v1/connections/none',
    ])
      expect((await connector.api('GET', path, undefined, asOther)).status).toBe(404);
    expect((await connector.api('DELETE', `/v1/connections/${id}`, undefined, asOther)).status).toBe(404);
  });
});
