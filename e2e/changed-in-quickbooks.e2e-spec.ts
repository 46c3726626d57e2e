import { ConnectedTenant } from './installation/company';
import { Installation } from './installation/installation';

describe('an order that somebody touched in QuickBooks', () => {
  let installation: Installation;
  let company: ConnectedTenant;
  beforeAll(async () => {
    installation = await Installation.start();
    company = await ConnectedTenant.connect(installation);
  });
  afterAll(() => installation.close());

  /** What an accountant does in QuickBooks. */
  const post = async (body: object, operation = '') => {
    const token = await installation.control('POST', `/companies/${company.realmId}/tokens`);
    const answer = await fetch(
      `${installation.simulator.url}/v3/company/${company.realmId}/purchaseorder${operation}`,
      {
        method: 'POST',
        headers: {
          authorization: `Bearer ${String(token.body['access_token'])}`,
          'content-type': 'application/json',
          accept: 'application/json',
        },
        body: JSON.stringify(body),
      },
    );
    expect(answer.status).toBe(200);
  };
  const synced = async () => {
    const order = company.order();
    const { body } = await company.send(order);
    return { order, quickbooks: body['quickbooks'] as { id: string; syncToken: string } };
  };

  it('is held when a field of ours was changed, and overwritten only when a person says so', async () => {
    const { order, quickbooks } = await synced();
    await post({ Id: quickbooks.id, SyncToken: quickbooks.syncToken, sparse: true, Memo: 'changed by hand' });
    const revised = await company.send({ ...order, revision: 2, memo: 'ours' });
    expect(revised.body).toMatchObject({ status: 'blocked', causes: [{ code: 'changed-in-quickbooks' }] });
    const retried = await company.sync(
      'POST',
      `/v1/documents/${String(revised.body['id'])}/retry`,
      undefined,
      { prefer: 'wait=30' },
    );
    expect(retried.body).toMatchObject({ status: 'synced', revision: 2 });
    const [found] = await company.inQuickBooks(
      `SELECT * FROM PurchaseOrder WHERE DocNumber = '${order.externalId}'`,
    );
    expect(found).toMatchObject({ Memo: 'ours' });
  });

  it('is planned again by itself when only QuickBooks’ own fields have moved', async () => {
    const { order, quickbooks } = await synced();
    await post({
      Id: quickbooks.id,
      SyncToken: quickbooks.syncToken,
      sparse: true,
      POEmail: { Address: 'buyer@host.example' },
    });
    expect((await company.send({ ...order, revision: 2, memo: 'ours' })).body).toMatchObject({
      status: 'synced',
      revision: 2,
    });
  });

  it('says so when it was deleted, and is written again when a person says so', async () => {
    const { order, quickbooks } = await synced();
    await post({ Id: quickbooks.id, SyncToken: quickbooks.syncToken }, '?operation=delete');
    const revised = await company.send({ ...order, revision: 2, memo: 'ours' });
    expect(revised.body).toMatchObject({ status: 'refused', causes: [{ code: 'deleted-in-quickbooks' }] });
    const retried = await company.sync(
      'POST',
      `/v1/documents/${String(revised.body['id'])}/retry`,
      undefined,
      { prefer: 'wait=30' },
    );
    expect(retried.body).toMatchObject({ status: 'synced', causes: [] });
    expect((retried.body['quickbooks'] as { id: string }).id).not.toBe(quickbooks.id);
  });

  it('may be left alone by a person', async () => {
    const { order, quickbooks } = await synced();
    await post({ Id: quickbooks.id, SyncToken: quickbooks.syncToken, sparse: true, Memo: 'changed by hand' });
    const revised = await company.send({ ...order, revision: 2, memo: 'ours' });
    const skipped = await company.sync('POST', `/v1/documents/${String(revised.body['id'])}/skip`);
    expect(skipped.body).toMatchObject({ status: 'skipped', causes: [{ code: 'skipped-by-person' }] });
  });
});

describe('the connection', () => {
  let installation: Installation;
  beforeAll(async () => {
    installation = await Installation.start();
  });
  afterAll(() => installation.close());

  it('that was never made: orders are skipped with the reason, and sent when somebody retries them after connecting [ON-1] [ON-31] [PR-54] [D-22]', async () => {
    await installation.api('connector', 'PUT', '/v1/tenants/early', {});
    const headers = { 'ledgerbridge-tenant': 'early', prefer: 'wait=10' };
    const order = {
      externalId: 'E-1',
      number: 'E-1',
      revision: 1,
      supplier: { externalId: 'S', name: 'Hicks Hardware' },
      currency: 'USD',
      issueDate: '2026-11-20',
      lines: [
        {
          externalId: '1',
          account: { quickbooksId: '7' },
          description: 'x',
          quantity: '1',
          unitPrice: '1.00',
          amount: '1.00',
        },
      ],
      total: '1.00',
    };
    const answer = await installation.api('sync', 'POST', '/v1/purchase-orders', order, headers);
    expect(answer.body).toMatchObject({
      status: 'skipped',
      causes: [{ code: 'not-connected', fix: 'Connect the division, then retry the document.' }],
    });
  });

  it('that was lost: orders are held, and released by reconnecting [N22]', async () => {
    const company = await ConnectedTenant.connect(installation);
    await company.send(company.order());
    await installation.control('POST', `/companies/${company.realmId}/disconnect`);
    const order = company.order();
    const held = await company.send(order, 5);
    expect(held.body).toMatchObject({ status: 'held', causes: [{ code: 'reconnect-needed' }] });
  });
});
