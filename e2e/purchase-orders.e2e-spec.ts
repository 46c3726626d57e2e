import { ConnectedTenant } from './installation/company';
import { Installation } from './installation/installation';

describe('a purchase order', () => {
  let installation: Installation;
  let company: ConnectedTenant;
  beforeAll(async () => {
    installation = await Installation.start();
    company = await ConnectedTenant.connect(installation);
  });
  afterAll(() => installation.close());

  const inQuickBooks = async (docNumber: string) =>
    (await company.inQuickBooks(`SELECT * FROM PurchaseOrder WHERE DocNumber = '${docNumber}'`))[0];
  const eventsOf = async (id: unknown) => {
    const { body } = await company.sync('GET', `/v1/documents/${String(id)}/timeline`);
    return (body['items'] as { event: string }[]).map(({ event }) => event);
  };

  it('is in QuickBooks once it is approved [ON-5] [CN-2] [CN-17] [PR-53]', async () => {
    const order = company.order({ memo: 'To the back door', dueDate: '2026-12-20' });
    const answer = await company.send(order);
    expect(answer).toMatchObject({
      status: 202,
      body: {
        status: 'synced',
        causes: [],
        quickbooks: { type: 'PurchaseOrder', docNumber: order.externalId },
      },
    });
    expect(await inQuickBooks(order.externalId)).toMatchObject({
      TotalAmt: 25,
      Memo: 'To the back door',
      DueDate: '2026-12-20',
      POStatus: 'Open',
      VendorRef: { value: '41' },
    });
  });

  it('needs neither memo nor due date [ON-18] [ON-19]', async () => {
    const order = company.order();
    expect((await company.send(order)).body['status']).toBe('synced');
    expect(await inQuickBooks(order.externalId)).not.toHaveProperty('DueDate');
  });

  it('shows every step with its time and what QuickBooks has [ON-29]', async () => {
    const { body } = await company.send(company.order());
    expect(await eventsOf(body['id'])).toEqual(
      expect.arrayContaining(['PurchaseOrderReceived', 'PushStarted', 'Pushed']),
    );
    const timeline = await company.sync('GET', `/v1/documents/${String(body['id'])}/timeline`);
    expect(timeline.body['items']).toContainEqual(
      expect.objectContaining({
        event: 'Pushed',
        at: expect.stringMatching(/^\d{4}-/),
        detail: expect.stringContaining('In QuickBooks as'),
      }),
    );
  });

  it('is updated when revised, under the same QuickBooks id, with its lines kept [PR-55]', async () => {
    const order = company.order();
    const first = await company.send(order);
    const before = await inQuickBooks(order.externalId);
    const lines = [
      ...(order['lines'] as object[]),
      {
        externalId: '2',
        item: { externalId: 'M-11', name: 'Pump' },
        description: 'Spare',
        quantity: '1',
        unitPrice: '5.00',
        amount: '5.00',
      },
    ];
    const second = await company.send({ ...order, revision: 2, lines, total: '30.00' });
    expect(second.body).toMatchObject({
      status: 'synced',
      revision: 2,
      quickbooks: { id: (first.body['quickbooks'] as { id: string }).id },
    });
    const after = await inQuickBooks(order.externalId);
    expect(after).toMatchObject({ TotalAmt: 30, SyncToken: '1' });
    expect((after?.['Line'] as { Id: string }[])[0]?.Id).toBe((before?.['Line'] as { Id: string }[])[0]?.Id);
  });

  it('sent again with the same content writes nothing, and the timeline says so [D-17]', async () => {
    const order = company.order();
    const { body } = await company.send(order);
    const again = await company.send(order);
    expect(again).toMatchObject({ status: 202, body: { status: 'synced', revision: 1 } });
    expect(await eventsOf(body['id'])).toContain('RepeatIgnored');
    expect(await inQuickBooks(order.externalId)).toMatchObject({ SyncToken: '0' });
  });

  it('sent again with other content under the same revision is refused', async () => {
    const order = company.order();
    await company.send(order);
    expect(await company.send({ ...order, memo: 'other' })).toMatchObject({
      status: 409,
      body: { code: 'revision-conflict' },
    });
  });

  it('ignores a revision that comes late', async () => {
    const order = company.order();
    await company.send({ ...order, revision: 5 });
    expect(await company.send({ ...order, revision: 3, memo: 'old' })).toMatchObject({
      status: 202,
      body: { status: 'synced', revision: 5 },
    });
    expect((await inQuickBooks(order.externalId))?.['Memo']).toBeFalsy();
  });

  it('is closed in QuickBooks when canceled [PR-56]', async () => {
    const order = company.order();
    await company.send(order);
    const canceled = await company.sync(
      'POST',
      `/v1/purchase-orders/${order.externalId}/cancel`,
      { revision: 2 },
      { prefer: 'wait=30' },
    );
    expect(canceled).toMatchObject({ status: 202, body: { status: 'canceled', revision: 2 } });
    expect(await inQuickBooks(order.externalId)).toMatchObject({ POStatus: 'Closed' });
  });

  it('is never written when the cancellation comes first', async () => {
    const order = company.order();
    const canceled = await company.sync('POST', `/v1/purchase-orders/${order.externalId}/cancel`, {
      revision: 2,
    });
    expect(canceled).toMatchObject({ status: 202, body: { status: 'canceled' } });
    expect(await company.send(order)).toMatchObject({
      status: 202,
      body: { status: 'canceled', revision: 2 },
    });
    expect(await inQuickBooks(order.externalId)).toBeUndefined();
  });

  it('is opened again by content above the cancellation', async () => {
    const order = company.order();
    await company.send(order);
    await company.sync(
      'POST',
      `/v1/purchase-orders/${order.externalId}/cancel`,
      { revision: 2 },
      { prefer: 'wait=30' },
    );
    expect(await company.send({ ...order, revision: 3 })).toMatchObject({
      body: { status: 'synced', revision: 3 },
    });
    expect(await inQuickBooks(order.externalId)).toMatchObject({ POStatus: 'Open' });
  });

  it('keeps a number over 21 characters whole here and sends the first 21 [CN-18] [CN-20] [D-6]', async () => {
    const number = 'REQ-2026-11-0000000017-A';
    const order = company.order({ number });
    const answer = await company.send(order);
    expect(answer.body).toMatchObject({
      status: 'synced',
      number,
      quickbooks: { docNumber: number.slice(0, 21) },
      notes: [{ code: 'number-shortened' }],
    });
    const twin = await company.send(company.order({ number: `${number}B` }));
    expect(twin.body).toMatchObject({ status: 'synced', notes: [{ code: 'number-suffixed' }] });
    expect(await inQuickBooks(number.slice(0, 21))).toBeDefined();
  });

  it('is shown before it is sent, byte for byte as it is sent then, and nothing is sent before it is approved [N1] [PR-46]', async () => {
    const order = company.order({ memo: 'preview me' });
    const preview = await company.sync('POST', '/v1/purchase-orders/preview', order);
    expect(preview).toMatchObject({
      status: 200,
      body: { outcome: 'plan', operation: 'create', sideEffects: [] },
    });
    expect((await company.sync('GET', `/v1/purchase-orders/${order.externalId}`)).status).toBe(404);
    expect(await inQuickBooks(order.externalId)).toBeUndefined();
    const { body } = await company.send(order);
    const timeline = await company.sync('GET', `/v1/documents/${String(body['id'])}/timeline`);
    const started = (timeline.body['items'] as { event: string; data: { planHash: string } }[]).find(
      ({ event }) => event === 'PushStarted',
    );
    expect(started?.data.planHash).toBe(preview.body['hash']);
  });

  it('can be found by status, external id and cause, and paged', async () => {
    const { body } = await company.sync('GET', '/v1/documents?status=synced&limit=2');
    expect(body['items']).toHaveLength(2);
    const next = await company.sync(
      'GET',
      `/v1/documents?status=synced&limit=2&cursor=${String(body['nextCursor'])}`,
    );
    const ids = [...(body['items'] as { id: string }[]), ...(next.body['items'] as { id: string }[])].map(
      ({ id }) => id,
    );
    expect(new Set(ids).size).toBe(4);
  });

  it('refuses bad input with every problem at once, and stores nothing [ON-20]', async () => {
    const order = company.order({ currency: 'DOLLAR', total: '1.00', memo: 'm'.repeat(4001) });
    delete order['supplier'];
    const answer = await company.send(order);
    expect(answer).toMatchObject({ status: 422, body: { code: 'validation-failed' } });
    expect(
      (answer.body['errors'] as { field: string; code: string }[]).map(({ field, code }) => [field, code]),
    ).toEqual(
      expect.arrayContaining([
        ['supplier', 'supplier-missing'],
        ['currency', 'currency-unknown'],
        ['memo', 'too-long'],
      ]),
    );
    expect((await company.sync('GET', `/v1/purchase-orders/${order.externalId}`)).status).toBe(404);
  });

  it('leaves exactly one document for each order, and none without our marker', async () => {
    expect(await company.audit()).toMatchObject({ duplicates: [], orphans: [] });
  });
});
