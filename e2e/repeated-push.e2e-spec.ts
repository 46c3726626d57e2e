import { ConnectedTenant } from './installation/company';
import { Installation } from './installation/installation';

/** In a company that numbers its orders itself: no number is there twice that would give a second order away. */
describe('a push whose answer never came', () => {
  let installation: Installation;
  let company: ConnectedTenant;
  beforeAll(async () => {
    installation = await Installation.start();
    company = await ConnectedTenant.connect(installation, { preferences: { UseCustomTxnNumbers: false } });
    await company.sync('PUT', '/v1/policies', { policies: { numberFrom: 'quickbooks' } });
    expect((await company.send(company.order())).body).toMatchObject({ status: 'synced' });
  });
  afterAll(() => installation.close());

  it('carries the same requestid when it is tried again, so QuickBooks writes one order', async () => {
    void installation.arm('sync', { name: 'sync.push.call', when: 'after', mode: 'throw' });
    expect((await company.send(company.order())).body).toMatchObject({ status: 'synced' });
    expect(await company.audit()).toMatchObject({ duplicates: [], orphans: [] });
  });

  it('is looked for before it is sent again, so it is found when QuickBooks has forgotten its requestid', async () => {
    const before = (await company.everyOrder()).length;
    await installation.control('POST', '/faults', {
      realmId: company.realmId,
      entity: 'PurchaseOrder',
      operation: 'create',
      effect: 'reply-lost-after-commit',
    });
    const sent = company.send(company.order(), 45);
    while ((await company.everyOrder()).length === before)
      await new Promise((resolve) => setTimeout(resolve, 20));
    await installation.control('POST', `/companies/${company.realmId}/requestids/forget`);
    expect((await sent).body).toMatchObject({
      status: 'synced',
      notes: expect.arrayContaining([expect.objectContaining({ code: 'adopted' })]),
    });
    expect(await company.audit()).toMatchObject({ duplicates: [], orphans: [] });
  });
});
