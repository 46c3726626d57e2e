import { isObject, objectsOf, referenceOf, scalarText, type JsonObject } from '../json';
import { bill, billPayment, itemLine, vendorCredit } from '../testing/documents';
import { codesOf, Driver, faultsOf, objectIn, purchaseOrder, rowsOf, type Answer } from '../testing/driver';
import { Receiver } from '../testing/receiver';

const APP = 'simulator-control';
const WINNER = '41';
let loser: string;
let qbo: Driver;

beforeEach(async () => {
  qbo = await Driver.start({ seed: 'demo' }, { standingAt: Date.parse('2026-11-20T18:00:00Z') });
  loser = scalarText((await qbo.created('Vendor', { DisplayName: 'Hicks Hardware Ltd' }))['Id']);
});
afterEach(async () => {
  await qbo.close();
});

const merge = async (changes: Record<string, unknown> = {}): Promise<Answer> =>
  qbo.company('POST', '/merge', { winner: WINNER, loser, ...changes });
const read = async (entity: string, id: unknown): Promise<JsonObject> =>
  objectIn(await qbo.get(`${entity.toLowerCase()}/${scalarText(id as string)}`), entity);
const ofLoser = { VendorRef: { value: '' } };
const ledgerErrors = async () => (await qbo.company('GET', '/ledger')).body['errors'];
const turn = async (switches: Record<string, unknown>) => qbo.company('PUT', '/switches', switches);

beforeEach(() => {
  ofLoser.VendorRef.value = loser;
});

/** An order with a bill that is paid in part, and a credit: all of the vendor that is to lose. */
async function documentsOfLoser(): Promise<Record<string, JsonObject>> {
  const order = await qbo.created('PurchaseOrder', purchaseOrder(ofLoser));
  const TxnId = order['Id'];
  const link = { TxnId, TxnType: 'PurchaseOrder' };
  const billed = await qbo.created(
    'Bill',
    bill({
      ...ofLoser,
      LinkedTxn: [link],
      Line: [itemLine(2, 12.5, { LinkedTxn: [{ ...link, TxnLineId: '1' }] })],
    }),
  );
  const paid = await qbo.created('BillPayment', billPayment([{ ...billed, TotalAmt: 10 }], 10, ofLoser));
  const credit = await qbo.created('VendorCredit', vendorCredit(ofLoser));
  return { PurchaseOrder: order, Bill: billed, BillPayment: paid, VendorCredit: credit };
}

describe('[facts 5.2] merging two vendors', () => {
  it('moves every document of the loser to the winner, as a new version with the same amounts and links', async () => {
    const documents = await documentsOfLoser();
    const before = await Promise.all(
      Object.entries(documents).map(async ([entity, { Id }]) => [entity, await read(entity, Id)] as const),
    );
    const answer = await merge();
    expect(answer.body).toEqual({
      winner: WINNER,
      loser,
      moved: { PurchaseOrder: 1, Bill: 1, BillPayment: 1, VendorCredit: 1 },
    });
    for (const [entity, was] of before) {
      expect(await read(entity, was['Id'])).toEqual({
        ...was,
        VendorRef: { value: WINNER, name: expect.any(String) },
        SyncToken: String(Number(was['SyncToken']) + 1),
        MetaData: expect.any(Object),
      });
    }
  });

  it('adds what is owed to the loser to what is owed to the winner, and leaves the books in balance', async () => {
    await qbo.created('Bill', bill());
    await documentsOfLoser();
    expect((await read('Vendor', loser))['Balance']).toBe(25 - 10 - 100);
    await merge();
    expect((await read('Vendor', WINNER))['Balance']).toBe(100 + 25 - 10 - 100);
    expect(await ledgerErrors()).toEqual([]);
  });

  it('moves what else names the loser: expenses, journal entries, preferred vendors and files', async () => {
    const expense = await qbo.created('Purchase', {
      PaymentType: 'Cash',
      AccountRef: { value: '35' },
      EntityRef: { value: loser, type: 'Vendor' },
      Line: bill()['Line'],
    });
    const line = (PostingType: string, account: string, more: JsonObject = {}) => ({
      Amount: 30,
      DetailType: 'JournalEntryLineDetail',
      JournalEntryLineDetail: { PostingType, AccountRef: { value: account }, ...more },
    });
    const entity = { Entity: { Type: 'Vendor', EntityRef: { value: loser } } };
    const entry = await qbo.created('JournalEntry', {
      Line: [line('Debit', '7'), line('Credit', '33', entity)],
    });
    const file = await qbo.created('Attachable', {
      Note: 'agreement',
      AttachableRef: [
        { EntityRef: { type: 'Vendor', value: loser } },
        { EntityRef: { type: 'Item', value: '2' } },
      ],
    });
    const item = await read('Item', '2');
    const { Id, SyncToken } = item;
    await qbo.post('item', { Id, SyncToken, sparse: true, PrefVendorRef: { value: loser } });
    const { body } = await merge();
    expect(body['moved']).toEqual({ Item: 1, Purchase: 1, JournalEntry: 1, Attachable: 1 });
    expect(referenceOf(await read('Purchase', expense['Id']), 'EntityRef')).toBe(WINNER);
    expect(referenceOf(await read('Item', '2'), 'PrefVendorRef')).toBe(WINNER);
    const credited = objectsOf((await read('JournalEntry', entry['Id']))['Line'])[1];
    expect(credited).toMatchObject({ JournalEntryLineDetail: { Entity: { EntityRef: { value: WINNER } } } });
    const refs = objectsOf((await read('Attachable', file['Id']))['AttachableRef']);
    expect(refs.map(({ EntityRef }) => isObject(EntityRef) && EntityRef['value'])).toEqual([WINNER, '2']);
    expect((await read('Vendor', WINNER))['Balance']).toBe(30);
    expect(await ledgerErrors()).toEqual([]);
  });

  it('leaves other kinds of objects with the loser’s number alone', async () => {
    // Account 33 is Accounts Payable, and there is a vendor 33.
    const other = await qbo.created('Bill', bill({ VendorRef: { value: '33' } }));
    await merge({ loser: '33' });
    const { VendorRef, APAccountRef } = await read('Bill', other['Id']);
    expect([VendorRef, APAccountRef]).toMatchObject([{ value: WINNER }, { value: '33' }]);
  });

  it('leaves the loser gone: reads are 610, writes the recorded 6000, its name is free', async () => {
    await merge();
    expect(codesOf(await qbo.get(`vendor/${loser}`))).toEqual(['610']);
    const update = await qbo.post('vendor', {
      Id: loser,
      SyncToken: '0',
      sparse: true,
      DisplayName: 'Again',
    });
    expect(faultsOf(update)).toMatchObject([
      {
        code: '6000',
        Detail: expect.stringContaining('You cannot modify a list element that has been deleted.'),
      },
    ]);
    expect(codesOf(await qbo.post('purchaseorder', purchaseOrder(ofLoser)))).toEqual(['2500']);
    await qbo.created('Vendor', { DisplayName: 'Hicks Hardware Ltd' });
  });

  it('or keeps it as an inactive name, by the switch merged_vendor', async () => {
    await turn({ merged_vendor: 'inactive' });
    await documentsOfLoser();
    await merge();
    expect(await read('Vendor', loser)).toMatchObject({
      Active: false,
      DisplayName: 'Hicks Hardware Ltd (deleted)',
      Balance: 0,
    });
    const update = await qbo.post('vendor', { Id: loser, SyncToken: '1', sparse: true, Active: true });
    expect(codesOf(update)).toEqual(['6000']);
    expect(codesOf(await qbo.post('vendor', { DisplayName: 'Hicks Hardware Ltd' }))).toEqual(['6240']);
    expect(await ledgerErrors()).toEqual([]);
  });

  it('leaves the versions of what it moves as they were, by the switch merged_transactions', async () => {
    await turn({ merged_transactions: 'unchanged' });
    const order = await qbo.created('PurchaseOrder', purchaseOrder(ofLoser));
    await merge();
    expect(await read('PurchaseOrder', order['Id'])).toMatchObject({
      SyncToken: '0',
      VendorRef: { value: WINNER },
    });
  });

  it.each([
    ['a vendor that does not exist', { loser: '99999' }, '610'],
    ['itself', { loser: WINNER }, '6000'],
  ])('refuses a merge with %s', async (_what, changes, code) => {
    const answer = await merge(changes);
    expect([answer.status, codesOf(answer)]).toEqual([400, [code]]);
  });

  it('refuses to merge twice, into an inactive vendor, and what no subscription allows', async () => {
    const { Id, SyncToken } = await qbo.created('Vendor', { DisplayName: 'Asleep' });
    await qbo.post('vendor', { Id, SyncToken, sparse: true, Active: false });
    expect(codesOf(await merge({ winner: Id }))).toEqual(['2500']);
    await turn({ subscription: 'expired' });
    expect(codesOf(await merge())).toEqual(['6190']);
    await turn({ subscription: 'active' });
    expect((await merge()).status).toBe(200);
    expect(codesOf(await merge())).toEqual(['6000']);
  });

  it('refuses vendors with different currencies', async () => {
    const abroad = await Driver.join(qbo.simulator, {
      seed: 'demo',
      preferences: { MultiCurrencyEnabled: true },
    });
    const one = await abroad.created('Vendor', { DisplayName: 'Euro', CurrencyRef: { value: 'EUR' } });
    const answer = await abroad.company('POST', '/merge', { winner: WINNER, loser: one['Id'] });
    expect(codesOf(answer)).toEqual(['6000']);
  });
});

describe('[facts 2.4] what apps hear of a merge', () => {
  let app: Receiver;
  const subscribe = async (settings: Record<string, unknown>) =>
    qbo.control('PUT', `/webhooks/${APP}`, { url: app.url, verifierToken: 'v', ...settings });
  const told = async (): Promise<unknown> => {
    await qbo.control('POST', '/webhooks/settle');
    return JSON.parse(app.received.at(-1)?.body ?? 'null');
  };

  beforeEach(async () => {
    app = await Receiver.start();
    qbo = await Driver.join(qbo.simulator, { seed: 'demo' }, { throttled: true });
    loser = scalarText((await qbo.created('Vendor', { DisplayName: 'Hicks Hardware Ltd' }))['Id']);
  });
  afterEach(async () => {
    await app.close();
  });

  it('is one event with the winner’s id, and in the old form the loser’s as deletedId', async () => {
    await subscribe({ form: 'legacy', entities: ['Vendor'] });
    await merge();
    expect(await told()).toMatchObject({
      eventNotifications: [
        {
          dataChangeEvent: {
            entities: [{ name: 'Vendor', id: WINNER, operation: 'Merge', deletedId: loser }],
          },
        },
      ],
    });
  });

  it('is a CloudEvent of type merged, whose data are empty unless mergedData says otherwise', async () => {
    await subscribe({ entities: ['Vendor'] });
    await merge();
    const event = { type: 'qbo.vendor.merged.v1', intuitentityid: WINNER };
    expect(await told()).toEqual([expect.objectContaining({ ...event, data: {} })]);
    const other = await qbo.created('Vendor', { DisplayName: 'Another' });
    await subscribe({ entities: ['Vendor'], mergedData: 'deletedId' });
    await merge({ loser: other['Id'] });
    expect(await told()).toEqual(
      expect.arrayContaining([expect.objectContaining({ ...event, data: { deletedId: other['Id'] } })]),
    );
  });

  it('comes beside an update of every document that moved', async () => {
    const order = await qbo.created('PurchaseOrder', purchaseOrder({ VendorRef: { value: loser } }));
    await subscribe({});
    await merge();
    expect(await told()).toEqual([
      expect.objectContaining({ type: 'qbo.purchaseorder.updated.v1', intuitentityid: order['Id'] }),
      expect.objectContaining({ type: 'qbo.vendor.merged.v1' }),
    ]);
  });

  it('[facts 2.3] shows in change data capture as a stub of the loser and new versions of what moved', async () => {
    await qbo.created('PurchaseOrder', purchaseOrder({ VendorRef: { value: loser } }));
    const since = '2026-11-20T17:59:00Z';
    await merge();
    const answer = await qbo.get(`cdc?entities=Vendor,PurchaseOrder&changedSince=${since}`);
    const [response] = objectsOf(answer.body['CDCResponse']);
    const [vendors, orders] = objectsOf(response?.['QueryResponse']);
    expect(objectsOf(vendors?.['Vendor']).at(-1)).toMatchObject({ Id: loser, status: 'Deleted' });
    expect(objectsOf(orders?.['PurchaseOrder'])).toMatchObject([{ VendorRef: { value: WINNER } }]);
  });
});

describe('who merged', () => {
  it('was a person: no call of an app is counted for it, and it stands among what was done by hand', async () => {
    await merge();
    const { body } = await qbo.company('GET', '/by-hand');
    expect(body['writes']).toMatchObject([
      { action: 'merged', entity: 'Vendor', id: loser, detail: `into vendor ${WINNER}` },
    ]);
    expect(objectIn(await qbo.company('GET', '/calls'), 'totals')).toMatchObject({ calls: 0 });
    expect(rowsOf(await qbo.query('select * from Vendor'), 'Vendor').map(({ Id }) => Id)).not.toContain(
      loser,
    );
  });
});
