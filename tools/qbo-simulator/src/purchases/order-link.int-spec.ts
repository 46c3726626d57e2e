import { objectsOf, scalarText, type JsonObject } from '../json';
import { accountLine, bill, billPayment, itemLine } from '../testing/documents';
import { codesOf, Driver, faultsOf, objectIn } from '../testing/driver';

let qbo: Driver;
beforeAll(async () => {
  qbo = await Driver.start({ seed: 'demo' });
});
afterAll(async () => qbo.close());

async function order(lines: Record<string, unknown>[], changes: Record<string, unknown> = {}) {
  return qbo.created('PurchaseOrder', { VendorRef: { value: '41' }, Line: lines, ...changes });
}

async function read(entity: string, body: JsonObject, by = qbo): Promise<JsonObject> {
  return objectIn(await by.get(`${entity.toLowerCase()}/${scalarText(body['Id'])}`), entity);
}

const header = (...orders: JsonObject[]) =>
  orders.map(({ Id }) => ({ TxnId: scalarText(Id), TxnType: 'PurchaseOrder' }));

const linked = (line: Record<string, unknown>, to: JsonObject, lineId: string) => ({
  ...line,
  LinkedTxn: [{ TxnId: scalarText(to['Id']), TxnType: 'PurchaseOrder', TxnLineId: lineId }],
});

/** What an order says of its fulfilment. */
function state(body: JsonObject): unknown {
  const received = objectsOf(body['Line']).map(({ Received }) => Received ?? 0);
  return {
    status: body['POStatus'],
    received,
    bills: objectsOf(body['LinkedTxn']).map(({ TxnId }) => TxnId),
  };
}

describe('[facts 5.11] a bill fulfils an order', () => {
  it('links head and line, and the order knows the bill, what was received and that it is closed', async () => {
    const ordered = await order([itemLine(4, 10)]);
    const created = await qbo.created(
      'Bill',
      bill({ LinkedTxn: header(ordered), Line: [linked(itemLine(4, 10), ordered, '1')] }),
    );
    expect(created).toMatchObject({
      LinkedTxn: [{ TxnId: ordered['Id'], TxnType: 'PurchaseOrder' }],
      Line: [{ LinkedTxn: [{ TxnId: ordered['Id'], TxnType: 'PurchaseOrder', TxnLineId: '1' }] }],
    });
    const closed = await read('PurchaseOrder', ordered);
    expect(closed).toMatchObject({
      SyncToken: '1',
      POStatus: 'Closed',
      LinkedTxn: [{ TxnId: created['Id'], TxnType: 'Bill' }],
      Line: [{ Received: 4 }],
    });
  });

  it('is the only way to receive: there is no ItemReceipt (500)', async () => {
    expect(codesOf(await qbo.post('itemreceipt', bill()))).toEqual(['500']);
  });

  it('TxnLineId is the Id of the line and not its number', async () => {
    const ordered = await order([itemLine(1, 10), itemLine(2, 10)]);
    await qbo.post('purchaseorder', {
      Id: ordered['Id'],
      SyncToken: '0',
      sparse: true,
      Line: [itemLine(2, 10, { Id: '2' })],
    });
    const wrong = await qbo.created(
      'Bill',
      bill({ LinkedTxn: header(ordered), Line: [linked(itemLine(2, 10), ordered, '1')] }),
    );
    expect(wrong).not.toHaveProperty('LinkedTxn');
    const right = await qbo.created(
      'Bill',
      bill({ LinkedTxn: header(ordered), Line: [linked(itemLine(2, 10), ordered, '2')] }),
    );
    expect(right).toHaveProperty('LinkedTxn');
  });

  it('several bills in parts leave the order open until everything is billed', async () => {
    const ordered = await order([itemLine(10, 10), accountLine(50)]);
    const first = await qbo.created(
      'Bill',
      bill({
        LinkedTxn: header(ordered),
        Line: [linked(itemLine(4, 10), ordered, '1'), linked(accountLine(20), ordered, '2')],
      }),
    );
    expect(state(await read('PurchaseOrder', ordered))).toEqual({
      status: 'Open',
      received: [4, 0],
      bills: [first['Id']],
    });
    const second = await qbo.created(
      'Bill',
      bill({
        LinkedTxn: header(ordered),
        Line: [linked(itemLine(6, 10), ordered, '1'), linked(accountLine(30), ordered, '2')],
      }),
    );
    expect(state(await read('PurchaseOrder', ordered))).toEqual({
      status: 'Closed',
      received: [10, 0],
      bills: [first['Id'], second['Id']],
    });
  });

  it('one bill fulfils several orders', async () => {
    const [one, other] = [await order([itemLine(1, 10)]), await order([itemLine(2, 10)])];
    const created = await qbo.created(
      'Bill',
      bill({
        LinkedTxn: header(one, other),
        Line: [linked(itemLine(1, 10), one, '1'), linked(itemLine(1, 10), other, '1')],
      }),
    );
    expect(created['LinkedTxn']).toEqual(header(one, other));
    expect(state(await read('PurchaseOrder', one))).toMatchObject({ status: 'Closed', received: [1] });
    expect(state(await read('PurchaseOrder', other))).toMatchObject({ status: 'Open', received: [1] });
  });

  it('the order opens again when its bill is deleted', async () => {
    const ordered = await order([itemLine(4, 10)]);
    const created = await qbo.created(
      'Bill',
      bill({ LinkedTxn: header(ordered), Line: [linked(itemLine(4, 10), ordered, '1')] }),
    );
    await qbo.post('bill?operation=delete', { Id: created['Id'], SyncToken: '0' });
    const opened = await read('PurchaseOrder', ordered);
    expect(opened).toMatchObject({ POStatus: 'Open', SyncToken: '2' });
    expect(state(opened)).toEqual({ status: 'Open', received: [0], bills: [] });
  });

  it('the order follows when its bill is changed, and an update keeps the links that it sends', async () => {
    const ordered = await order([itemLine(4, 10)]);
    const created = await qbo.created(
      'Bill',
      bill({ LinkedTxn: header(ordered), Line: [linked(itemLine(4, 10), ordered, '1')] }),
    );
    const less = await qbo.post('bill', {
      ...bill({ LinkedTxn: header(ordered), Line: [linked(itemLine(3, 10, { Id: '1' }), ordered, '1')] }),
      Id: created['Id'],
      SyncToken: '0',
    });
    expect(objectIn(less, 'Bill')['LinkedTxn']).toEqual(header(ordered));
    expect(state(await read('PurchaseOrder', ordered))).toMatchObject({ status: 'Open', received: [3] });
    const unlinked = await qbo.post('bill', {
      ...bill({ Line: [itemLine(3, 10, { Id: '1' })] }),
      Id: created['Id'],
      SyncToken: '1',
    });
    expect(objectIn(unlinked, 'Bill')).not.toHaveProperty('LinkedTxn');
    expect(state(await read('PurchaseOrder', ordered))).toMatchObject({ received: [0], bills: [] });
  });

  it('an existing line cannot be linked, a new one can', async () => {
    const ordered = await order([itemLine(4, 10)]);
    const created = await qbo.created('Bill', bill({ Line: [itemLine(4, 10)] }));
    const key = { Id: created['Id'], VendorRef: { value: '41' }, sparse: true, LinkedTxn: header(ordered) };
    const kept = await qbo.post('bill', {
      ...key,
      SyncToken: '0',
      Line: [linked(itemLine(4, 10, { Id: '1' }), ordered, '1')],
    });
    expect(objectIn(kept, 'Bill')).not.toHaveProperty('LinkedTxn');
    const renewed = await qbo.post('bill', {
      ...key,
      SyncToken: '1',
      Line: [linked(itemLine(4, 10, { Id: '99' }), ordered, '1')],
    });
    expect(objectIn(renewed, 'Bill')).toMatchObject({ LinkedTxn: header(ordered), Line: [{ Id: '2' }] });
  });

  it('a payment leaves the link to the order in place', async () => {
    const ordered = await order([itemLine(4, 10)]);
    const created = await qbo.created(
      'Bill',
      bill({ LinkedTxn: header(ordered), Line: [linked(itemLine(4, 10), ordered, '1')] }),
    );
    const payment = await qbo.created('BillPayment', billPayment([created], 40));
    expect((await read('Bill', created))['LinkedTxn']).toEqual([
      ...header(ordered),
      { TxnId: payment['Id'], TxnType: 'BillPaymentCheck' },
    ]);
    expect(state(await read('PurchaseOrder', ordered))).toMatchObject({ status: 'Closed' });
  });

  it('an order that a bill is linked to cannot be deleted (800), and can when the bill is gone', async () => {
    const ordered = await order([itemLine(4, 10)]);
    const created = await qbo.created(
      'Bill',
      bill({ LinkedTxn: header(ordered), Line: [linked(itemLine(1, 10), ordered, '1')] }),
    );
    const remove = async () => {
      const { SyncToken } = await read('PurchaseOrder', ordered);
      return qbo.post('purchaseorder?operation=delete', { Id: ordered['Id'], SyncToken });
    };
    expect(codesOf(await remove())).toEqual(['800']);
    await qbo.post('bill?operation=delete', { Id: created['Id'], SyncToken: '0' });
    expect((await remove()).status).toBe(200);
  });
});

describe('[facts 5.11] a link that cannot be made', () => {
  const bad: [string, (ordered: JsonObject) => Promise<Record<string, unknown>> | Record<string, unknown>][] =
    [
      [
        'without a link on the line',
        (ordered) => bill({ LinkedTxn: header(ordered), Line: [itemLine(4, 10)] }),
      ],
      ['without a link on the head', (ordered) => bill({ Line: [linked(itemLine(4, 10), ordered, '1')] })],
      [
        'without TxnLineId',
        (ordered) =>
          bill({ LinkedTxn: header(ordered), Line: [{ ...itemLine(4, 10), LinkedTxn: header(ordered) }] }),
      ],
      [
        'to a line that is not there',
        (ordered) => bill({ LinkedTxn: header(ordered), Line: [linked(itemLine(4, 10), ordered, '7')] }),
      ],
      [
        'to an order that is not there',
        () =>
          bill({ LinkedTxn: header({ Id: '9999' }), Line: [linked(itemLine(4, 10), { Id: '9999' }, '1')] }),
      ],
      [
        'of another vendor',
        (ordered) => ({
          ...bill({ LinkedTxn: header(ordered), Line: [linked(itemLine(4, 10), ordered, '1')] }),
          VendorRef: { value: '46' },
        }),
      ],
      [
        'from a line that is created with an Id',
        (ordered) =>
          bill({ LinkedTxn: header(ordered), Line: [linked(itemLine(4, 10, { Id: '1' }), ordered, '1')] }),
      ],
      [
        'to an order that was closed',
        async (ordered) => {
          await qbo.post('purchaseorder', {
            Id: ordered['Id'],
            SyncToken: '0',
            sparse: true,
            POStatus: 'Closed',
          });
          return bill({ LinkedTxn: header(ordered), Line: [linked(itemLine(4, 10), ordered, '1')] });
        },
      ],
      [
        'to a line that is billed already',
        async (ordered) => {
          const whole = { LinkedTxn: header(ordered), Line: [linked(itemLine(4, 10), ordered, '1')] };
          await qbo.created('Bill', bill(whole));
          return bill(whole);
        },
      ],
    ];

  it.each(bad)('is left out without a word %s', async (_how, bodyFor) => {
    const body = await bodyFor(await order([itemLine(4, 10)]));
    const answer = await qbo.post('bill', body);
    expect(answer.status).toBe(200);
    const created = objectIn(answer, 'Bill');
    expect(created).not.toHaveProperty('LinkedTxn');
    expect(objectsOf(created['Line'])[0]).not.toHaveProperty('LinkedTxn');
  });

  it('is refused with 620 where the switch says so', async () => {
    const loud = await Driver.join(qbo.simulator, {
      seed: 'demo',
      switches: { drop_bad_links_silently: false },
    });
    const body = bill({
      LinkedTxn: header({ Id: '9999' }),
      Line: [linked(itemLine(4, 10), { Id: '9999' }, '1')],
    });
    const refused = await loud.post('bill', body);
    expect(faultsOf(refused)[0]).toMatchObject({
      code: '620',
      Detail: expect.stringContaining('cannot be linked'),
    });
    const ordered = await loud.created('PurchaseOrder', {
      VendorRef: { value: '41' },
      Line: [itemLine(4, 10)],
    });
    const good = bill({ LinkedTxn: header(ordered), Line: [linked(itemLine(4, 10), ordered, '1')] });
    expect((await loud.post('bill', good)).status).toBe(200);
  });

  it('is made from a line that is created with an Id where the switch says so', async () => {
    const lax = await Driver.join(qbo.simulator, {
      seed: 'demo',
      switches: { linked_line_with_id: 'linked' },
    });
    const ordered = await lax.created('PurchaseOrder', {
      VendorRef: { value: '41' },
      Line: [itemLine(4, 10)],
    });
    const body = bill({
      LinkedTxn: header(ordered),
      Line: [linked(itemLine(4, 10, { Id: '1' }), ordered, '1')],
    });
    expect(await lax.created('Bill', body)).toMatchObject({ LinkedTxn: header(ordered) });
  });

  it('the others of the same bill are made', async () => {
    const ordered = await order([itemLine(4, 10), itemLine(1, 5)]);
    const created = await qbo.created(
      'Bill',
      bill({
        LinkedTxn: header(ordered),
        Line: [linked(itemLine(4, 10), ordered, '1'), linked(itemLine(1, 5), ordered, '9')],
      }),
    );
    const lines = objectsOf(created['Line']);
    expect(lines.map((line) => objectsOf(line['LinkedTxn']).length)).toEqual([1, 0]);
    expect(state(await read('PurchaseOrder', ordered))).toMatchObject({ status: 'Open', received: [4, 0] });
  });
});
