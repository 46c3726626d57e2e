import { deflateSync, gzipSync } from 'node:zlib';
import { isObject, objectsOf, scalarText } from '../json';
import { codesOf, Driver, faultsOf, objectIn, purchaseOrder, rowsOf, send } from '../testing/driver';

let qbo: Driver;
beforeAll(async () => {
  qbo = await Driver.start({ seed: 'demo' });
});
afterAll(async () => qbo.close());

const line = (changes: Record<string, unknown> = {}) => ({
  Amount: 10,
  DetailType: 'ItemBasedExpenseLineDetail',
  ItemBasedExpenseLineDetail: { ItemRef: { value: '11' } },
  ...changes,
});

describe('[facts 3.1] tolerance', () => {
  it.each([
    ['vendor', { DisplayName: 'Schema vendor', Organization: true, ContactName: 'Ada', CreditLimit: 5 }],
    ['customer', { DisplayName: 'Schema customer', OverDueBalance: 1, CustomField: [] }],
    ['item', { Name: 'Schema item', Type: 'Service', IncomeAccountRef: { value: '1' }, AvgCost: 1 }],
    ['account', { Name: 'Schema account', AccountType: 'Expense', OnlineBankingEnabled: false }],
    ['purchaseorder', purchaseOrder({ TxnStatus: 'x', TemplateRef: { value: '1' }, FOB: 'dock' })],
  ])('accepts properties of the official schema on %s, whatever they are', async (entity, body) => {
    expect((await qbo.post(entity, body)).status).toBe(200);
  });

  it('refuses a property that the schema does not have, in the recorded words', async () => {
    const answer = await qbo.post('vendor', { DisplayName: 'Foo vendor', Foo: 1 });
    expect(faultsOf(answer)).toEqual([
      {
        Message: 'Request has invalid or unsupported property',
        Detail: 'Property Name:Unrecognized field "Foo" specified is unsupported or invalid',
        code: '2010',
        element: 'Foo',
      },
    ]);
  });

  it('takes an object back as it was read', async () => {
    const vendor = await qbo.created('Vendor', {
      DisplayName: 'Round trip',
      BillAddr: { Line1: 'A' },
      PrimaryPhone: { FreeFormNumber: '1' },
      TaxIdentifier: '12-3456789',
    });
    const order = await qbo.created('PurchaseOrder', purchaseOrder({ Memo: 'round' }));
    expect((await qbo.post('vendor', vendor)).status).toBe(200);
    const again = await qbo.post('purchaseorder', order);
    expect(again.body['PurchaseOrder']).toMatchObject({ Memo: 'round', SyncToken: '1', TotalAmt: 25 });
  });

  it('reads ids, tokens and flags as text or as what they are', async () => {
    const { Id } = await qbo.created('Vendor', { DisplayName: 'Numbers', Active: 'true' });
    const update = { Id: Number(Id), SyncToken: 0, sparse: 'true', CompanyName: 12, Vendor1099: 'TRUE' };
    expect((await qbo.post('vendor', update)).body['Vendor']).toMatchObject({
      DisplayName: 'Numbers',
      CompanyName: '12',
      Vendor1099: true,
    });
  });

  it('takes an empty text for none, and in a sparse update empties or leaves as the switch says', async () => {
    const company = await Driver.join(qbo.simulator, { seed: 'demo' });
    const order = await company.created('PurchaseOrder', purchaseOrder({ Memo: 'a', DocNumber: '' }));
    expect(order).not.toHaveProperty('DocNumber');
    await company.company('PUT', '/switches', { empty_text_in_sparse: 'ignored' });
    const sparse = (SyncToken: string) => ({ Id: order['Id'], SyncToken, sparse: true, Memo: '' });
    const left = await company.post('purchaseorder', sparse('0'));
    expect(left.body['PurchaseOrder']).toMatchObject({ Memo: 'a' });
    await company.company('PUT', '/switches', { empty_text_in_sparse: 'empties' });
    const emptied = await company.post('purchaseorder', sparse('1'));
    expect(emptied.body['PurchaseOrder']).not.toHaveProperty('Memo');
  });

  it('[facts 2.2] accepts any minorversion, and says its own version and a trace id', async () => {
    for (const version of ['1', '74', '75', '999', 'x']) {
      const answer = await qbo.get(`vendor/41?minorversion=${version}`);
      expect([answer.status, answer.headers.has('qbo-version'), answer.headers.has('intuit_tid')]).toEqual([
        200,
        true,
        true,
      ]);
    }
  });

  it('knows no PUT, PATCH or DELETE', async () => {
    for (const method of ['PUT', 'PATCH', 'DELETE']) {
      const answer = await send(qbo.api('vendor/41'), method, { Id: '41' }, qbo.headers());
      expect([answer.status, codesOf(answer)]).toEqual([400, ['500']]);
    }
  });

  it('answers for another company by the recorded -30000', async () => {
    const answer = await qbo.get('companyinfo/123');
    expect(codesOf(answer)).toEqual(['6000']);
    expect(faultsOf(answer)[0]?.Detail).toContain('Unexpected Internal Error. (-30000)');
    expect((await qbo.get('companyinfo/1')).status).toBe(200);
  });

  it('refuses to read an id that is no number with 2030, in the recorded words', async () => {
    const answer = await qbo.get('vendor/abc');
    expect(codesOf(answer)).toEqual(['2030']);
    expect(faultsOf(answer)[0]?.Detail).toContain('Ids need to be a valid number. Supplied value:abc');
  });
});

describe('[facts 3.1] a body that its client compressed', () => {
  const vendor = Buffer.from(JSON.stringify({ DisplayName: 'Pressed' }));
  const post = async (encoding: string, body: Buffer) => {
    const headers = { ...qbo.headers(), 'content-type': 'application/json', 'content-encoding': encoding };
    const response = await fetch(qbo.api('vendor'), { method: 'POST', headers, body: new Uint8Array(body) });
    return { status: response.status, text: await response.text() };
  };

  it('is read, as of the Java client', async () => {
    expect((await post('gzip', gzipSync(vendor))).text).toContain('"DisplayName":"Pressed"');
    expect((await post('deflate', deflateSync(vendor))).text).toContain('"code":"6240"');
  });

  it('is none where a read names an encoding', async () => {
    const headers = { ...qbo.headers(), 'content-encoding': 'gzip' };
    expect((await fetch(qbo.api('vendor/41'), { headers })).status).toBe(200);
    expect((await fetch(qbo.api('vendor/41'), { headers })).status).toBe(200);
  });

  it.each([
    ['gzip', vendor, 400, '1050'],
    ['gzip', gzipSync(vendor).subarray(0, 12), 400, '1050'],
    ['br', vendor, 400, '1050'],
    ['gzip', gzipSync(Buffer.alloc(11 << 20)), 400, '6030'],
  ])('is refused when it is no %s or too much (%#)', async (encoding, body, status, code) => {
    const answer = await post(encoding, body);
    expect(answer.status).toBe(status);
    expect(answer.text).toContain(`"code":"${code}"`);
  });
});

describe('[facts 3.4] lines', () => {
  it('are numbered from 1 whatever LineNum says, unless the switch keeps it', async () => {
    const company = await Driver.join(qbo.simulator, { seed: 'demo' });
    const sent = purchaseOrder({ Line: [line({ LineNum: 7 }), line({ LineNum: '0' })] });
    const numbers = async () =>
      objectsOf((await company.created('PurchaseOrder', sent))['Line']).map(({ LineNum }) => LineNum);
    expect(await numbers()).toEqual([1, 2]);
    await company.company('PUT', '/switches', { renumber_lines: false });
    expect(await numbers()).toEqual([7, 0]);
  });

  it.each(['-1', '0', 'abc', '99'])('with the Id %s are new ones', async (Id) => {
    const order = await qbo.created('PurchaseOrder', purchaseOrder({ Line: [line({ Id })] }));
    expect(objectsOf(order['Line']).map((created) => created['Id'])).toEqual(['1']);
    const update = { Id: order['Id'], SyncToken: '0', sparse: true, Line: [line({ Id: '1' }), line({ Id })] };
    const lines = objectsOf(objectIn(await qbo.post('purchaseorder', update), 'PurchaseOrder')['Line']);
    expect(lines.map((updated) => updated['Id'])).toEqual(['1', '2']);
  });
});

describe('[facts 3.5] removal', () => {
  it('a second delete is 400 with 610', async () => {
    const { Id } = await qbo.created('PurchaseOrder', purchaseOrder());
    await qbo.post('purchaseorder?operation=delete', { Id, SyncToken: '0' });
    const again = await qbo.post('purchaseorder?operation=delete', { Id, SyncToken: '0' });
    expect([again.status, codesOf(again), faultsOf(again)[0]?.Detail]).toEqual([
      400,
      ['610'],
      'Object Not Found : Another user has deleted this transaction.',
    ]);
  });

  it.each(['operation=update&include=void', 'include=void', 'operation=void'])(
    'void is 500 where there is none: %s',
    async (parameters) => {
      const { Id } = await qbo.created('PurchaseOrder', purchaseOrder());
      const answer = await qbo.post(`purchaseorder?${parameters}`, { Id, SyncToken: '0', sparse: true });
      expect(faultsOf(answer)[0]).toMatchObject({
        code: '500',
        Message: 'Unsupported Operation',
        Detail: 'Operation void PurchaseOrder is not supported.',
      });
    },
  );

  it('what was read from an inactive name can be written back, and reactivates it', async () => {
    const { Id } = await qbo.created('Vendor', { DisplayName: 'Sleeper' });
    await qbo.post('vendor', { Id, SyncToken: '0', sparse: true, Active: false });
    const read = objectIn(await qbo.get(`vendor/${scalarText(Id)}`), 'Vendor');
    expect(read['DisplayName']).toBe('Sleeper (deleted)');
    const woken = await qbo.post('vendor', { ...read, Active: true });
    expect(woken.body['Vendor']).toMatchObject({ DisplayName: 'Sleeper', Active: true });
  });

  it('an inactive name is found by its name and by what it reads back as', async () => {
    const { Id } = await qbo.created('Customer', { DisplayName: "Old 'un" });
    await qbo.post('customer', { Id, SyncToken: '0', sparse: true, Active: false });
    for (const name of ["Old \\'un", "Old \\'un (deleted)"]) {
      const query = `select * from Customer where DisplayName = '${name}' and Active in (true, false)`;
      expect(rowsOf(await qbo.query(query), 'Customer').map((row) => row['Id'])).toEqual([Id]);
    }
  });

  it('reactivating clashes with 6240 where the name was given away', async () => {
    const company = await Driver.join(qbo.simulator, {
      seed: 'demo',
      switches: { inactive_names: 'freed', deleted_suffix: '(Deleted)' },
    });
    const { Id } = await company.created('Vendor', { DisplayName: 'Twin' });
    const gone = await company.post('vendor', { Id, SyncToken: '0', sparse: true, Active: false });
    expect(objectIn(gone, 'Vendor')['DisplayName']).toBe('Twin (Deleted)');
    await company.created('Customer', { DisplayName: 'twin ' });
    const woken = await company.post('vendor', { Id, SyncToken: '1', sparse: true, Active: true });
    expect(codesOf(woken)).toEqual(['6240']);
  });

  it('a class with active classes under it stays active (800), unless the switch allows it', async () => {
    const company = await Driver.join(qbo.simulator, { seed: 'demo' });
    const { Id } = await company.created('Class', { Name: 'Above' });
    await company.created('Class', { Name: 'Below', ParentRef: { value: Id } });
    const deactivate = { Id, SyncToken: '0', sparse: true, Active: false };
    expect(codesOf(await company.post('class', deactivate))).toEqual(['800']);
    await company.company('PUT', '/switches', { deactivate_parent: 'allowed' });
    expect((await company.post('class', deactivate)).status).toBe(200);
  });
});

describe('[facts 3.6] batch', () => {
  const responsesOf = async (path: string, items: unknown[]) =>
    objectsOf((await qbo.post(path, { BatchItemRequest: items })).body['BatchItemResponse']);
  const codesIn = (response: Record<string, unknown>) =>
    isObject(response['Fault']) ? objectsOf(response['Fault']['Error']).map(({ code }) => code) : [];

  it('performs its items one after the other', async () => {
    const { Id } = await qbo.created('PurchaseOrder', purchaseOrder());
    const step = (bId: string, SyncToken: string) => ({
      bId,
      operation: 'update',
      PurchaseOrder: { Id, SyncToken, sparse: true, Memo: bId },
    });
    const responses = await responsesOf('batch', [step('1', '0'), step('2', '1'), step('3', '1')]);
    expect(responses.map(codesIn)).toEqual([[], [], ['5010']]);
    expect(responses[1]).toMatchObject({ bId: '2', PurchaseOrder: { SyncToken: '2', Memo: '2' } });
  });

  it('with a requestid knows its items by both ids together (2130)', async () => {
    const item = (bId: string) => ({ bId, operation: 'create', PurchaseOrder: purchaseOrder() });
    const long = await responsesOf('batch?requestid=r1', [item('12345678901'), item('1234567890')]);
    expect(long.map(codesIn)).toEqual([['2130'], []]);
    expect((await responsesOf('batch', [item('12345678901')])).map(codesIn)).toEqual([[]]);
    const refused = await qbo.post(`batch?requestid=${'r'.repeat(37)}`, { BatchItemRequest: [item('1')] });
    expect(codesOf(refused)).toEqual(['2130']);
    const accepted = await qbo.post(`batch?requestid=${'r'.repeat(36)}`, { BatchItemRequest: [item('1')] });
    expect(accepted.status).toBe(200);
  });

  it('takes options per item', async () => {
    const order = purchaseOrder({ DocNumber: 'B-9' });
    const create = { operation: 'create', PurchaseOrder: order };
    const responses = await responsesOf('batch', [
      { bId: '1', ...create },
      { bId: '2', ...create },
      { bId: '3', ...create, optionsData: 'allowduplicatedocnum' },
      { bId: '4', operation: 'void', PurchaseOrder: { Id: '1', SyncToken: '0' } },
      { bId: '5', operation: 'create', Gadget: {} },
      { bId: '6', operation: 'merge', Vendor: {} },
      { bId: '7', Query: 'select Nonsense' },
    ]);
    expect(responses.map(codesIn)).toEqual([[], ['6140'], [], ['500'], ['2000'], ['500'], ['4000']]);
  });
});

describe('[facts 3.2] requestid', () => {
  it('remembers refusals only where the switch says so', async () => {
    const company = await Driver.join(qbo.simulator, {
      seed: 'demo',
      switches: { requestid_keeps_faults: false },
    });
    await company.post('purchaseorder?requestid=a', purchaseOrder({ VendorRef: undefined }));
    expect((await company.post('purchaseorder?requestid=a', purchaseOrder())).status).toBe(200);
  });

  it('works for delete too: the second is the first answer, not 610', async () => {
    const { Id } = await qbo.created('PurchaseOrder', purchaseOrder());
    const path = 'purchaseorder?operation=delete&requestid=gone';
    const first = await qbo.post(path, { Id, SyncToken: '0' });
    expect((await qbo.post(path, { Id, SyncToken: '0' })).text).toBe(first.text);
  });
});
