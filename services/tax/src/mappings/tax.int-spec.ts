import { randomUUID } from 'node:crypto';
import type { Capabilities, ConnectionChanged } from '@ledgerbridge/contracts';
import type { GatewayReply } from '@ledgerbridge/qbo';
import { until } from '@ledgerbridge/service-kit/testing';
import { rebuildReadModels } from '../database/rebuild-read-models';
import { type TaxOnTopics, saidOf, startTax } from '../testing/tax-on-topics';
import {
  simulatedConnector,
  type SimulatedConnector,
} from '../../../../tools/dev/src/testing/simulated-connector';

const CONNECTION = randomUUID();
const COMPANY = randomUUID();
const capabilities = (taxModel: Capabilities['taxModel']): Capabilities => ({
  country: taxModel === 'us' ? 'US' : 'GB',
  homeCurrency: 'USD',
  multiCurrency: false,
  plan: 'QuickBooks Online Plus',
  purchaseOrders: true,
  customNumbers: true,
  classTracking: 'off',
  locations: false,
  billableExpenses: true,
  taxModel,
  usesTax: true,
  apAccounts: [],
  newItem: null,
});

/** A company outside the US, whose codes the simulator does not model yet. */
const british = (codes: readonly object[]): GatewayReply => ({
  outcome: 'answered',
  body: { QueryResponse: { TaxCode: codes } },
  replayed: false,
  at: '2026-11-20T10:00:00.000Z',
});

describe('tax, against PostgreSQL and the QuickBooks simulator', () => {
  let quickbooks: SimulatedConnector;
  let tax: TaxOnTopics;

  beforeEach(async () => {
    quickbooks = await simulatedConnector();
    tax = await startTax(
      { CONNECTOR_URL: quickbooks.url, LIST_MAX_AGE_SECONDS: '0' },
      { acme: ['main'], bolt: ['main'] },
    );
  });
  afterEach(async () => {
    await tax.close();
    await quickbooks.close();
  });

  const place = () => ({
    connectionId: CONNECTION,
    tenantId: tax.tenantId(),
    divisionId: tax.divisionId(),
    companyId: COMPANY,
  });
  const connected = (taxModel: Capabilities['taxModel'] = 'us', version = 1): ConnectionChanged => ({
    version,
    ...place(),
    status: 'connected',
    reason: null,
    connectedAt: '2026-11-20T10:00:00.000Z',
    capabilities: capabilities(taxModel),
  });
  const ask = (externalId: string, name?: string, id?: string) =>
    tax.request(
      { ...place(), kind: 'tax-code', key: { externalId }, ...(name ? { content: { name } } : {}) },
      id,
    );
  const lastState = (taxCode: string) => saidOf(tax, taxCode).at(-1)?.state;
  const pulled = () =>
    until(async () => {
      const { rows } = await tax.pool.query(`SELECT FROM "${tax.database.schema}".pulls WHERE NOT wanted`);
      return rows.length === 2;
    }, 'the pulls');
  const codesAre = (codes: readonly object[]): void => {
    quickbooks.override = ({ operation }) =>
      operation.kind === 'query' && operation.query.includes('FROM TaxCode') ? british(codes) : undefined;
  };

  it('maps the two pseudo codes of a company in the US and none of its group codes', async () => {
    await tax.connection(connected());
    await ask('TAX');
    await ask('taxed', 'non');
    await ask('CA', 'California');
    await until(() => tax.heard.length >= 3, 'three answers');
    expect(lastState('TAX')).toEqual({ mapped: true, quickbooksId: 'TAX', active: true, decidedBy: 'name' });
    expect(lastState('taxed')).toMatchObject({ mapped: true, quickbooksId: 'NON' });
    expect(lastState('CA')).toEqual({ mapped: false, reason: 'no-candidate' });
    expect(saidOf(tax, 'TAX')[0]).toMatchObject(place());
  });

  it('maps by name where every line needs a code, and says when a code is made inactive', async () => {
    codesAre([{ Id: '7', Name: '20.0% S' }]);
    await tax.connection(connected('global'));
    await ask('VAT20', '20.0% s');
    await until(() => saidOf(tax, 'VAT20').length > 0, 'the mapping');
    expect(lastState('VAT20')).toMatchObject({ mapped: true, quickbooksId: '7', decidedBy: 'name' });
    codesAre([{ Id: '7', Name: '20.0% S (deleted)', Active: false }]);
    await tax.connection({ ...connected('global', 2), status: 'reconnect-needed' });
    await tax.connection(connected('global', 3));
    await until(() => saidOf(tax, 'VAT20').length > 1, 'the change');
    expect(lastState('VAT20')).toMatchObject({ mapped: true, active: false, decidedBy: 'name' });
  });

  it('answers what came before the pull, and what came twice once', async () => {
    for (let times = 0; times < 3; times += 1) await ask('TAX', undefined, 'the-same');
    await until(async () => {
      const { rows } = await tax.pool.query(`SELECT FROM "${tax.database.schema}".waiting_requests`);
      return rows.length === 1;
    }, 'the waiting request');
    await tax.connection(connected());
    await ask('later', 'nothing such');
    await until(() => saidOf(tax, 'later').length > 0, 'the later answer');
    expect(saidOf(tax, 'TAX')).toHaveLength(1);
  });

  it('pulls after a restart what a busy QuickBooks did not give before it', async () => {
    quickbooks.override = () => ({ outcome: 'retry-later', afterMs: 50, reason: 'throttled' });
    await tax.connection(connected());
    await ask('NON');
    await until(() => quickbooks.calls.length > 3, 'a few refusals');
    await tax.stopService();
    expect(tax.heard).toEqual([]);
    quickbooks.override = undefined;
    await tax.startService();
    await until(() => saidOf(tax, 'NON').length > 0, 'the answer after the restart');
  });

  it('looks once more before it says that there is no equal, and links an open code that appears', async () => {
    codesAre([{ Id: '7', Name: 'Standard' }]);
    await tax.connection(connected('global'));
    await pulled();
    codesAre([
      { Id: '7', Name: 'Standard' },
      { Id: '8', Name: 'Reduced' },
    ]);
    await ask('R', 'Reduced');
    await until(() => saidOf(tax, 'R').length > 0, 'the answer');
    expect(saidOf(tax, 'R')).toHaveLength(1);
    expect(lastState('R')).toMatchObject({ mapped: true, quickbooksId: '8' });
  });

  it('lets a person map, refuses what lines cannot carry, and keeps the decision', async () => {
    expect(await tax.http('PUT', '/v1/tax/mappings', { taxCode: 'V', quickbooksId: 'TAX' })).toMatchObject({
      status: 409,
      body: { code: 'not-connected' },
    });
    await tax.connection(connected());
    await pulled();
    const codes = await tax.http('GET', '/v1/tax/codes?q=cali');
    expect(codes.body['items']).toEqual([
      expect.objectContaining({ quickbooksId: '2', name: 'California', active: true }),
    ]);
    const refused = await tax.http('PUT', '/v1/tax/mappings', { taxCode: 'V', quickbooksId: '2' });
    expect(refused).toMatchObject({ status: 422, body: { code: 'tax-code-not-for-lines' } });
    const unknown = await tax.http('PUT', '/v1/tax/mappings', { taxCode: 'V', quickbooksId: '999' });
    expect(unknown).toMatchObject({ status: 422, body: { code: 'tax-code-not-in-company' } });
    const put = await tax.http('PUT', '/v1/tax/mappings', { taxCode: 'TAX', quickbooksId: 'NON' });
    expect(put).toMatchObject({
      status: 200,
      body: {
        division: 'main',
        taxCode: 'TAX',
        mapped: true,
        quickbooks: { type: 'TaxCode', id: 'NON', name: 'NON', active: true },
        decidedBy: 'person',
        actor: `key:${tax.access.keyId}`,
      },
    });
    await ask('TAX', 'TAX');
    await ask('later', 'nothing such');
    await until(() => saidOf(tax, 'later').length > 0, 'the later answer');
    expect(saidOf(tax, 'TAX')).toHaveLength(1);
    expect(lastState('TAX')).toMatchObject({ quickbooksId: 'NON', decidedBy: 'person' });
    const listed = await tax.http('GET', '/v1/tax/mappings?mapped=true');
    expect((listed.body['items'] as unknown[]).length).toBe(1);
  });

  it('builds its read models anew from its log, with an equal result', async () => {
    await tax.connection(connected());
    await ask('TAX', 'Taxable sale');
    await ask('NON');
    await until(() => tax.heard.length >= 2, 'two answers');
    await tax.http('PUT', '/v1/tax/mappings', { taxCode: 'TAX', quickbooksId: 'TAX' });
    const tables = ['connections', 'tax_mappings'];
    const before = await Promise.all(tables.map((table) => tax.rowsOf(table)));
    expect(before.map((rows) => rows.length)).toEqual([1, 2]);
    await tax.rebuild(rebuildReadModels);
    expect(await Promise.all(tables.map((table) => tax.rowsOf(table)))).toEqual(before);
  });

  it('keeps names out of the log and the work tables', async () => {
    await ask('V', 'Secret Tax Name');
    await until(async () => (await tax.rowsOf('waiting_requests')).length === 1, 'the waiting request');
    for (const table of ['events', 'waiting_requests'])
      expect((await tax.rowsOf(table)).join()).not.toContain('Secret');
  });

  it('shows a tenant nothing of another’s', async () => {
    await tax.connection(connected());
    await ask('TAX');
    await until(() => tax.heard.length > 0, 'the mapping');
    await pulled();
    const as = (tenant: string) => ({ 'ledgerbridge-tenant': tenant });
    for (const path of ['/v1/tax/codes', '/v1/tax/mappings']) {
      const [own, others] = [
        await tax.http('GET', path, undefined, as('acme')),
        await tax.http('GET', path, undefined, as('bolt')),
      ];
      expect((own.body['items'] as unknown[]).length).toBeGreaterThan(0);
      expect(others.body['items']).toEqual([]);
    }
  });
});
