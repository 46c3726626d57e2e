import { scalarText, type JsonObject } from '../json';
import { accountLine, bill, invoice, payment } from '../testing/documents';
import { codesOf, Driver, objectIn, purchaseOrder, rowsOf, send } from '../testing/driver';

let qbo: Driver;
beforeAll(async () => {
  qbo = await Driver.start({ seed: 'demo', preferences: { MultiCurrencyEnabled: true } });
});
afterAll(async () => qbo.close());

/** The smallest object of each kind, and a change to it. */
const LISTS: readonly (readonly [string, JsonObject, JsonObject])[] = [
  ['Vendor', { DisplayName: 'V' }, { CompanyName: 'changed' }],
  ['Customer', { DisplayName: 'C' }, { Notes: 'changed' }],
  ['Employee', { GivenName: 'E' }, { EmployeeNumber: 'changed' }],
  ['Item', { Name: 'I', Type: 'Service', IncomeAccountRef: { value: '1' } }, { Description: 'changed' }],
  ['Account', { Name: 'A', AccountType: 'Expense' }, { Description: 'changed' }],
  ['Class', { Name: 'K' }, { Name: 'changed' }],
  ['Department', { Name: 'D' }, { Name: 'changed' }],
  ['Term', { Name: 'T', DueDays: 3 }, { Name: 'changed' }],
  ['PaymentMethod', { Name: 'P' }, { Name: 'changed' }],
  ['CompanyCurrency', { Code: 'EUR' }, { Name: 'changed' }],
];

const inDollars = (body: Record<string, unknown>) =>
  ({ CurrencyRef: { value: 'USD' }, ...body }) as JsonObject;
const note = { PrivateNote: 'changed' };
const entryLine = (PostingType: string) => ({
  Amount: 9,
  DetailType: 'JournalEntryLineDetail',
  JournalEntryLineDetail: { PostingType, AccountRef: { value: PostingType === 'Debit' ? '7' : '8' } },
});
const deposited = {
  Amount: 5,
  DetailType: 'DepositLineDetail',
  DepositLineDetail: { AccountRef: { value: '5' } },
};
const check = {
  VendorRef: { value: '41' },
  TotalAmt: 5,
  PayType: 'Check',
  CheckPayment: { BankAccountRef: { value: '35' } },
};

const DOCUMENTS: readonly (readonly [string, JsonObject, JsonObject])[] = [
  ['Bill', inDollars(bill()), { ...note, VendorRef: { value: '41' } }],
  ['VendorCredit', inDollars(bill()), { ...note, VendorRef: { value: '41' } }],
  ['BillPayment', inDollars({ ...check, Line: [] }), { ...note, VendorRef: { value: '41' } }],
  ['Purchase', inDollars({ PaymentType: 'Cash', AccountRef: { value: '35' }, Line: [accountLine(5)] }), note],
  ['JournalEntry', { Line: [entryLine('Debit'), entryLine('Credit')] }, note],
  ['Invoice', inDollars(invoice()), note],
  ['Estimate', inDollars(invoice()), note],
  ['CreditMemo', inDollars(invoice()), note],
  ['SalesReceipt', inDollars(invoice()), note],
  ['RefundReceipt', inDollars(invoice({ DepositToAccountRef: { value: '35' } })), note],
  ['Payment', inDollars(payment([], 5)), note],
  ['Deposit', { DepositToAccountRef: { value: '35' }, Line: [deposited] }, note],
  ['Transfer', { FromAccountRef: { value: '35' }, ToAccountRef: { value: '36' }, Amount: 5 }, note],
  ['TimeActivity', { NameOf: 'Vendor', VendorRef: { value: '41' }, Hours: 1 }, { Description: 'changed' }],
  ['PurchaseOrder', purchaseOrder({ CurrencyRef: { value: 'USD' } }) as JsonObject, { Memo: 'changed' }],
  ['Attachable', { Note: 'N' }, { Note: 'changed' }],
];

const FORMS = [
  ...['PurchaseOrder', 'Invoice', 'Estimate', 'CreditMemo', 'SalesReceipt', 'RefundReceipt', 'Payment'],
];

async function changeAndFind(entity: string, body: JsonObject, change: JsonObject): Promise<JsonObject> {
  const path = entity.toLowerCase();
  const created = await qbo.created(entity, body);
  const id = scalarText(created['Id']);
  expect((await qbo.get(`${path}/${id}`)).body[entity]).toEqual(created);
  const sparse = await qbo.post(path, { ...change, Id: id, SyncToken: '0', sparse: true });
  expect(sparse.body[entity]).toMatchObject({ ...change, SyncToken: '1' });
  const full = await qbo.post(`${path}?operation=update`, { ...objectIn(sparse, entity), sparse: false });
  expect(full.body[entity]).toMatchObject({ ...change, SyncToken: '2' });
  expect(rowsOf(await qbo.query(`select * from ${path} where Id = '${id}';`), entity)).toMatchObject([
    change,
  ]);
  return objectIn(full, entity);
}

describe('[facts 5.16] which entity has which operation', () => {
  it.each(LISTS)('%s is created, read, queried, updated and made inactive, not deleted', async (...row) => {
    const [entity] = row;
    const { Id, SyncToken } = await changeAndFind(...row);
    const path = entity.toLowerCase();
    expect(codesOf(await qbo.post(`${path}?operation=delete`, { Id, SyncToken }))).toEqual(['500']);
    const inactive = await qbo.post(path, { Id, SyncToken, sparse: true, Active: false });
    expect(inactive.body[entity]).toMatchObject({ Active: false });
    const query = `select * from ${entity} where Id = '${scalarText(Id)}'`;
    expect(rowsOf(await qbo.query(query), entity)).toEqual([]);
    expect(rowsOf(await qbo.query(`${query} and Active = false`), entity)).toHaveLength(1);
  });

  it.each(DOCUMENTS)('%s is created, read, queried, updated and deleted', async (...row) => {
    const [entity] = row;
    const { Id, SyncToken } = await changeAndFind(...row);
    const path = entity.toLowerCase();
    const deleted = await qbo.post(`${path}?operation=delete`, { Id, SyncToken });
    expect(deleted.body[entity]).toEqual({ status: 'Deleted', domain: 'QBO', Id });
    expect(codesOf(await qbo.get(`${path}/${scalarText(Id)}`))).toEqual(['610']);
    expect(rowsOf(await qbo.query(`select * from ${entity} where Id = '${scalarText(Id)}'`), entity)).toEqual(
      [],
    );
  });

  it('has a pdf and can be sent: orders, sales forms and payments of customers only', async () => {
    for (const [entity, body] of DOCUMENTS) {
      const path = `${entity.toLowerCase()}/${scalarText((await qbo.created(entity, body))['Id'])}`;
      const pdf = await send(qbo.api(`${path}/pdf`), 'GET', undefined, qbo.headers());
      const sent = await qbo.post(`${path}/send?sendTo=a@example.org`, undefined);
      const status = FORMS.includes(entity) ? 200 : 400;
      expect([entity, pdf.status, sent.status]).toEqual([entity, status, status]);
    }
  });

  it.each(['taxcode', 'taxrate', 'reimbursecharge'])('%s is read only', async (entity) => {
    expect(codesOf(await qbo.post(entity, { Name: 'new' }))).toEqual(['500']);
    expect((await qbo.query(`select * from ${entity}`)).status).toBe(200);
  });

  it.each(['CompanyInfo', 'Preferences'])('%s is there once: read, queried and updated', async (entity) => {
    const read = objectIn(await qbo.get(`${entity.toLowerCase()}/1`), entity);
    expect(rowsOf(await qbo.query(`select * from ${entity}`), entity)).toEqual([read]);
    const updated = await qbo.post(entity.toLowerCase(), { ...read, sparse: true });
    expect(updated.body[entity]).toMatchObject({ Id: '1', SyncToken: '1' });
  });
});
