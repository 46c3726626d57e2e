import { COUNTRIES } from '../company/company';
import { objectsOf, scalarText, type JsonObject } from '../json';
import { codesOf, Driver, objectIn, rowsOf } from '../testing/driver';

let qbo: Driver;

afterEach(() => qbo.close());

const all = async (entity: string): Promise<JsonObject[]> =>
  rowsOf(await qbo.query(`select * from ${entity} maxresults 1000`), entity);

describe('[facts 5.17] the sample company', () => {
  it('is of the size of the recorded one', async () => {
    qbo = await Driver.start({ seed: 'sample' });
    const sizes: Record<string, number> = {};
    for (const entity of ['Vendor', 'Customer', 'Item', 'Account', 'Term', 'Class']) {
      sizes[entity] = (await all(entity)).length;
    }
    expect(sizes).toEqual({ Vendor: 28, Customer: 29, Item: 18, Account: 89, Term: 5, Class: 3 });
    const types = (await all('Account')).map(({ AccountType }) => AccountType);
    expect(types).toEqual(expect.arrayContaining(['Bank', 'Credit Card', 'Accounts Payable']));
  });

  it.each(COUNTRIES)('of %s has open, billed and paid documents, and books that balance', async (country) => {
    qbo = await Driver.start({ seed: 'sample', country });
    const orders = new Map((await all('PurchaseOrder')).map((order) => [order['DocNumber'], order]));
    const statuses = [...orders].map(([number, order]) => [number, order['POStatus']]);
    expect(statuses).toEqual([
      ['1001', 'Open'],
      ['1002', 'Closed'],
      ['1003', 'Open'],
      ['1004', 'Open'],
    ]);
    expect(objectsOf(orders.get('1001')?.['Line']).map(({ Received }) => Received)).toEqual([2, undefined]);
    const bills = await all('Bill');
    expect(bills.filter(({ Balance }) => Balance === 0)).toHaveLength(2);
    expect(bills.filter(({ Balance }) => Number(Balance) > 0)).toHaveLength(5);
    expect(await all('BillPayment')).toHaveLength(2);
    const { body } = await qbo.company('GET', '/ledger');
    expect(body).toMatchObject({ errors: [] });
  });

  it('has no orders and classes in a plan without them', async () => {
    qbo = await Driver.start({ seed: 'sample', plan: 'Essentials' });
    expect(await all('Bill')).toHaveLength(7);
    expect(codesOf(await qbo.query('select * from PurchaseOrder'))).toEqual(['5020']);
    const { body } = await qbo.company('GET', '/ledger');
    expect(body).toMatchObject({ errors: [] });
  });

  it('may be founded with closed books', async () => {
    qbo = await Driver.start({ seed: 'sample', preferences: { BookCloseDate: '2999-12-31' } });
    const [bill] = await all('Bill');
    const sent = { Id: scalarText(bill?.['Id']), SyncToken: '0' };
    expect(codesOf(await qbo.post('bill?operation=delete', sent))).toEqual(['6200']);
  });
});

describe('[facts 5.3] a project', () => {
  const make = (body: JsonObject): Promise<{ status: number; body: unknown }> =>
    qbo.company('POST', '/projects', body);

  it('is made in QuickBooks, not by REST, and shows as a job that is a project', async () => {
    qbo = await Driver.start({ seed: 'sample' });
    const made = await make({ name: 'Bird house', customerId: '1' });
    expect(made.status).toBe(201);
    const { Id } = made.body as { Id: string };
    expect(objectIn(await qbo.get(`customer/${Id}`), 'Customer')).toMatchObject({
      FullyQualifiedName: "Amy's Bird Sanctuary:Bird house",
      Job: true,
      IsProject: true,
      SyncToken: '0',
    });
    const renamed = await qbo.post('customer', { Id, SyncToken: '0', sparse: true, DisplayName: 'Aviary' });
    expect(objectIn(renamed, 'Customer')).toMatchObject({ DisplayName: 'Aviary', IsProject: true });
  });

  it('is refused as any job is, and in a plan without projects', async () => {
    qbo = await Driver.start({ seed: 'sample' });
    expect(await make({ name: 'Cool Cars', customerId: '1' })).toMatchObject({ status: 400 });
    expect(await make({ name: 'Bird house', customerId: '999' })).toMatchObject({ status: 400 });
    await qbo.company('PUT', '/switches', { plan: 'Essentials' });
    expect(await make({ name: 'Bird house', customerId: '1' })).toMatchObject({
      status: 400,
      body: { error: expect.stringContaining('5020') },
    });
  });
});
