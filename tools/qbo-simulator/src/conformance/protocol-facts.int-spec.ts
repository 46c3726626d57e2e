import { isObject, objectsOf, scalarText, type JsonObject } from '../json';
import { bill, billPayment } from '../testing/documents';
import { codesOf, Driver, faultsOf, objectIn, purchaseOrder, rowsOf } from '../testing/driver';

let qbo: Driver;
beforeAll(async () => {
  qbo = await Driver.start({ seed: 'demo' });
});
afterAll(async () => qbo.close());

const shownNow = async (entity: string, id: unknown) =>
  objectIn(await qbo.get(`${entity.toLowerCase()}/${scalarText(id as string)}`), entity);

describe('[facts 3.1] objects', () => {
  it('an object carries domain, sparse, Id and SyncToken as texts, and Pacific times', async () => {
    for (const [entity, body] of [
      ['Vendor', { DisplayName: 'Whole' }],
      ['PurchaseOrder', purchaseOrder()],
      ['Term', { Name: 'Whole', DueDays: 1 }],
    ] as const) {
      const created = await qbo.created(entity, body);
      expect(created).toMatchObject({
        ...{ domain: 'QBO', sparse: false, Id: expect.stringMatching(/^\d+$/), SyncToken: '0' },
        MetaData: {
          CreateTime: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d-0[78]:00$/),
          LastUpdatedTime: expect.stringMatching(/-0[78]:00$/),
        },
      });
    }
  });

  it('a reference reads back with the name of what it points to, whatever name was sent', async () => {
    const VendorRef = { value: '56', name: 'Hicks Hardware', type: 'Customer' };
    const order = await qbo.created('PurchaseOrder', purchaseOrder({ VendorRef }));
    expect(order['VendorRef']).toEqual({ value: '56', name: "Bob's Burger Joint" });
  });

  it('what QuickBooks computes is ignored when it is sent', async () => {
    const order = await qbo.created('PurchaseOrder', purchaseOrder({ TotalAmt: 1, LinkedTxn: [] }));
    expect(order['TotalAmt']).toBe(25);
    const vendor = await qbo.created('Vendor', { DisplayName: 'Computed', Balance: 99, MetaData: {} });
    expect(vendor['Balance']).toBe(0);
    const klass = await qbo.created('Class', {
      Name: 'Computed',
      FullyQualifiedName: 'Mine',
      SubClass: true,
    });
    expect(klass).toMatchObject({ FullyQualifiedName: 'Computed', SubClass: false });
  });

  it('a word that an enumeration does not have is 2010', async () => {
    const answer = await qbo.post('purchaseorder', purchaseOrder({ POStatus: 'open' }));
    expect([answer.status, codesOf(answer)]).toEqual([400, ['2010']]);
    const [line] = objectsOf((purchaseOrder() as JsonObject)['Line']);
    const bent = { ...line, DetailType: 'ItemBasedExpense' };
    expect(codesOf(await qbo.post('purchaseorder', purchaseOrder({ Line: [bent] })))).toContain('2010');
  });
});

describe('[facts 3.3] SyncToken', () => {
  it('a new name of a parent changes the full names below it, and their tokens', async () => {
    for (const [entity, name, more] of [
      ['Class', 'Name', {}],
      ['Department', 'Name', {}],
      ['Account', 'Name', { AccountType: 'Expense' }],
      ['Item', 'Name', { Type: 'Category' }],
      ['Customer', 'DisplayName', {}],
    ] as const) {
      const parent = await qbo.created(entity, { [name]: 'Above', ...more });
      const child = await qbo.created(entity, {
        [name]: 'Middle',
        ParentRef: { value: parent['Id'] },
        ...more,
      });
      const below = await qbo.created(entity, {
        [name]: 'Below',
        ParentRef: { value: child['Id'] },
        ...more,
      });
      const renamed = { ...parent, [name]: 'Renamed' };
      expect((await qbo.post(entity.toLowerCase(), renamed)).status).toBe(200);
      expect(await shownNow(entity, below['Id'])).toMatchObject({
        ...{ FullyQualifiedName: 'Renamed:Middle:Below', SyncToken: '1' },
      });
      expect(await shownNow(entity, child['Id'])).toMatchObject({ FullyQualifiedName: 'Renamed:Middle' });
    }
  });

  it('an update, a delete and a void need the token', async () => {
    const order = await qbo.created('PurchaseOrder', purchaseOrder());
    const paid = await qbo.created('Bill', bill());
    const payment = await qbo.created('BillPayment', billPayment([paid], 100));
    for (const [path, Id] of [
      ['purchaseorder', order['Id']],
      ['purchaseorder?operation=delete', order['Id']],
      ['billpayment?operation=update&include=void', payment['Id']],
    ] as const) {
      const answer = await qbo.post(path, { Id, sparse: true });
      expect([answer.status, codesOf(answer)]).toEqual([400, ['2020']]);
    }
  });
});

describe('[facts 3.5] what cannot be set', () => {
  it('the status of a bill or an order cannot be set', async () => {
    for (const [entity, body] of [
      ['PurchaseOrder', purchaseOrder()],
      ['Bill', bill()],
    ] as const) {
      const { Id } = await qbo.created(entity, { ...body, status: 'Voided' });
      const update = { Id, SyncToken: '0', sparse: true, status: 'Voided', VendorRef: { value: '41' } };
      await qbo.post(entity.toLowerCase(), update);
      const after = await shownNow(entity, Id);
      expect(after).toMatchObject({ SyncToken: '1', TotalAmt: expect.any(Number) });
      expect([after['status'], after['TotalAmt']]).toEqual([undefined, entity === 'Bill' ? 100 : 25]);
    }
  });

  it('an agency stays active', async () => {
    const { Id } = await qbo.created('TaxAgency', { DisplayName: 'For ever' });
    await qbo.post('taxagency', { Id, SyncToken: '0', sparse: true, Active: false });
    const found = rowsOf(await qbo.query('select * from TaxAgency'), 'TaxAgency');
    expect(found.map((agency) => agency['Id'])).toContain(Id);
    expect(codesOf(await qbo.post('taxagency?operation=delete', { Id, SyncToken: '1' }))).toEqual(['500']);
  });
});

describe('[facts 3.6] batch', () => {
  it('a batch has creates, queries, deletes and voids', async () => {
    const order = await qbo.created('PurchaseOrder', purchaseOrder());
    const paid = await qbo.created('Bill', bill());
    const payment = await qbo.created('BillPayment', billPayment([paid], 100));
    const answer = await qbo.post('batch', {
      BatchItemRequest: [
        { bId: '1', operation: 'create', Vendor: { DisplayName: 'Batched' } },
        { bId: '2', Query: "select * from Vendor where Id = '41'" },
        { bId: '3', operation: 'delete', PurchaseOrder: { Id: order['Id'], SyncToken: '0' } },
        {
          ...{ bId: '4', operation: 'update', optionsData: 'void' },
          BillPayment: { Id: payment['Id'], SyncToken: '0', sparse: true },
        },
      ],
    });
    const responses = objectsOf(answer.body['BatchItemResponse']);
    const [created, found, deleted, voided] = ['1', '2', '3', '4'].map((id) =>
      responses.find(({ bId }) => bId === id),
    );
    expect(answer.status).toBe(200);
    expect(created?.['Vendor']).toMatchObject({ DisplayName: 'Batched' });
    expect(found?.['QueryResponse']).toMatchObject({ Vendor: [{ Id: '41' }], maxResults: 1 });
    expect(deleted?.['PurchaseOrder']).toEqual({ status: 'Deleted', domain: 'QBO', Id: order['Id'] });
    expect(voided?.['BillPayment']).toMatchObject({ TotalAmt: 0 });
  });
});

describe('[facts 3.7] queries', () => {
  const ids = async (where: string) =>
    rowsOf(await qbo.query(`select * from Vendor where Id in ('41', '46', '56') and ${where}`), 'Vendor').map(
      ({ Id }) => Id,
    );

  it('every operator of a WHERE', async () => {
    expect(await ids("Id = '41'")).toEqual(['41']);
    expect(await ids("DisplayName < 'Hicks Hardwarf'")).toEqual(['41', '56']);
    expect(await ids("DisplayName > 'Hicks Hardware'")).toEqual(['46']);
    expect(await ids("DisplayName <= 'Hicks Hardware'")).toEqual(['41', '56']);
    expect(await ids("DisplayName >= 'Hicks Hardware'")).toEqual(['41', '46']);
    expect(await ids("DisplayName IN ('Hicks Hardware')")).toEqual(['41']);
    expect(await ids("DisplayName LIKE '%urger%'")).toEqual(['56']);
    expect(await ids("DisplayName LIKE '%a%' AND DisplayName LIKE 'N%'")).toEqual(['46']);
  });

  it('nothing in a query has a case', async () => {
    const query = "SeLeCt * fRoM vENDOR wHeRe dISPLAYname = 'hICKS hARDWARE' oRdErBy id maxRESULTS 5";
    expect(rowsOf(await qbo.query(query), 'Vendor').map(({ Id }) => Id)).toEqual(['41']);
  });

  it('CURRENT_DATE is a day', async () => {
    const { Id } = await qbo.created('PurchaseOrder', purchaseOrder());
    const found = await qbo.query(
      `select * from PurchaseOrder where TxnDate = CURRENT_DATE and Id = '${scalarText(Id)}'`,
    );
    expect(rowsOf(found, 'PurchaseOrder')).toHaveLength(1);
    expect(
      rowsOf(await qbo.query('select * from PurchaseOrder where TxnDate > CURRENT_DATE'), 'PurchaseOrder'),
    ).toEqual([]);
  });

  it('an apostrophe that is not escaped, in the recorded words', async () => {
    const answer = await qbo.query("select * from Vendor where DisplayName = 'Bob's Burger Joint'");
    expect(faultsOf(answer)[0]).toMatchObject({
      code: '4000',
      Detail: 'QueryParserError: Encountered " <STRING> "\'s" at line 1, column 46.',
    });
  });

  it('a page has 100 rows unless asked otherwise', async () => {
    const company = await Driver.join(qbo.simulator, { seed: 'demo' });
    await company.company('POST', '/generate', { vendors: 1_100, items: 0, seed: 1 });
    expect(rowsOf(await company.query('select * from Vendor'), 'Vendor')).toHaveLength(100);
    expect(rowsOf(await company.query('select * from Vendor maxresults 5000'), 'Vendor')).toHaveLength(1_000);
    const next = await company.query('select * from Vendor startposition 1001 maxresults 1000');
    expect(rowsOf(next, 'Vendor').length).toBeGreaterThan(99);
  });

  it('what is inactive is read by its Id and not found by a query for it', async () => {
    const { Id } = await qbo.created('Vendor', { DisplayName: 'Out of sight' });
    await qbo.post('vendor', { Id, SyncToken: '0', sparse: true, Active: false });
    expect(await shownNow('Vendor', Id)).toMatchObject({ Active: false });
    expect(rowsOf(await qbo.query(`select * from Vendor where Id = '${scalarText(Id)}'`), 'Vendor')).toEqual(
      [],
    );
    expect(isObject((await qbo.query('select * from Vendor')).body['QueryResponse'])).toBe(true);
  });
});
