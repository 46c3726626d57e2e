import { capabilities } from '@ledgerbridge/contracts';
import { ConnectorDriver } from '../testing/connector-driver';

let connector: ConnectorDriver;
beforeAll(async () => {
  connector = await ConnectorDriver.start();
});
afterAll(async () => connector.close());

const tenant = { 'ledgerbridge-tenant': 'acme' };
const begin = (body: object = {}) => connector.api('POST', '/v1/connections', body, tenant);
const callback = (query: Record<string, string>) =>
  fetch(`${connector.url}/v1/connections/callback?${new URLSearchParams(query).toString()}`, {
    redirect: 'manual',
  });

describe('authorising a connection', () => {
  beforeAll(async () => {
    await connector.api('PUT', '/v1/tenants/acme', { name: 'Acme' });
  });

  it('connects a division to the company that was chosen and reads what it can do', async () => {
    const realmId = await connector.company();
    const begun = await begin({ returnUrl: 'https://host.example.com/back?kept=1' });
    expect(begun).toMatchObject({ status: 201, body: { status: 'pending' } });

    const answer = await connector.authorize(String(begun.body['authorizeUrl']), realmId);
    const address = new URL(answer.headers.get('location') ?? '');
    expect(answer.status).toBe(302);
    expect(address.origin + address.pathname).toBe('https://host.example.com/back');
    expect(Object.fromEntries(address.searchParams)).toEqual({
      kept: '1',
      connection: begun.body['id'],
      status: 'connected',
    });

    const shown = await connector.api(
      'GET',
      `/v1/connections/${String(begun.body['id'])}`,
      undefined,
      tenant,
    );
    expect(shown.body).toMatchObject({
      status: 'connected',
      division: 'main',
      companyName: 'Ledgerbridge Demo Company',
      realmLastFour: realmId.slice(-4),
      health: { usable: true, cause: null },
    });
    const able = await connector.api(
      'GET',
      `/v1/connections/${String(begun.body['id'])}/capabilities`,
      undefined,
      tenant,
    );
    expect(capabilities.parse(able.body)).toMatchObject({
      country: 'US',
      homeCurrency: 'USD',
      plan: 'QuickBooks Online Plus',
      purchaseOrders: true,
      customNumbers: true,
      apAccounts: [{ id: '33', currency: 'USD' }],
    });
  });
});
