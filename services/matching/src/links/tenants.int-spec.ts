import { randomUUID } from 'node:crypto';
import { until } from '@ledgerbridge/service-kit/testing';
import { type MatchingOnTopics, startMatching } from '../testing/matching-on-topics';
import {
  simulatedConnector,
  type SimulatedConnector,
} from '../../../../tools/dev/src/testing/simulated-connector';

describe('two tenants in one matching service', () => {
  let quickbooks: SimulatedConnector;
  let matching: MatchingOnTopics;

  beforeEach(async () => {
    quickbooks = await simulatedConnector();
    matching = await startMatching({ CONNECTOR_URL: quickbooks.url }, { acme: ['main'], bolt: ['main'] });
  });
  afterEach(async () => {
    await matching.close();
    await quickbooks.close();
  });

  const NAME = 'Norton Lumber and Building Materials';
  const as = (tenant: string) => ({ 'ledgerbridge-tenant': tenant });
  const items = async (tenant: string, path: string) => {
    const { body } = await matching.http('GET', path, undefined, as(tenant));
    return body['items'] as Record<string, unknown>[];
  };

  it('show each its own links and records, and refuse the other’s', async () => {
    const place = {
      connectionId: randomUUID(),
      tenantId: matching.tenantId('acme'),
      divisionId: matching.divisionId('acme'),
      companyId: randomUUID(),
    };
    await matching.connection({
      version: 1,
      ...place,
      status: 'connected',
      reason: null,
      connectedAt: '2026-11-20T10:00:00.000Z',
      capabilities: null,
    });
    await matching.request({
      ...place,
      kind: 'supplier',
      key: { externalId: 'S-1' },
      content: { name: NAME },
    });
    await until(() => matching.heard.length > 0, 'the link');
    expect(await items('acme', '/v1/links')).toHaveLength(1);
    expect(await items('acme', '/v1/records?kind=supplier')).toHaveLength(1);
    expect((await items('acme', '/v1/records?side=quickbooks&limit=200')).length).toBeGreaterThan(50);
    for (const path of ['/v1/links', '/v1/records', '/v1/records?side=quickbooks'])
      expect(await items('bolt', path)).toEqual([]);

    const linkId = matching.heard[0]?.linkId ?? '';
    const foreign = await matching.http('DELETE', `/v1/links/${linkId}`, undefined, as('bolt'));
    expect(foreign).toMatchObject({ status: 404, body: { code: 'not-found' } });
    const wanted = { kind: 'supplier', externalId: 'S-1', quickbooksId: '46' };
    const unconnected = await matching.http('PUT', '/v1/links', wanted, as('bolt'));
    expect(unconnected).toMatchObject({ status: 409, body: { code: 'not-connected' } });
  });

  it('keep records of the same id apart', async () => {
    await matching.http('PUT', '/v1/records/supplier/S-1', { name: 'Acme’s own' }, as('acme'));
    await matching.http('PUT', '/v1/records/supplier/S-1', { name: 'Bolt’s own', code: 'B' }, as('bolt'));
    expect(await items('acme', '/v1/records')).toMatchObject([
      { externalId: 'S-1', name: 'Acme’s own', code: null },
    ]);
    expect(await items('bolt', '/v1/records')).toMatchObject([
      { externalId: 'S-1', name: 'Bolt’s own', code: 'B' },
    ]);
  });

  it('page through their lists without losing or repeating a row', async () => {
    for (const id of ['A', 'B', 'C', 'D', 'E'])
      await matching.http('PUT', `/v1/records/item/${id}`, { name: `Item ${id}` }, as('acme'));
    const seen: unknown[] = [];
    let cursor: unknown = undefined;
    do {
      const from = typeof cursor === 'string' ? `&cursor=${cursor}` : '';
      const { body } = await matching.http('GET', `/v1/records?limit=2${from}`, undefined, as('acme'));
      seen.push(...(body['items'] as Record<string, unknown>[]).map((item) => item['externalId']));
      cursor = body['nextCursor'];
    } while (cursor !== null);
    expect(seen).toEqual(['A', 'B', 'C', 'D', 'E']);
  });
});
