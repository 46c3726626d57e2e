import { randomBytes } from 'node:crypto';
import { apiKeyHash, newApiKey } from '@ledgerbridge/service-kit';
import { queryOrders } from '../testing/calls';
import { ConnectorDriver } from '../testing/connector-driver';

let connector: ConnectorDriver;
beforeAll(async () => {
  connector = await ConnectorDriver.start();
});
afterAll(async () => connector.close());

const events = async (): Promise<unknown[]> => {
  const rows = await connector.rows(
    (s) => `SELECT type FROM ${s}.events ORDER BY recorded_at, partition, position`,
  );
  return rows.map(({ type }) => type);
};

describe('an installation', () => {
  it('has one host and its configured key, however often it starts', async () => {
    await connector.addReplica();
    expect((await events()).sort()).toEqual(['ApiKeyIssued', 'HostRegistered']);
    expect((await connector.api('PUT', '/v1/tenants/acme', {})).status).toBe(200);
  });

  it('takes another key in place of the former one', async () => {
    const key = newApiKey();
    await connector.addReplica({ HOST_API_KEY_HASH: apiKeyHash(key) });
    const newest = connector.services.at(-1)?.url ?? '';
    const status = async (bearer: string) =>
      (await fetch(`${newest}/v1/tenants/acme`, { headers: { authorization: `Bearer ${bearer}` } })).status;
    expect([await status(connector.apiKey), await status(key)]).toEqual([401, 200]);
    expect((await events()).filter((type) => type === 'ApiKeyRevoked')).toHaveLength(1);
  });
});

describe('the key of the vault', () => {
  it('is replaced while connections live: what the old one wrapped is wrapped anew', async () => {
    const driver = await ConnectorDriver.start({ env: { VAULT_KEY: `1:${OLD}` } });
    try {
      const { companyId } = await driver.connect();
      await driver.addReplica({ VAULT_KEY: `2:${NEW},1:${OLD}` });
      await driver.addReplica({ VAULT_KEY: `2:${NEW}` });
      expect(await driver.call(queryOrders(companyId), 2)).toMatchObject({ outcome: 'answered' });
    } finally {
      await driver.close();
    }
  });
});

const [OLD, NEW] = [randomBytes(32).toString('base64'), randomBytes(32).toString('base64')];
