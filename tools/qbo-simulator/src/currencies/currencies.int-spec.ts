import { randomUUID } from 'node:crypto';
import { scalarText } from '../json';
import { bill, billPayment, creditMemo, invoice, payment, vendorCredit } from '../testing/documents';
import { codesOf, Driver, objectIn, purchaseOrder, rowsOf } from '../testing/driver';

let qbo: Driver;
beforeAll(async () => {
  qbo = await Driver.start({ seed: 'demo', preferences: { MultiCurrencyEnabled: true } });
});
afterAll(async () => qbo.close());

describe('[facts 5.9] CompanyCurrency', () => {
  it('is a list of codes that stand there once', async () => {
    const euro = await qbo.created('CompanyCurrency', { Code: 'EUR' });
    expect(euro).toMatchObject({ Code: 'EUR', Name: 'Euro', Active: true });
    expect(codesOf(await qbo.post('companycurrency', { Code: 'EUR' }))).toEqual(['630']);
    expect(codesOf(await qbo.post('companycurrency', { Code: 'USD' }))).toEqual(['630']);
    expect(codesOf(await qbo.post('companycurrency', { Code: '12' }))).toEqual(['2220']);
    expect(codesOf(await qbo.post('companycurrency', { Name: 'Nothing' }))).toEqual(['2020']);
    const gone = { Id: euro['Id'], SyncToken: '0', sparse: true, Active: false };
    expect((await qbo.post('companycurrency', gone)).status).toBe(200);
    expect(
      rowsOf(await qbo.query("select * from CompanyCurrency where Code = 'EUR'"), 'CompanyCurrency'),
    ).toEqual([]);
  });

  it('grows by the currency that a vendor brings', async () => {
    await qbo.created('Vendor', { DisplayName: 'Swede', CurrencyRef: { value: 'SEK' } });
    const rows = rowsOf(
      await qbo.query("select * from companycurrency where Code = 'SEK'"),
      'CompanyCurrency',
    );
    expect(rows).toMatchObject([{ Code: 'SEK', Name: 'Swedish Krona' }]);
    expect(codesOf(await qbo.post('vendor', { DisplayName: 'X', CurrencyRef: { value: 'euro' } }))).toEqual([
      '2220',
    ]);
  });

  it('does not exist in a company with one currency (5030)', async () => {
    const single = await Driver.join(qbo.simulator, { seed: 'demo' });
    expect(codesOf(await single.post('companycurrency', { Code: 'EUR' }))).toEqual(['5030']);
    expect(codesOf(await single.get('exchangerate?sourcecurrencycode=EUR'))).toEqual(['5030']);
  });
});

/** A vendor and a customer who are paid in euros, and how to store a rate of a day. */
async function abroad() {
  const CurrencyRef = { value: 'EUR' };
  const made = async (entity: string) =>
    (await qbo.created(entity, { DisplayName: `Duval ${randomUUID()}`, CurrencyRef }))['Id'] ?? '';
  return {
    party: { VendorRef: { value: await made('Vendor') }, CurrencyRef },
    customer: { CustomerRef: { value: await made('Customer') }, CurrencyRef },
    set: async (AsOfDate: string, Rate: number) =>
      qbo.post('exchangerate', { SourceCurrencyCode: 'EUR', AsOfDate, Rate, SyncToken: '0' }),
  };
}

describe('[facts 5.9] the rate on a document', () => {
  it('in home money is 1, and there is none in a company with one currency, whatever a client sends', async () => {
    const home = { CurrencyRef: { value: 'USD' }, ExchangeRate: 0 };
    expect(await qbo.created('PurchaseOrder', purchaseOrder(home))).toMatchObject({ ExchangeRate: 1 });
    const single = await Driver.join(qbo.simulator, { seed: 'demo' });
    const order = await single.created('PurchaseOrder', purchaseOrder({ ExchangeRate: 0 }));
    expect(order).not.toHaveProperty('ExchangeRate');
  });

  it('is looked up for its day where none is sent, as it was stored or else as the market has it', async () => {
    const { party, set } = await abroad();
    await set('2026-03-02', 1.25);
    const rateOf = async (entity: string, body: object) =>
      (await qbo.created(entity, { ...body, ...party }))['ExchangeRate'];
    expect(await rateOf('Bill', bill({ TxnDate: '2026-03-02' }))).toBe(1.25);
    expect(await rateOf('PurchaseOrder', purchaseOrder({ TxnDate: '2026-03-02', ExchangeRate: 0 }))).toBe(
      1.25,
    );
    expect(await rateOf('Bill', bill({ TxnDate: '2026-03-03' }))).toBe(1.1);
    expect(await rateOf('Bill', bill({ TxnDate: '2026-03-02', ExchangeRate: 1.4 }))).toBe(1.4);
  });

  it('stays in a sparse update, and is looked up again in a full one without it', async () => {
    const { party } = await abroad();
    const { Id } = await qbo.created('Bill', bill({ ...party, ExchangeRate: 1.4 }));
    const update = async (SyncToken: string, changes: object) =>
      objectIn(await qbo.post('bill', { ...bill(party), Id, SyncToken, ...changes }), 'Bill')['ExchangeRate'];
    expect(await update('0', { sparse: true })).toBe(1.4);
    expect(await update('1', {})).toBe(1.1);
  });

  it('is 1 for payments and credits where none is sent', async () => {
    const { party } = await abroad();
    const owed = await qbo.created('Bill', bill(party));
    const paid = await qbo.created('BillPayment', billPayment([owed], 100, party));
    const credit = await qbo.created('VendorCredit', vendorCredit(party));
    expect([paid['ExchangeRate'], credit['ExchangeRate']]).toEqual([1, 1]);
    expect((await qbo.company('GET', '/ledger')).body).toMatchObject({ errors: [] });
  });

  it('is the same on sales: looked up for an invoice, 1 for its payment and for a credit memo', async () => {
    const { customer } = await abroad();
    const owed = await qbo.created('Invoice', invoice(customer));
    const paid = await qbo.created('Payment', payment([owed], 100, customer));
    const credit = await qbo.created('CreditMemo', creditMemo(customer));
    expect([owed, paid, credit].map(({ ExchangeRate }) => ExchangeRate)).toEqual([1.1, 1, 1]);
    expect((await qbo.company('GET', '/ledger')).body).toMatchObject({ errors: [] });
  });
});

describe('[facts 5.9] ExchangeRate', () => {
  const path = 'exchangerate?sourcecurrencycode=EUR&asofdate=2026-11-20';

  it('is the rate of the market until somebody sets another', async () => {
    const read = objectIn(await qbo.get(path), 'ExchangeRate');
    expect(read).toMatchObject({
      SourceCurrencyCode: 'EUR',
      TargetCurrencyCode: 'USD',
      AsOfDate: '2026-11-20',
      Rate: 1.1,
      SyncToken: '0',
    });
    expect(read).not.toHaveProperty('Id');
    const set = await qbo.post('exchangerate', { ...read, Rate: '1.25' });
    expect(set.body['ExchangeRate']).toMatchObject({ Rate: 1.25, SyncToken: '1' });
    expect(objectIn(await qbo.get(path), 'ExchangeRate')).toMatchObject({ Rate: 1.25 });
    expect(codesOf(await qbo.post('exchangerate', { ...read, Rate: 2 }))).toEqual(['5010']);
    const other = await qbo.get('exchangerate?sourcecurrencycode=EUR&asofdate=2026-11-21');
    expect(objectIn(other, 'ExchangeRate')['Rate']).toBe(1.1);
    const query =
      "select * from ExchangeRate where SourceCurrencyCode in ('EUR') and AsOfDate = '2026-11-20'";
    expect(rowsOf(await qbo.query(query), 'ExchangeRate')).toMatchObject([{ Rate: 1.25 }]);
  });

  it('is today’s without a day, and 1 for the home currency', async () => {
    const home = objectIn(await qbo.get('exchangerate?sourcecurrencycode=usd'), 'ExchangeRate');
    expect(home).toMatchObject({ Rate: 1, SourceCurrencyCode: 'USD' });
    expect(scalarText(home['AsOfDate'])).toMatch(/^\d{4}-\d\d-\d\d$/);
  });

  it.each([
    ['no currency', 'exchangerate', '2020'],
    ['a code that is none', 'exchangerate?sourcecurrencycode=EURO', '2220'],
    ['a day that is none', 'exchangerate?sourcecurrencycode=EUR&asofdate=today', '2060'],
  ])('refuses %s', async (_what, wrong, code) => {
    expect(codesOf(await qbo.get(wrong))).toEqual([code]);
  });

  it.each([
    [{ SourceCurrencyCode: 'EUR', AsOfDate: '2026-11-20', Rate: 0, SyncToken: '1' }, '2240'],
    [{ SourceCurrencyCode: 'EUR', AsOfDate: '2026-11-20', SyncToken: '1' }, '2020'],
    [{ SourceCurrencyCode: 'EUR', AsOfDate: '2026-01-01', Rate: 1.3 }, '2020'],
    [{ SourceCurrencyCode: 'EUR', Foo: 1 }, '2010'],
  ])('refuses %j with %s', async (body, code) => {
    expect(codesOf(await qbo.post('exchangerate', body))).toEqual([code]);
  });
});
