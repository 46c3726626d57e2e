import { objectsOf, scalarText, type JsonObject } from '../json';
import { invoice, payment } from '../testing/documents';
import { Driver, objectIn } from '../testing/driver';
import { Receiver } from '../testing/receiver';

const APP = 'simulator-control';
let qbo: Driver;
let app: Receiver;
beforeEach(async () => {
  app = await Receiver.start();
  const options = { standingAt: Date.parse('2026-11-20T18:00:00Z'), randomSeed: 'sales' };
  qbo = await Driver.start({ seed: 'demo', switches: { throttle: false } }, options, { throttled: true });
  await qbo.control('PUT', `/webhooks/${APP}`, { url: app.url, verifierToken: 'a-verifier-token' });
});
afterEach(async () => {
  await qbo.close();
  await app.close();
});

async function told(): Promise<unknown[]> {
  await qbo.control('POST', '/webhooks/settle');
  return app.received
    .flatMap(({ body }) => objectsOf(JSON.parse(body) as JsonObject[]))
    .map(({ type }) => type);
}

describe('[facts 2.4] webhooks about sales', () => {
  it('tell of the invoice that a payment moves, of what was sent, voided and deleted', async () => {
    const owed = await qbo.created('Invoice', invoice());
    const id = scalarText(owed['Id']);
    await qbo.created('Payment', payment([owed], 100));
    await qbo.post(`invoice/${id}/send?sendTo=a@example.org`, undefined);
    await qbo.post('invoice?operation=void', { Id: id, SyncToken: '2' });
    await qbo.post('invoice?operation=delete', { Id: id, SyncToken: '3' });
    expect((await told()).sort()).toEqual([
      'qbo.invoice.created.v1',
      'qbo.invoice.deleted.v1',
      'qbo.invoice.emailed.v1',
      'qbo.invoice.updated.v1',
      'qbo.invoice.voided.v1',
      'qbo.payment.created.v1',
      'qbo.payment.updated.v1',
    ]);
  });
});

describe('[facts 2.3] change data capture of sales', () => {
  it('has what changed, and stubs of what is gone', async () => {
    const [kept, gone] = [await qbo.created('Invoice', invoice()), await qbo.created('Invoice', invoice())];
    await qbo.post('invoice?operation=delete', { Id: gone['Id'], SyncToken: '0' });
    const since = encodeURIComponent('2026-11-20T17:00:00Z');
    const entities = 'Invoice,Payment,Deposit,TimeActivity';
    const { body } = await qbo.get(`cdc?entities=${entities}&changedSince=${since}`);
    const [response] = objectsOf(body['CDCResponse']);
    expect(objectsOf(response?.['QueryResponse'])).toMatchObject([
      {
        Invoice: [
          { Id: kept['Id'], TotalAmt: 100 },
          { Id: gone['Id'], status: 'Deleted' },
        ],
      },
      {},
      {},
      {},
    ]);
  });
});

describe('[facts 3.6] a batch of sales', () => {
  it('creates, voids and finds them', async () => {
    const owed = await qbo.created('Invoice', invoice());
    const key = { Id: owed['Id'], SyncToken: '0' };
    const { body } = await qbo.post('batch', {
      BatchItemRequest: [
        { bId: '1', operation: 'create', SalesReceipt: invoice() },
        { bId: '2', operation: 'update', optionsData: 'void', Invoice: { ...key, sparse: true } },
        { bId: '3', Query: 'select * from Invoice' },
      ],
    });
    const [made, voided, found] = objectsOf(body['BatchItemResponse']);
    expect(made).toMatchObject({ SalesReceipt: { TotalAmt: 100, DocNumber: '1002' } });
    expect(voided).toMatchObject({ Invoice: { TotalAmt: 0, PrivateNote: 'Voided' } });
    expect(found).toMatchObject({ QueryResponse: { Invoice: [{ TotalAmt: 0 }] } });
  });
});

describe('[facts 3.2] requestid of a sale', () => {
  it('gives the first answer again', async () => {
    const first = await qbo.post('invoice?requestid=once', invoice());
    const again = await qbo.post('invoice?requestid=once', invoice());
    expect(objectIn(again, 'Invoice')).toEqual(objectIn(first, 'Invoice'));
    expect(await qbo.query('select count(*) from Invoice')).toMatchObject({
      body: { QueryResponse: { totalCount: 1 } },
    });
  });
});
