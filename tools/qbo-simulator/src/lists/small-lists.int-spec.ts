import { codesOf, Driver, faultsOf, purchaseOrder, rowsOf } from '../testing/driver';

let qbo: Driver;
beforeAll(async () => {
  qbo = await Driver.start({ seed: 'demo' });
});
afterAll(async () => qbo.close());

describe('[facts 5.7] Department', () => {
  it('is a tree of names like classes, and stands on an order', async () => {
    const north = await qbo.created('Department', { Name: 'North' });
    const shop = await qbo.created('Department', { Name: 'Shop', ParentRef: { value: north['Id'] } });
    expect(shop).toMatchObject({ FullyQualifiedName: 'North:Shop', SubDepartment: true });
    expect(codesOf(await qbo.post('department', { Name: 'north' }))).toEqual(['6240']);
    expect(codesOf(await qbo.post('department', { Name: 'a:b' }))).toEqual(['2040']);
    const order = await qbo.created('PurchaseOrder', purchaseOrder({ DepartmentRef: { value: shop['Id'] } }));
    expect(order['DepartmentRef']).toEqual({ value: shop['Id'], name: 'North:Shop' });
    const missing = await qbo.post('purchaseorder', purchaseOrder({ DepartmentRef: { value: '999' } }));
    expect(faultsOf(missing)[0]?.Detail).toBe('Invalid Reference Id : Departments element id 999 not found');
  });

  it('belongs to the larger plans (5020)', async () => {
    const small = await Driver.join(qbo.simulator, { seed: 'demo', plan: 'SimpleStart' });
    expect(codesOf(await small.post('department', { Name: 'North' }))).toEqual(['5020']);
  });
});

describe('[facts 5.0] usage limits', () => {
  it('40 classes and locations together on Plus, none on Advanced; the fault is a switch', async () => {
    const plus = await Driver.join(qbo.simulator, { seed: 'empty' });
    for (let class_ = 1; class_ <= 25; class_ += 1) await plus.created('Class', { Name: `C${class_}` });
    for (let place = 1; place <= 15; place += 1) await plus.created('Department', { Name: `D${place}` });
    expect(codesOf(await plus.post('class', { Name: 'One more' }))).toEqual(['6000']);
    await plus.company('PUT', '/switches', { usage_limit: '5020' });
    expect(codesOf(await plus.post('department', { Name: 'One more' }))).toEqual(['5020']);
    await plus.company('PUT', '/switches', { plan: 'Advanced' });
    expect((await plus.post('department', { Name: 'One more' })).status).toBe(200);
  });
});

describe('[facts 3.5] PaymentMethod', () => {
  it('is a plain list', async () => {
    expect(await qbo.created('PaymentMethod', { Name: 'Cheque' })).toMatchObject({ Type: 'NON_CREDIT_CARD' });
    expect(codesOf(await qbo.post('paymentmethod', { Name: 'cash' }))).toEqual(['6240']);
    expect(codesOf(await qbo.post('paymentmethod', { Name: 'Gold', Type: 'BAR' }))).toEqual(['2010']);
    expect(
      rowsOf(await qbo.query("select * from PaymentMethod where Type = 'CREDIT_CARD'"), 'PaymentMethod'),
    ).toMatchObject([{ Name: 'Credit Card' }]);
  });
});
