import { objectsOf, scalarText, type JsonObject } from '../json';
import { codesOf, Driver, faultsOf, objectIn, rowsOf } from '../testing/driver';
import { bill, billPayment, accountLine, itemLine } from '../testing/documents';

let qbo: Driver;
beforeAll(async () => {
  qbo = await Driver.start({ seed: 'demo' });
});
afterAll(async () => qbo.close());

async function read(entity: string, id: string): Promise<JsonObject> {
  return objectIn(await qbo.get(`${entity.toLowerCase()}/${id}`), entity);
}

describe('[facts 5.12] Bill', () => {
  it('reads back with the defaults of QuickBooks and is never given a number', async () => {
    const created = await qbo.created('Bill', bill({ TxnDate: '2026-11-20' }));
    expect(created).toMatchObject({
      domain: 'QBO',
      sparse: false,
      SyncToken: '0',
      TxnDate: '2026-11-20',
      DueDate: '2026-11-20',
      TotalAmt: 100,
      Balance: 100,
      CurrencyRef: { value: 'USD', name: 'United States Dollar' },
      VendorRef: { value: '41', name: 'Hicks Hardware' },
      APAccountRef: { value: '33', name: 'Accounts Payable (A/P)' },
      Line: [
        {
          Id: '1',
          LineNum: 1,
          Amount: 100,
          AccountBasedExpenseLineDetail: {
            AccountRef: { value: '7', name: 'Advertising' },
            BillableStatus: 'NotBillable',
            TaxCodeRef: { value: 'NON' },
          },
        },
      ],
    });
    expect(created).not.toHaveProperty('DocNumber');
    expect(created).not.toHaveProperty('LinkedTxn');
    expect(await read('Bill', scalarText(created['Id']))).toEqual(created);
  });

  it('is due as its term says', async () => {
    const net30 = rowsOf(await qbo.query("SELECT * FROM Term WHERE Name = 'Net 30'"), 'Term')[0];
    const SalesTermRef = { value: scalarText(net30?.['Id']) };
    const due = await qbo.created('Bill', bill({ TxnDate: '2026-11-20', SalesTermRef }));
    expect(due['DueDate']).toBe('2026-12-20');
    const given = await qbo.created('Bill', bill({ SalesTermRef, DueDate: '2027-01-01' }));
    expect(given['DueDate']).toBe('2027-01-01');
  });

  it('accepts a used number, as the warning is off in most companies', async () => {
    await qbo.created('Bill', bill({ DocNumber: 'INV-1' }));
    expect((await qbo.post('bill', bill({ DocNumber: 'INV-1' }))).status).toBe(200);
  });

  it('[AT-44] refuses a used number with 6140 where the company warns, unless the request accepts it', async () => {
    const strict = await Driver.join(qbo.simulator, {
      seed: 'demo',
      switches: { warn_duplicate_bill_no: true },
    });
    const holder = await strict.created('Bill', bill({ DocNumber: 'INV-2' }));
    const refused = await strict.post('bill', bill({ DocNumber: 'INV-2' }));
    expect(faultsOf(refused)[0]).toMatchObject({
      code: '6140',
      Detail: expect.stringContaining(
        `DocNumber=INV-2 is assigned to TxnType=Bill with TxnId=${scalarText(holder['Id'])}`,
      ),
    });
    const accepted = await strict.post('bill?include=allowduplicatedocnum', bill({ DocNumber: 'INV-2' }));
    expect(accepted.status).toBe(200);
  });

  it.each([
    ['no vendor', { VendorRef: undefined }, ['2020']],
    ['no lines', { Line: undefined }, ['2020']],
    ['an empty list of lines', { Line: [] }, ['2250']],
    ['an amount without account', { Line: [accountLine(10, null)] }, ['6440']],
    ['a number of 22 characters', { DocNumber: 'x'.repeat(22) }, ['2050']],
    ['a status, which bills do not have', { POStatus: 'Open' }, ['2010']],
    ['a total below zero', { Line: [accountLine(10), accountLine(-11)] }, ['6000']],
    ['a wrong amount', { Line: [itemLine(3, 3.34, { Amount: 10 })] }, ['6070']],
    ['a receivable as A/P account', { APAccountRef: { value: '84' } }, ['6430']],
  ])('refuses %s', async (_what, changes, codes) => {
    const answer = await qbo.post('bill', bill(changes));
    expect({ status: answer.status, codes: codesOf(answer) }).toEqual({ status: 400, codes });
  });

  it('takes lines below zero while the total is not', async () => {
    const discounted = await qbo.created('Bill', bill({ Line: [accountLine(100), accountLine(-100)] }));
    expect(discounted).toMatchObject({ TotalAmt: 0, Balance: 0 });
  });

  it('is found by vendor, balance and dates', async () => {
    const other = await Driver.join(qbo.simulator, { seed: 'demo' });
    await other.created('Bill', bill({ TxnDate: '2026-01-01' }));
    await other.created('Bill', bill({ VendorRef: { value: '46' }, TxnDate: '2026-02-01' }));
    const rows = rowsOf(
      await other.query(
        "SELECT * FROM Bill WHERE VendorRef = '46' AND Balance > '0' AND TxnDate >= '2026-02-01'",
      ),
      'Bill',
    );
    expect(rows.map(({ VendorRef }) => VendorRef)).toEqual([expect.objectContaining({ value: '46' })]);
  });

  it.each(['SimpleStart'])('is refused with 5020 in %s', async (plan) => {
    const small = await Driver.join(qbo.simulator, { seed: 'demo', plan });
    expect(codesOf(await small.post('bill', bill()))).toEqual(['5020']);
  });
});

describe('[facts 3.4] updates of a bill', () => {
  it('need VendorRef even when they are sparse', async () => {
    const created = await qbo.created('Bill', bill({ PrivateNote: 'a' }));
    const sparse = { Id: created['Id'], SyncToken: '0', sparse: true, DocNumber: 'N' };
    expect(codesOf(await qbo.post('bill', sparse))).toEqual(['2020']);
    const updated = await qbo.post('bill', { ...sparse, VendorRef: { value: '41' } });
    expect(updated.body['Bill']).toMatchObject({ PrivateNote: 'a', DocNumber: 'N', SyncToken: '1' });
  });

  it('empty what a full update does not send', async () => {
    const created = await qbo.created('Bill', bill({ PrivateNote: 'a', DocNumber: 'N' }));
    const full = await qbo.post('bill', bill({ Id: created['Id'], SyncToken: '0' }));
    expect(full.body['Bill']).not.toHaveProperty('PrivateNote');
    expect(full.body['Bill']).not.toHaveProperty('DocNumber');
  });

  it('move the open balance with the total', async () => {
    const created = await qbo.created('Bill', bill());
    const updated = await qbo.post('bill', {
      ...bill({ Line: [accountLine(70)] }),
      Id: created['Id'],
      SyncToken: '0',
    });
    expect(updated.body['Bill']).toMatchObject({ TotalAmt: 70, Balance: 70 });
  });
});

describe('[facts 3.5] deletes and voids of bills', () => {
  it('a deleted bill leaves the vendor and the accounts as they were', async () => {
    const own = await Driver.join(qbo.simulator, { seed: 'demo' });
    const vendor = async () => objectIn(await own.get('vendor/41'), 'Vendor');
    const account = async () => objectIn(await own.get('account/33'), 'Account');
    const created = await own.created('Bill', bill());
    expect([(await vendor())['Balance'], (await account())['CurrentBalance']]).toEqual([100, 100]);
    expect((await vendor())['SyncToken']).toBe('0');
    const deleted = await own.post('bill?operation=delete', { Id: created['Id'], SyncToken: '0' });
    expect(deleted.body['Bill']).toEqual({ status: 'Deleted', domain: 'QBO', Id: created['Id'] });
    expect([(await vendor())['Balance'], (await account())['CurrentBalance']]).toEqual([0, 0]);
    const gone = await own.get(`bill/${scalarText(created['Id'])}`);
    expect([gone.status, codesOf(gone)]).toEqual([400, ['610']]);
  });

  it('a bill cannot be voided (500)', async () => {
    const created = await qbo.created('Bill', bill());
    const answer = await qbo.post('bill?operation=update&include=void', {
      Id: created['Id'],
      SyncToken: '0',
      sparse: true,
    });
    expect(codesOf(answer)).toEqual(['500']);
  });

  it('a paid bill stays until its payment goes', async () => {
    const created = await qbo.created('Bill', bill());
    const payment = await qbo.created('BillPayment', billPayment([created], 100));
    const removal = async () => {
      const { SyncToken } = await read('Bill', scalarText(created['Id']));
      return qbo.post('bill?operation=delete', { Id: created['Id'], SyncToken });
    };
    expect(codesOf(await removal())).toEqual(['6000']);
    await qbo.post('billpayment?operation=delete', { Id: payment['Id'], SyncToken: '0' });
    expect((await removal()).status).toBe(200);
  });

  it('with delete_paid_bill unlink, the money of a deleted bill stays with the vendor', async () => {
    const lax = await Driver.join(qbo.simulator, { seed: 'demo', switches: { delete_paid_bill: 'unlink' } });
    const created = await lax.created('Bill', bill());
    const payment = await lax.created('BillPayment', billPayment([created], 100));
    await lax.post('bill?operation=delete', { Id: created['Id'], SyncToken: '1' });
    const left = objectIn(await lax.get(`billpayment/${scalarText(payment['Id'])}`), 'BillPayment');
    expect(left).toMatchObject({ Line: [], TotalAmt: 100, SyncToken: '1' });
    expect(objectIn(await lax.get('vendor/41'), 'Vendor')['Balance']).toBe(-100);
  });
});

describe('[facts 5.5] inventory', () => {
  it('a bill brings items in and an order does not', async () => {
    const own = await Driver.join(qbo.simulator, { seed: 'demo' });
    const item = async () => objectIn(await own.get('item/11'), 'Item');
    const before = await item();
    await own.created('PurchaseOrder', { VendorRef: { value: '41' }, Line: [itemLine(5, 10)] });
    expect((await item())['QtyOnHand']).toBe(25);
    await own.created('Bill', bill({ Line: [itemLine(5, 10)] }));
    expect(await item()).toEqual({ ...before, QtyOnHand: 30 });
    const asset = objectIn(await own.get('account/81'), 'Account');
    expect(asset['CurrentBalance']).toBe(646.25);
  });

  it('a bill before the start date of the inventory is refused (6270)', async () => {
    const early = await qbo.post('bill', bill({ TxnDate: '2001-01-01', Line: [itemLine(1, 10)] }));
    expect(codesOf(early)).toEqual(['6270']);
  });
});

describe('[facts 4.3] the closing date', () => {
  it.each([
    [false, '6200'],
    [true, '6210'],
  ])('closes the books to what posts (password %s: %s)', async (closing_date_password, code) => {
    const own = await Driver.join(qbo.simulator, { seed: 'demo', switches: { closing_date_password } });
    const old = await own.created('Bill', bill({ TxnDate: '2025-12-31' }));
    const preferences = objectIn(await own.get('preferences'), 'Preferences');
    await own.post('preferences', {
      Id: '1',
      SyncToken: preferences['SyncToken'],
      sparse: true,
      AccountingInfoPrefs: { BookCloseDate: '2025-12-31' },
    });
    const again = await own.post('bill', bill({ TxnDate: '2025-12-31' }));
    expect(codesOf(again)).toEqual([code]);
    expect(faultsOf(again)[0]?.Detail).toContain('The account period has closed');
    const key = { Id: old['Id'], SyncToken: '0' };
    expect(codesOf(await own.post('bill?operation=delete', key))).toEqual([code]);
    expect(codesOf(await own.post('bill', bill({ ...key, TxnDate: '2026-01-01' })))).toEqual([code]);
    expect((await own.post('bill', bill({ TxnDate: '2026-01-01' }))).status).toBe(200);
    const order = { VendorRef: { value: '41' }, TxnDate: '2025-12-31', Line: [itemLine(1, 10)] };
    expect((await own.post('purchaseorder', order)).status).toBe(200);
  });
});

describe('[facts 4.3] names and accounts with a balance', () => {
  it.each([
    ['Vendor', '41'],
    ['Account', '33'],
  ])('a %s with a balance cannot be made inactive (6220)', async (entity, id) => {
    const own = await Driver.join(qbo.simulator, { seed: 'demo' });
    const created = await own.created('Bill', bill());
    const inactive = { Id: id, SyncToken: '0', sparse: true, Active: false };
    expect(codesOf(await own.post(entity.toLowerCase(), inactive))).toEqual(['6220']);
    await own.post('bill?operation=delete', { Id: created['Id'], SyncToken: '0' });
    expect((await own.post(entity.toLowerCase(), inactive)).status).toBe(200);
  });

  it('a sub-account counts in the balance of its parents', async () => {
    const own = await Driver.join(qbo.simulator, { seed: 'demo' });
    const balances = async (id: string) => {
      const account = objectIn(await own.get(`account/${id}`), 'Account');
      return [account['CurrentBalance'], account['CurrentBalanceWithSubAccounts']];
    };
    expect(await balances('37')).toEqual([0, 13495]);
    const savings = { Name: 'Reserve', AccountType: 'Bank', ParentRef: { value: '35' }, OpeningBalance: 99 };
    const created = await own.created('Account', savings);
    expect(created).toMatchObject({ CurrentBalance: 99, CurrentBalanceWithSubAccounts: 99 });
    expect(await balances('35')).toEqual([1201, 1300]);
    const rows = objectsOf(
      objectIn(await own.query("SELECT * FROM Account WHERE CurrentBalance = '99'"), 'QueryResponse')[
        'Account'
      ],
    );
    expect(rows.map(({ Id }) => Id)).toEqual([created['Id']]);
  });
});
