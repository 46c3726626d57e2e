import { randomUUID } from 'node:crypto';
import type { ConnectionChanged, MatchRequested } from '@ledgerbridge/contracts';
import { RunningMatching, until } from '../testing/running-matching';
import { simulatedConnector, type SimulatedConnector } from '../testing/simulated-connector';

const CONNECTION = randomUUID();
const COMPANY = randomUUID();

describe('matching, against PostgreSQL and the QuickBooks simulator', () => {
  let quickbooks: SimulatedConnector;
  let matching: RunningMatching;

  beforeEach(async () => {
    quickbooks = await simulatedConnector();
    matching = await RunningMatching.start({ CONNECTOR_URL: quickbooks.url, LIST_MAX_AGE_SECONDS: '0' });
  });
  afterEach(async () => {
    await matching.close();
    await quickbooks.close();
  });

  const place = () => ({
    connectionId: CONNECTION,
    tenantId: matching.tenantId(),
    divisionId: matching.divisionId(),
    companyId: COMPANY,
  });
  const connected = (version = 1): ConnectionChanged => ({
    version,
    ...place(),
    status: 'connected',
    reason: null,
    connectedAt: '2026-11-20T10:00:00.000Z',
    capabilities: null,
  });
  const ask = (
    kind: MatchRequested['kind'],
    externalId: string,
    content?: { name?: string; code?: string },
  ) => matching.request({ ...place(), kind, key: { externalId }, ...(content ? { content } : {}) });

  it('[AT-7] links a supplier to the one vendor of its name and says so', async () => {
    await matching.connection(connected());
    await ask('supplier', 'S-1', { name: '  norton LUMBER and building materials.' });
    await until(() => matching.said('supplier', 'S-1').length > 0, 'the link');
    expect(matching.said('supplier', 'S-1')).toEqual([
      expect.objectContaining({
        ...place(),
        kind: 'supplier',
        key: { externalId: 'S-1' },
        state: {
          linked: true,
          decidedBy: 'name',
          quickbooks: expect.objectContaining({ entity: 'Vendor', active: true }) as unknown,
        },
      }),
    ]);
  });
});
