import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { isObject, objectsOf, scalarText, type JsonObject } from '../json';
import { startSimulator } from '../index';
import { accountLine, bill, billPayment, invoice, itemLine, pumpsSold } from '../testing/documents';
import { Driver, objectIn, send } from '../testing/driver';

const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'qbo-simulator-ledger-'));
let qbo: Driver;
beforeAll(async () => {
  qbo = await Driver.start({ seed: 'demo' }, { dataDir: directory });
});
afterAll(async () => {
  await qbo.close();
  fs.rmSync(directory, { recursive: true });
});

async function report(by = qbo): Promise<JsonObject> {
  return (await by.company('GET', '/ledger')).body;
}

/** The row of an account in the trial balance. */
function rowOf(ledger: JsonObject, accountId: string): JsonObject | undefined {
  const trialBalance = ledger['trialBalance'];
  return objectsOf(isObject(trialBalance) ? trialBalance['accounts'] : []).find(
    (row) => row['accountId'] === accountId,
  );
}

describe('the ledger of a company', () => {
  it('balances from the first day', async () => {
    const ledger = await report();
    expect(ledger).toMatchObject({ errors: [], payables: [], receivables: [] });
    const { debit, credit } = objectIn(
      { status: 200, headers: new Headers(), text: '', body: ledger },
      'trialBalance',
    );
    expect(debit).toBe(credit);
    expect(rowOf(ledger, '81')).toMatchObject({ name: 'Inventory Asset', debit: '596.25', credit: '0' });
  });

  it('knows accounts, payables and stock after a bill and its payment', async () => {
    const own = await Driver.join(qbo.simulator, { seed: 'demo' });
    const owed = await own.created('Bill', bill({ Line: [itemLine(4, 10), accountLine(60.5)] }));
    await own.created('BillPayment', billPayment([owed], 100.5));
    await own.created('Bill', bill({ VendorRef: { value: '46' } }));
    const ledger = await report(own);
    expect(ledger).toMatchObject({
      errors: [],
      payables: [{ vendorId: '46', accountId: '33', owed: '100' }],
      stock: expect.arrayContaining([{ itemId: '11', quantity: '29', value: '290' }]),
    });
    expect(rowOf(ledger, '7')).toMatchObject({ debit: '160.5', credit: '0' });
    expect(rowOf(ledger, '33')).toMatchObject({ debit: '0', credit: '100' });
    expect(rowOf(ledger, '35')).toMatchObject({ debit: '1100.5' });
  });

  it('is the same after a restart', async () => {
    await qbo.created('Bill', bill({ Line: [itemLine(4, 10)] }));
    await qbo.created('Invoice', invoice({ Line: [pumpsSold(27, 30)] }));
    const before = await report();
    expect(before).toMatchObject({ errors: [], receivables: [{ customerId: '3', owed: '810' }] });
    await qbo.close();
    const simulator = await startSimulator({ dataDir: directory });
    const after = await send(`${simulator.url}/_control/companies/${qbo.realmId}/ledger`, 'GET');
    expect(after.body).toEqual(before);
    await simulator.close();
    qbo = await Driver.start({ seed: 'demo' });
  });

  it('facts 5.6 and 5.9: has one A/P account per currency, and home amounts', async () => {
    const own = await Driver.join(qbo.simulator, {
      seed: 'demo',
      preferences: { MultiCurrencyEnabled: true },
    });
    const CurrencyRef = { value: 'EUR' };
    const vendor = await own.created('Vendor', { DisplayName: 'Ateliers Duval', CurrencyRef });
    const VendorRef = { value: scalarText(vendor['Id']) };
    const owed = await own.created('Bill', bill({ VendorRef, CurrencyRef, ExchangeRate: 1.125 }));
    expect(owed).toMatchObject({
      APAccountRef: { name: 'Accounts Payable (A/P) - EUR' },
      TotalAmt: 100,
      Balance: 100,
      HomeBalance: 112.5,
    });
    const home = await own.created('Bill', bill({ CurrencyRef: { value: 'USD' } }));
    expect(home['APAccountRef']).toMatchObject({ value: '33' });
    await own.created(
      'BillPayment',
      billPayment([owed], 100, { VendorRef, CurrencyRef, ExchangeRate: 1.125 }),
    );
    const ledger = await report(own);
    expect(ledger).toMatchObject({ errors: [], payables: [{ vendorId: '41', owed: '100' }] });
    expect(rowOf(ledger, '35')).toMatchObject({ debit: '1088.5' });
  });
});
