import { isObject, objectsOf, scalarText, type JsonObject } from '../json';
import { bill, billPayment, itemLine } from '../testing/documents';
import { connectApp } from '../testing/connect-app';
import { codesOf, Driver, objectIn, purchaseOrder } from '../testing/driver';
import { Pages, textOf } from '../testing/pages';
import { Receiver } from '../testing/receiver';

let qbo: Driver;
let pages: Pages;

beforeEach(async () => {
  qbo = await Driver.start({ seed: 'demo' }, { standingAt: Date.parse('2026-11-20T18:00:00Z') });
  pages = new Pages(qbo);
});
afterEach(async () => {
  await qbo.close();
});

const idOf = ({ Id }: JsonObject): string => scalarText(Id);
const read = async (entity: string, id: string): Promise<JsonObject> =>
  objectIn(await qbo.get(`${entity.toLowerCase()}/${id}`), entity);
const log = async (): Promise<JsonObject[]> =>
  objectsOf((await qbo.company('GET', '/by-hand')).body['writes']);
const order = async (changes: JsonObject = {}) =>
  qbo.created('PurchaseOrder', purchaseOrder({ DocNumber: 'PO-1', ...changes }));
const close = async (date: string) => pages.submit('', '/closing-date', { date });

describe('an order that is edited by hand', () => {
  it('keeps what was not changed, and is a new version with the new words', async () => {
    const before = await order({ PrivateNote: 'lb:abc', Memo: 'old\nwords' });
    const path = `/purchase-orders/${idOf(before)}`;
    const page = await pages.submit(`${path}/edit`, `${path}/edit`, {
      Memo: 'new\r\nwords',
      DocNumber: 'PO-2',
    });
    expect(textOf(page)).toContain('Saved.');
    expect(await read('PurchaseOrder', idOf(before))).toEqual({
      ...before,
      Memo: 'new\nwords',
      DocNumber: 'PO-2',
      SyncToken: '1',
      MetaData: expect.any(Object),
    });
  });

  it('gets another amount with another quantity or price, and another price with another amount', async () => {
    const before = await order();
    const path = `/purchase-orders/${idOf(before)}`;
    const lineAfter = async (changes: Record<string, string>) => {
      await pages.submit(`${path}/edit`, `${path}/edit`, changes);
      const [line] = objectsOf((await read('PurchaseOrder', idOf(before)))['Line']);
      const detail = line?.['ItemBasedExpenseLineDetail'];
      return isObject(detail) ? [detail['Qty'], detail['UnitPrice'], line?.['Amount']] : [];
    };
    expect(await lineAfter({ 'line.1.quantity': '3' })).toEqual([3, 12.5, 37.5]);
    expect(await lineAfter({ 'line.1.price': '0.125' })).toEqual([3, 0.125, 0.38]);
    expect(await lineAfter({ 'line.1.amount': '100' })).toEqual([3, 33.3333333, 100]);
  });

  it('loses a line, and tells QuickBooks’ word when none would be left', async () => {
    const before = await order({ Line: [itemLine(1, 5), itemLine(2, 5)] as JsonObject[] });
    const path = `/purchase-orders/${idOf(before)}`;
    await pages.submit(`${path}/edit`, `${path}/edit`, { 'line.1.remove': 'on' });
    expect((await read('PurchaseOrder', idOf(before)))['TotalAmt']).toBe(10);
    const refused = await pages.submit(`${path}/edit`, `${path}/edit`, { 'line.2.remove': 'on' });
    expect([refused.status, textOf(refused).includes('QuickBooks refuses this')]).toEqual([400, true]);
  });

  it('writes nothing when nothing was changed', async () => {
    const before = await order({ Memo: ' leading and trailing ' });
    const path = `/purchase-orders/${idOf(before)}`;
    expect(textOf(await pages.submit(`${path}/edit`, `${path}/edit`))).toContain('Nothing was changed');
    expect(await read('PurchaseOrder', idOf(before))).toEqual(before);
    expect(await log()).toEqual([]);
  });

  it('is refused in QuickBooks’ words, and keeps what was typed', async () => {
    await order();
    const other = await order({ DocNumber: 'PO-other' });
    const path = `/purchase-orders/${idOf(other)}`;
    const typed = { DocNumber: 'PO-1', Memo: '"typed" <words>', 'line.1.price': 'dear' };
    const page = await pages.submit(`${path}/edit`, `${path}/edit`, typed);
    expect(page.status).toBe(400);
    expect(textOf(page)).toContain('(2080, Invalid Number');
    expect(page.text).toContain('&#34;typed&#34; &#60;words&#62;</textarea>');
    expect(page.text).toMatch(/value="dear"/);
    const duplicate = await pages.submit(`${path}/edit`, `${path}/edit`, { DocNumber: 'PO-1' });
    expect(textOf(duplicate)).toContain('DocNumber=PO-1 is assigned to TxnType=PurchaseOrder');
  });

  it('is refused with 5010 when an app was faster, with a way to see what it is now', async () => {
    const before = await order();
    const path = `/purchase-orders/${idOf(before)}`;
    await qbo.post('purchaseorder', { ...before, sparse: true, Memo: 'of the app' });
    const page = await pages.post(`${path}/edit`, { syncToken: '0', Memo: 'of the person' });
    expect(textOf(page)).toContain('(5010, Stale Object Error)');
    expect(page.text).toContain('of the person</textarea>');
    expect(page.text).toContain(`href="/companies/${qbo.realmId}${path}/edit"`);
    expect((await read('PurchaseOrder', idOf(before)))['Memo']).toBe('of the app');
  });

  it('closes and opens again by a button', async () => {
    const path = `/purchase-orders/${idOf(await order())}`;
    expect(textOf(await pages.submit(path, `${path}/close`))).toContain('PO-1 Closed The order is closed.');
    expect(textOf(await pages.submit(path, `${path}/reopen`))).toContain(
      'PO-1 Open The order is open again.',
    );
  });

  it('is deleted, but not while a bill is linked to it', async () => {
    const before = await order();
    const path = `/purchase-orders/${idOf(before)}`;
    const link = { TxnId: idOf(before), TxnType: 'PurchaseOrder' };
    const Line = [itemLine(1, 12.5, { LinkedTxn: [{ ...link, TxnLineId: '1' }] })];
    const billed = await qbo.created('Bill', bill({ LinkedTxn: [link], Line }));
    const refused = await pages.submit(path, `${path}/delete`);
    expect(textOf(refused)).toContain(
      'The purchase order is linked to a bill. Unlink or delete the bill first. (800',
    );
    await pages.submit(`/bills/${idOf(billed)}`, `/bills/${idOf(billed)}/delete`);
    expect(textOf(await pages.submit(path, `${path}/delete`))).toContain('Deleted.');
    expect(codesOf(await qbo.get(`purchaseorder/${idOf(before)}`))).toEqual(['610']);
  });
});

describe('other objects that are changed by hand', () => {
  it('a bill: its lines keep their links, its vendor is what it owes more to', async () => {
    const before = await order({ Line: [itemLine(4, 10)] as JsonObject[] });
    const link = { TxnId: idOf(before), TxnType: 'PurchaseOrder' };
    const Line = [itemLine(1, 10, { LinkedTxn: [{ ...link, TxnLineId: '1' }] })];
    const billed = await qbo.created('Bill', bill({ LinkedTxn: [link], Line }));
    const path = `/bills/${idOf(billed)}`;
    await pages.submit(`${path}/edit`, `${path}/edit`, { 'line.1.quantity': '3', PrivateNote: 'more came' });
    expect(await read('Bill', idOf(billed))).toMatchObject({
      TotalAmt: 30,
      Balance: 30,
      PrivateNote: 'more came',
    });
    expect(objectsOf((await read('PurchaseOrder', idOf(before)))['Line'])).toMatchObject([{ Received: 3 }]);
    expect((await read('Vendor', '41'))['Balance']).toBe(30);
    expect((await qbo.company('GET', '/ledger')).body['errors']).toEqual([]);
  });

  it('a bill with prices that include tax: by the amount with its tax', async () => {
    const british = await Driver.join(qbo.simulator, { country: 'GB', seed: 'demo' });
    const there = new Pages(british);
    const detail = { ItemRef: { value: '11' }, Qty: 1, UnitPrice: 120, TaxCodeRef: { value: '2' } };
    const line = { ...itemLine(1, 120), ItemBasedExpenseLineDetail: detail };
    const billed = await british.created(
      'Bill',
      bill({ GlobalTaxCalculation: 'TaxInclusive', Line: [line] }),
    );
    const path = `/bills/${idOf(billed)}`;
    expect((await there.get(`${path}/edit`)).text).toContain('Amount with tax');
    expect(textOf(await there.submit(`${path}/edit`, `${path}/edit`, { 'line.1.quantity': '2' }))).toContain(
      'Saved.',
    );
    expect(objectIn(await british.get(`bill/${idOf(billed)}`), 'Bill')).toMatchObject({ TotalAmt: 240 });
  });

  it('a payment: void takes its amounts out of the books, and the bill is open again', async () => {
    const billed = await qbo.created('Bill', bill());
    const paid = await qbo.created('BillPayment', billPayment([billed], 100));
    const path = `/bill-payments/${idOf(paid)}`;
    expect(textOf(await pages.submit(path, `${path}/void`))).toContain(
      'Voided. Its amounts are out of the books.',
    );
    expect(await read('BillPayment', idOf(paid))).toMatchObject({ TotalAmt: 0, PrivateNote: 'Voided' });
    expect((await read('Bill', idOf(billed)))['Balance']).toBe(100);
    expect((await pages.get(path)).text).not.toContain(`action="/companies/${qbo.realmId}${path}/void"`);
  });

  it('a vendor: its name, mail and phone, and whether it is active', async () => {
    const fields = {
      DisplayName: 'Hicks & Sons',
      PrimaryEmailAddr: 'hicks@example.com',
      PrimaryPhone: '555-0100',
    };
    await pages.submit('/vendors/41/edit', '/vendors/41/edit', fields);
    expect(await read('Vendor', '41')).toMatchObject({
      DisplayName: 'Hicks & Sons',
      PrimaryEmailAddr: { Address: 'hicks@example.com' },
      PrimaryPhone: { FreeFormNumber: '555-0100' },
      SyncToken: '1',
    });
    await pages.submit('/vendors/41/edit', '/vendors/41/edit', { PrimaryPhone: '' });
    expect((await read('Vendor', '41'))['PrimaryPhone']).toBeUndefined();
    expect(textOf(await pages.submit('/vendors/41', '/vendors/41/inactivate'))).toContain(
      'Hicks & Sons (deleted) Inactive',
    );
    expect(textOf(await pages.submit('/vendors/41', '/vendors/41/reactivate'))).toContain(
      'Hicks & Sons Active',
    );
  });

  it('a vendor: a name that is taken is refused, and so is making one inactive that is owed to', async () => {
    const taken = await pages.submit('/vendors/41/edit', '/vendors/41/edit', {
      DisplayName: "Bob's Burger Joint",
    });
    expect(textOf(taken)).toContain('Another customer, vendor or employee is already using this name.');
    await qbo.created('Bill', bill());
    expect(textOf(await pages.submit('/vendors/41', '/vendors/41/inactivate'))).toContain('(6220');
  });

  it('two vendors: one is merged into the other, and then says so', async () => {
    const before = await order({ VendorRef: { value: '30' } });
    const search = await pages.get('/vendors/30/merge?q=hicks');
    expect(textOf(search)).toContain('Hicks Hardware 41');
    const page = await pages.submit('/vendors/30/merge?q=hicks', '/vendors/30/merge', { winner: '41' });
    expect(textOf(page)).toContain('Hicks Hardware Active Merged.');
    expect((await read('PurchaseOrder', idOf(before)))['VendorRef']).toMatchObject({ value: '41' });
    const gone = await pages.get('/vendors/30');
    expect(gone.status).toBe(410);
    expect(textOf(gone)).toContain('This vendor was merged into vendor 41');
    const nobody = await pages.post('/vendors/31/merge', {});
    expect([nobody.status, textOf(nobody).includes('Object Not Found')]).toEqual([400, true]);
  });

  it('a vendor that was merged but is kept as an inactive one: it says so and offers nothing', async () => {
    await qbo.company('PUT', '/switches', { merged_vendor: 'inactive' });
    await pages.submit('/vendors/30/merge', '/vendors/30/merge', { winner: '41' });
    const page = await pages.get('/vendors/30');
    expect(textOf(page)).toMatch(/Alder Creek Nursery \(deleted\) Inactive .*was merged into vendor 41/);
    expect(page.text).not.toContain('/vendors/30/edit');
  });

  it('nothing at all, once the subscription has ended', async () => {
    await qbo.company('PUT', '/switches', { subscription: 'expired' });
    expect(
      textOf(await pages.submit('/vendors/41/edit', '/vendors/41/edit', { DisplayName: 'New' })),
    ).toContain('(6190');
  });
});

describe('the company by hand', () => {
  it('has a closing date, up to which nothing that posts is written; and none again', async () => {
    expect(textOf(await close('2026-11-20'))).toContain('Closing date 2026-11-20');
    expect(codesOf(await qbo.post('bill', bill()))).toEqual(['6200']);
    const preferences = objectIn(await qbo.get('preferences'), 'Preferences');
    expect(preferences).toMatchObject({
      SyncToken: '1',
      AccountingInfoPrefs: { BookCloseDate: '2026-11-20' },
    });
    expect(textOf(await close(''))).toContain('The books have no closing date any more.');
    await qbo.created('Bill', bill());
    const opened = objectIn(await qbo.get('preferences'), 'Preferences');
    expect(opened['AccountingInfoPrefs']).not.toHaveProperty('BookCloseDate');
    expect(Object.keys(opened).sort()).toEqual(Object.keys(preferences).sort());
  });

  it('takes no date that the calendar does not have', async () => {
    const page = await close('2026-02-30');
    expect(textOf(page)).toContain('Invalid Date : 2026-02-30');
    expect(page.text).toContain('value="2026-02-30"');
  });

  it('disconnects an app, whose tokens are worth nothing then', async () => {
    const tokens = await connectApp(qbo);
    qbo.accessToken = scalarText(tokens['access_token']);
    expect((await qbo.get('vendor/41')).status).toBe(200);
    const page = await pages.submit('', '/disconnect');
    expect(textOf(page)).toContain('No app is connected to this company.');
    expect((await qbo.get('vendor/41')).status).toBe(401);
  });
});

describe('who wrote by hand', () => {
  it('was a person: it is in the company’s log, on the object’s page, and in no app’s calls', async () => {
    const before = await order({ PrivateNote: 'lb:1' });
    const path = `/purchase-orders/${idOf(before)}`;
    await pages.submit(`${path}/edit`, `${path}/edit`, { Memo: 'changed' });
    const [written] = await log();
    expect(written).toMatchObject({
      action: 'edited',
      entity: 'PurchaseOrder',
      id: idOf(before),
      changed: ['Memo'],
      user: 'owner@simulation.example',
    });
    expect(textOf(await pages.get(path))).toMatch(
      /Changed by hand .*edited Message to vendor owner@simulation.example/,
    );
    expect(textOf(await pages.get('/by-hand'))).toContain(`purchase order ${idOf(before)} edited`);
    const { body } = await qbo.company('GET', '/calls?observer=true');
    expect(objectsOf(body['calls']).map(({ kind }) => kind)).toEqual(['create']);
  });

  it('is told by webhooks and change data capture as every other change is', async () => {
    const app = await Receiver.start();
    const settings = { url: app.url, verifierToken: 'v', entities: ['PurchaseOrder'] };
    await connectApp(qbo);
    const path = `/purchase-orders/${idOf(await order())}`;
    await qbo.control('PUT', '/webhooks/ledgerbridge-demo', settings);
    await qbo.control('POST', '/clock', { advanceSeconds: 60 });
    await pages.submit(path, `${path}/close`);
    await qbo.control('POST', '/webhooks/settle');
    await app.close();
    expect(JSON.parse(app.received[0]?.body ?? '')).toMatchObject([{ type: 'qbo.purchaseorder.updated.v1' }]);
    const changes = await qbo.get('cdc?entities=PurchaseOrder&changedSince=2026-11-20T18:00:30Z');
    expect(changes.text).toContain('"POStatus":"Closed"');
  });

  it('does not make the audit charge a product with a marker that a person took away', async () => {
    const writer = await Driver.join(qbo.simulator, { seed: 'demo' }, { throttled: true });
    writer.accessToken = scalarText((await connectApp(writer))['access_token']);
    const marked = await writer.created('PurchaseOrder', purchaseOrder({ PrivateNote: 'lb:1' }));
    const path = `/purchase-orders/${idOf(marked)}`;
    await new Pages(writer).submit(`${path}/edit`, `${path}/edit`, { PrivateNote: 'by hand' });
    expect((await writer.company('GET', '/audit')).body).toMatchObject({ documents: 1, orphans: [] });
    await writer.created('PurchaseOrder', purchaseOrder({ DocNumber: 'unmarked' }));
    expect((await writer.company('GET', '/audit')).body['orphans']).toMatchObject([
      { docNumber: 'unmarked' },
    ]);
  });
});
