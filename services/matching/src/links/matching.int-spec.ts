import { randomUUID } from 'node:crypto';
import type { ConnectionChanged, MatchRequested } from '@ledgerbridge/contracts';
import { arm, countHits, disarm } from '@ledgerbridge/failpoints';
import { until } from '@ledgerbridge/service-kit/testing';
import { rebuildReadModels } from '../database/rebuild-read-models';
import { type MatchingOnTopics, saidOf, startMatching } from '../testing/matching-on-topics';
import {
  simulatedConnector,
  type SimulatedConnector,
} from '../../../../tools/dev/src/testing/simulated-connector';

const CONNECTION = randomUUID();
const COMPANY = randomUUID();

describe('matching, against PostgreSQL and the QuickBooks simulator', () => {
  let quickbooks: SimulatedConnector;
  let matching: MatchingOnTopics;

  beforeEach(async () => {
    quickbooks = await simulatedConnector();
    matching = await startMatching({ CONNECTOR_URL: quickbooks.url, LIST_MAX_AGE_SECONDS: '0' });
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
    await until(() => saidOf(matching, 'supplier', 'S-1').length > 0, 'the link');
    expect(saidOf(matching, 'supplier', 'S-1')).toEqual([
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

  /** Every list of the connection is known. */
  const pulled = () =>
    until(async () => {
      const { rows } = await matching.pool.query(
        `SELECT FROM "${matching.database.schema}".pulls WHERE NOT wanted AND connection_id = $1`,
        [CONNECTION],
      );
      return rows.length === 6;
    }, 'the pulls');
  const link = async (externalId: string) => {
    const { body } = await matching.http('GET', `/v1/links?q=${encodeURIComponent(externalId)}`);
    return (body['items'] as Record<string, unknown>[])[0];
  };
  const idsOf = async (name: string, side = 'quickbooks') => {
    const { body } = await matching.http('GET', `/v1/records?side=${side}&q=${encodeURIComponent(name)}`);
    return (body['items'] as Record<string, unknown>[]).map((item) => String(item['quickbooksId']));
  };
  const lastState = (kind: string, id: string) => saidOf(matching, kind, id).at(-1)?.state;

  it('[AT-8] links a customer; a job of a customer is a project', async () => {
    await matching.connection(connected());
    await ask('customer', 'C-1', { name: 'Amy’s Bird Sanctuary' });
    await ask('customer', 'C-2', { name: "Amy's Bird Sanctuary" });
    await ask('project', 'P-1', { name: "Amy's Bird Sanctuary" });
    await until(() => matching.heard.length >= 3, 'three answers');
    expect(lastState('customer', 'C-2')).toMatchObject({ linked: true, quickbooks: { entity: 'Customer' } });
    expect(lastState('customer', 'C-1')).toEqual(lastState('customer', 'C-2'));
    expect(lastState('project', 'P-1')).toMatchObject({ linked: false, reason: 'name-taken' });
  });

  it('answers a request that came before the connection once its lists are pulled', async () => {
    await ask('supplier', 'S-1', { name: 'Norton Lumber and Building Materials' });
    await until(async () => {
      const { rows } = await matching.pool.query(
        `SELECT FROM "${matching.database.schema}".waiting_requests`,
      );
      return rows.length === 1;
    }, 'the waiting request');
    expect(matching.heard).toEqual([]);
    await matching.connection(connected());
    await until(() => matching.heard.length > 0, 'the answer');
    expect(lastState('supplier', 'S-1')).toMatchObject({ linked: true, decidedBy: 'name' });
  });

  it('goes on with a pull where a restart interrupted it', async () => {
    quickbooks.override = ({ operation }) =>
      operation.kind === 'query' && operation.query.includes('FROM Vendor')
        ? { outcome: 'retry-later', afterMs: 50, reason: 'throttled' }
        : undefined;
    await matching.connection(connected());
    await ask('supplier', 'S-1', { name: 'Norton Lumber and Building Materials' });
    await until(() => quickbooks.calls.length > 8, 'a few refused pages');
    await matching.stopService();
    expect(matching.heard).toEqual([]);
    quickbooks.override = undefined;
    const before = quickbooks.calls.length;
    await matching.startService();
    await until(() => matching.heard.length > 0, 'the answer after the restart');
    const lists = quickbooks.calls.slice(before).map(({ operation }) => JSON.stringify(operation));
    expect(lists.filter((call) => call.includes('FROM Account'))).toEqual([]);
  });

  it('looks at QuickBooks once more before it says that there is no equal', async () => {
    await matching.connection(connected());
    await pulled();
    await quickbooks.create('Vendor', { DisplayName: 'Brand New Supplies' });
    await ask('supplier', 'S-9', { name: 'Brand New Supplies' });
    await until(() => saidOf(matching, 'supplier', 'S-9').length > 0, 'the answer');
    expect(saidOf(matching, 'supplier', 'S-9')).toHaveLength(1);
    expect(lastState('supplier', 'S-9')).toMatchObject({ linked: true });
    const last = quickbooks.calls.at(-1);
    expect(last).toMatchObject({ priority: 'document' });
    expect(JSON.stringify(last)).toContain('MetaData.LastUpdatedTime >= ');
  });

  it('says once that nothing was found, and links when the record appears with a later pull', async () => {
    await matching.connection(connected());
    await ask('supplier', 'S-3', { name: 'Comes Later Ltd' });
    await until(() => saidOf(matching, 'supplier', 'S-3').length > 0, 'the first answer');
    expect(lastState('supplier', 'S-3')).toEqual({ linked: false, reason: 'no-candidate', candidates: 0 });
    await quickbooks.create('Vendor', { DisplayName: 'Comes Later Ltd' });
    await matching.connection({ ...connected(2), status: 'reconnect-needed', reason: 'reconnect-needed' });
    await matching.connection(connected(3));
    await until(() => saidOf(matching, 'supplier', 'S-3').length > 1, 'the link');
    expect(lastState('supplier', 'S-3')).toMatchObject({ linked: true, decidedBy: 'name' });
    const versions = saidOf(matching, 'supplier', 'S-3').map(({ version }) => version);
    expect(versions).toEqual([...versions].sort((a, b) => a - b));
  });

  it('says that a vendor name is taken by a customer', async () => {
    await matching.connection(connected());
    await ask('supplier', 'S-4', { name: "Amy's Bird Sanctuary" });
    await until(() => saidOf(matching, 'supplier', 'S-4').length > 0, 'the answer');
    expect(lastState('supplier', 'S-4')).toEqual({ linked: false, reason: 'name-taken', candidates: 0 });
  });

  it('takes a repeated message once and an older state of a connection not at all', async () => {
    await matching.connection(connected(5));
    await matching.connection({ ...connected(4), status: 'disconnected', reason: null });
    const request = { ...place(), kind: 'supplier' as const, key: { externalId: 'S-1' } };
    const content = { name: 'Norton Lumber and Building Materials' };
    for (let times = 0; times < 3; times += 1) await matching.request({ ...request, content }, 'the-same');
    await ask('supplier', 'S-2', { name: 'Nobody At All' });
    await until(() => saidOf(matching, 'supplier', 'S-2').length > 0, 'the last answer');
    expect(saidOf(matching, 'supplier', 'S-1')).toHaveLength(1);
    const { rows } = await matching.pool.query(
      `SELECT status FROM "${matching.database.schema}".connections`,
    );
    expect(rows).toEqual([{ status: 'connected' }]);
  });

  it('[PR-14] lets a person link, and nothing automatic changes that', async () => {
    await matching.connection(connected());
    await pulled();
    const [id = ''] = await idsOf('Hicks Hardware');
    const put = await matching.http('PUT', '/v1/links', {
      kind: 'supplier',
      externalId: 'S-1',
      quickbooksId: id,
    });
    expect(put).toMatchObject({
      status: 200,
      body: {
        division: 'main',
        host: { externalId: 'S-1' },
        linked: true,
        decidedBy: 'person',
        actor: `key:${matching.access.keyId}`,
        quickbooks: { type: 'Vendor', id, name: 'Hicks Hardware', active: true },
      },
    });
    await ask('supplier', 'S-1', { name: 'Norton Lumber and Building Materials' });
    await ask('supplier', 'S-2', { name: 'Nobody At All' });
    await until(() => saidOf(matching, 'supplier', 'S-2').length > 0, 'the later answer');
    expect(saidOf(matching, 'supplier', 'S-1')).toHaveLength(1);
    expect(lastState('supplier', 'S-1')).toMatchObject({ decidedBy: 'person', quickbooks: { id } });
    expect(await link('S-1')).toMatchObject({ host: { name: 'Norton Lumber and Building Materials' } });
  });

  it('[PR-14] keeps a link away that a person removed', async () => {
    await matching.connection(connected());
    await ask('supplier', 'S-1', { name: 'Norton Lumber and Building Materials' });
    await until(() => saidOf(matching, 'supplier', 'S-1').length > 0, 'the link');
    const linkId = saidOf(matching, 'supplier', 'S-1')[0]?.linkId ?? '';
    expect(await matching.http('DELETE', `/v1/links/${linkId}`)).toMatchObject({ status: 204 });
    await until(() => saidOf(matching, 'supplier', 'S-1').length > 1, 'the removal');
    expect(lastState('supplier', 'S-1')).toEqual({ linked: false, reason: 'removed', candidates: 0 });
    await ask('supplier', 'S-1', { name: 'Norton Lumber and Building Materials' });
    await ask('supplier', 'S-2', { name: 'Nobody At All' });
    await until(() => saidOf(matching, 'supplier', 'S-2').length > 0, 'the later answer');
    expect(saidOf(matching, 'supplier', 'S-1')).toHaveLength(2);
    expect(await matching.http('DELETE', `/v1/links/${randomUUID()}`)).toMatchObject({ status: 404 });
  });

  it('refuses a link by hand to what the company does not have, with the fix', async () => {
    const unconnected = { kind: 'supplier', externalId: 'S-1', quickbooksId: '30' };
    expect(await matching.http('PUT', '/v1/links', unconnected)).toMatchObject({
      status: 409,
      body: { code: 'not-connected' },
    });
    await matching.connection(connected());
    await pulled();
    const [item = ''] = await idsOf('Pump');
    expect(
      await matching.http('PUT', '/v1/links', { kind: 'supplier', externalId: 'S-1', quickbooksId: item }),
    ).toMatchObject({
      status: 422,
      body: { code: 'record-not-in-company', fix: expect.any(String) as string },
    });
    expect(
      await matching.http('PUT', '/v1/links', { kind: 'tax-code', externalId: 'T', quickbooksId: '1' }),
    ).toMatchObject({ status: 422, body: { code: 'kind-not-linked' } });
    expect(await matching.http('PUT', '/v1/links', { kind: 'supplier' })).toMatchObject({
      status: 422,
      body: { code: 'validation-failed' },
    });
    const fresh = await quickbooks.create('Vendor', { DisplayName: 'A Minute Old' });
    const linked = await matching.http('PUT', '/v1/links', {
      kind: 'supplier',
      externalId: 'S-1',
      quickbooksId: fresh['Id'],
    });
    expect(linked).toMatchObject({ status: 200, body: { quickbooks: { name: 'A Minute Old' } } });
    const inactive = await quickbooks.update('Vendor', { ...fresh, Active: false });
    expect(inactive['Active']).toBe(false);
  });

  it('[PR-13] links records that the host tells before any document names them', async () => {
    await matching.http('PUT', '/v1/records/supplier/S%201', {
      name: 'Norton Lumber and Building Materials',
    });
    await until(async () => {
      const { body } = await matching.http('GET', '/v1/records?kind=supplier&q=norton');
      return (body['items'] as unknown[] | undefined)?.length === 1;
    }, 'the record');
    await matching.connection(connected());
    await until(() => saidOf(matching, 'supplier', 'S 1').length > 0, 'the link');
    expect(lastState('supplier', 'S 1')).toMatchObject({ linked: true, decidedBy: 'name' });
    const pump = await matching.http('PUT', '/v1/records/item/M-11', { name: 'Pump', code: 'P461-17' });
    expect(pump).toMatchObject({ status: 200, body: { kind: 'item', externalId: 'M-11', name: 'Pump' } });
    await until(() => saidOf(matching, 'item', 'M-11').length > 0, 'the item');
    expect(lastState('item', 'M-11')).toMatchObject({
      linked: true,
      quickbooks: { entity: 'Item', itemType: 'Inventory', purchasable: expect.any(Boolean) as boolean },
    });
  });

  it('links what was created for a document, and tells the facts again when they change', async () => {
    await matching.connection(connected());
    await pulled();
    const vendor = await quickbooks.create('Vendor', { DisplayName: 'Made For You' });
    const created = { entity: 'Vendor', id: String(vendor['Id']) };
    const request = { ...place(), kind: 'supplier' as const, key: { externalId: 'S-5' }, created };
    await matching.request({ ...request, content: { name: 'Made For You' } });
    await until(() => saidOf(matching, 'supplier', 'S-5').length > 0, 'the link');
    expect(lastState('supplier', 'S-5')).toMatchObject({
      linked: true,
      decidedBy: 'created',
      quickbooks: { entity: 'Vendor', id: created.id, active: true },
    });
    await quickbooks.update('Vendor', { ...vendor, Active: false });
    await ask('supplier', 'S-6', { name: 'Looked For Again' });
    await until(() => saidOf(matching, 'supplier', 'S-6').length > 0, 'a pull of what has changed');
    await until(() => lastStateActive('S-5') === false, 'the changed fact');
    expect(lastState('supplier', 'S-5')).toMatchObject({ decidedBy: 'created' });
  });
  const lastStateActive = (id: string) => {
    const state = lastState('supplier', id);
    return state?.linked === true ? state.quickbooks.active : undefined;
  };

  it('links a record that a document names by QuickBooks’ own id to itself', async () => {
    await matching.connection(connected());
    await matching.request({ ...place(), kind: 'account', key: { quickbooksId: '33' } });
    await until(() => saidOf(matching, 'account', '33').length > 0, 'the answer');
    expect(lastState('account', '33')).toMatchObject({
      linked: true,
      decidedBy: 'direct',
      quickbooks: { entity: 'Account', id: '33', accountType: 'Accounts Payable' },
    });
  });

  it('parks a request whose sealed part cannot be opened', async () => {
    await matching.connection(connected());
    await matching.tell(
      'match.requested',
      { ...place(), kind: 'supplier', key: { externalId: 'S-1' }, sealed: 'bm90IHNlYWxlZA==' },
      matching.divisionId(),
    );
    await until(async () => {
      const { rows } = await matching.pool.query(
        `SELECT code FROM "${matching.database.schema}_messaging".parked_messages`,
      );
      return rows.length === 1 && (rows[0] as { code: string }).code === 'seal-broken';
    }, 'the parked message');
  });

  it('keeps names out of the log and the work tables', async () => {
    await ask('supplier', 'S-1', { name: 'Secret Supplier Name' });
    await until(async () => {
      const { rows } = await matching.pool.query(`SELECT FROM "${matching.database.schema}".host_records`);
      return rows.length === 1;
    }, 'the host record');
    for (const table of ['events', 'waiting_requests', 'links']) {
      const { rows } = await matching.pool.query<{ row: string }>(
        `SELECT t::text AS row FROM "${matching.database.schema}".${table} t`,
      );
      expect(rows.length).toBeGreaterThan(0);
      expect(rows.map(({ row }) => row).join()).not.toContain('Secret');
    }
  });

  it('goes on with the second page when a restart came between the first and it', async () => {
    const page = Array.from({ length: 1000 }, (_, n) => ({ Id: `9${n}`, DisplayName: `Filler ${n}` }));
    let refuse = true;
    quickbooks.override = ({ operation }) => {
      if (operation.kind !== 'query' || !operation.query.includes('FROM Vendor')) return undefined;
      if (operation.query.includes('STARTPOSITION 1 '))
        return { outcome: 'answered', body: { QueryResponse: { Vendor: page } }, replayed: false, at: '' };
      if (refuse) return { outcome: 'retry-later', afterMs: 50, reason: 'throttled' };
      const last = [{ Id: '8', DisplayName: 'On The Second Page' }];
      return { outcome: 'answered', body: { QueryResponse: { Vendor: last } }, replayed: false, at: '' };
    };
    const asked = (position: number) =>
      quickbooks.calls.filter(({ operation }) => {
        const text = operation.kind === 'query' ? operation.query : '';
        return text.includes('FROM Vendor') && text.includes(`STARTPOSITION ${position} `);
      }).length;
    await matching.connection(connected());
    await ask('supplier', 'S-1', { name: 'On the second page' });
    await until(() => asked(1001) > 1, 'the refused second page');
    await matching.stopService();
    refuse = false;
    await matching.startService();
    await until(() => matching.heard.length > 0, 'the answer');
    expect(lastState('supplier', 'S-1')).toMatchObject({ linked: true, quickbooks: { id: '8' } });
    expect(asked(1)).toBe(1);
  });

  it('builds its read models anew from its log, with an equal result', async () => {
    await matching.connection(connected());
    await pulled();
    await ask('supplier', 'S-1', { name: 'Norton Lumber and Building Materials' });
    await ask('supplier', 'S-2', { name: 'Nobody At All' });
    await matching.request({ ...place(), kind: 'account', key: { quickbooksId: '33' } });
    await until(() => matching.heard.length >= 3, 'three answers');
    const [id = ''] = await idsOf('Hicks Hardware');
    await matching.http('PUT', '/v1/links', { kind: 'supplier', externalId: 'S-2', quickbooksId: id });
    const tables = ['connections', 'host_records', 'links'];
    const before = await Promise.all(tables.map((table) => matching.rowsOf(table)));
    expect(before.map((rows) => rows.length)).toEqual([1, 2, 3]);
    await matching.rebuild(rebuildReadModels);
    expect(await Promise.all(tables.map((table) => matching.rowsOf(table)))).toEqual(before);
  });

  it.each([
    ['service-kit.pull.call', 'before'],
    ['service-kit.pull.call', 'after'],
    ['service-kit.pull.save', 'before'],
    ['service-kit.pull.save', 'after'],
  ] as const)('answers once although the pull fails at %s (%s)', async (name, when) => {
    const hits = countHits();
    const struck = arm({ name, when, mode: 'throw', skip: 1 });
    await ask('supplier', 'S-1', { name: 'Norton Lumber and Building Materials' });
    await matching.connection(connected());
    await until(() => saidOf(matching, 'supplier', 'S-1').length > 0, 'the answer');
    await pulled();
    await struck;
    expect(hits.get(name)).toBeGreaterThan(1);
    expect(saidOf(matching, 'supplier', 'S-1')).toHaveLength(1);
    disarm();
  });
});
