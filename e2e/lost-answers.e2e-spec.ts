import { ConnectedTenant } from './installation/company';
import { Installation } from './installation/installation';

describe('an answer that was lost', () => {
  let installation: Installation;
  let company: ConnectedTenant;
  beforeAll(async () => {
    installation = await Installation.start();
    company = await ConnectedTenant.connect(installation);
    await company.send(company.order());
  });
  afterEach(() => installation.control('DELETE', '/faults'));
  afterAll(() => installation.close());

  const inject = (fault: object) =>
    installation.control('POST', '/faults', {
      realmId: company.realmId,
      entity: 'PurchaseOrder',
      operation: 'create',
      ...fault,
    });
  const copies = async (order: { externalId: string }) =>
    (await company.inQuickBooks(`SELECT * FROM PurchaseOrder WHERE DocNumber = '${order.externalId}'`))
      .length;

  it.each([
    ['after QuickBooks committed', { effect: 'reply-lost-after-commit' }],
    ['before QuickBooks committed', { effect: 'reply-lost-before-commit' }],
    ['by an error 500', { effect: '500' }],
    ['by a page instead of an answer', { effect: '503-html' }],
    ['by “please wait a few minutes”, saved all the same', { effect: '6000-please-wait', saved: true }],
    ['by “please wait a few minutes”, not saved', { effect: '6000-please-wait', saved: false }],
    ['by a commit that comes late', { effect: 'commit-late', delayMs: 1500 }],
  ])('%s leads to exactly one order [N5]', async (_how, fault) => {
    expect((await inject(fault)).status).toBeLessThan(300);
    const order = company.order();
    expect((await company.send(order, 45)).body).toMatchObject({ status: 'synced' });
    expect(await copies(order)).toBe(1);
  });

  it('twice in a row leads to exactly one order', async () => {
    await inject({ effect: 'reply-lost-after-commit', count: 2 });
    const order = company.order();
    expect((await company.send(order, 45)).body).toMatchObject({ status: 'synced' });
    expect(await copies(order)).toBe(1);
  });

  it('of an order whose requestid QuickBooks has forgotten is found by its marker [N5]', async () => {
    await inject({ effect: 'reply-lost-after-commit' });
    const order = company.order();
    const sent = company.send(order, 45);
    for (let tries = 0; tries < 100 && (await copies(order)) === 0; tries += 1)
      await new Promise((resolve) => setTimeout(resolve, 20));
    await installation.control('POST', `/companies/${company.realmId}/requestids/forget`);
    expect((await sent).body).toMatchObject({ status: 'synced', notes: [{ code: 'adopted' }] });
    expect(await copies(order)).toBe(1);
  });

  it('of an update is found out, and the update is there once', async () => {
    const order = company.order();
    await company.send(order);
    await inject({ effect: 'reply-lost-after-commit', operation: 'update' });
    expect((await company.send({ ...order, revision: 2, memo: 'second' }, 45)).body).toMatchObject({
      status: 'synced',
      revision: 2,
    });
    const [found] = await company.inQuickBooks(
      `SELECT * FROM PurchaseOrder WHERE DocNumber = '${order.externalId}'`,
    );
    expect(found).toMatchObject({ Memo: 'second', SyncToken: '1' });
  });

  it('is waited out when QuickBooks has capacity issues [AT-75]', async () => {
    await inject({ effect: '429', retryAfter: 1 });
    const order = company.order();
    expect((await company.send(order, 45)).body).toMatchObject({ status: 'synced' });
    expect(await copies(order)).toBe(1);
  });

  it('never leaves duplicates or orders without our marker behind', async () => {
    expect(await company.audit()).toMatchObject({ duplicates: [], orphans: [] });
  });
});
