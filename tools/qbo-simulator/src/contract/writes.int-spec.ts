import { objectsOf, scalarText } from '../json';
import { codesOf, faultsOf, objectIn, rowsOf } from '../testing/driver';
import { ContractCompany } from './testing/contract-company';
import { advertising, bill, order, pumps, version } from './testing/documents';

let qbo: ContractCompany;
beforeAll(async () => {
  qbo = await ContractCompany.open();
});
afterAll(async () => qbo.close());

describe('[N7] [facts 3.3] [facts 3.4] writing a vendor', () => {
  it('creates it at version 0, active, and prints checks to its name', async () => {
    const DisplayName = qbo.unique('Rope');
    const vendor = await qbo.created('Vendor', { DisplayName, TaxIdentifier: '99-5688293' });
    expect(vendor).toMatchObject({
      DisplayName,
      SyncToken: '0',
      Active: true,
      PrintOnCheckName: DisplayName,
    });
    expect(vendor['TaxIdentifier']).toMatch(/^\D*8293$/);
    expect(await qbo.read('Vendor', vendor)).toEqual(vendor);
  });

  it('leaves the rest alone in a sparse update, and counts the version', async () => {
    const vendor = await qbo.created('Vendor', { DisplayName: qbo.unique('Nail'), AcctNum: 'A-1' });
    const answer = await qbo.post('vendor', { ...version(vendor), sparse: true, CompanyName: 'Nails Ltd' });
    expect(objectIn(answer, 'Vendor')).toMatchObject({
      ...{ DisplayName: vendor['DisplayName'], AcctNum: 'A-1' },
      ...{ CompanyName: 'Nails Ltd', SyncToken: '1' },
    });
  });

  it('empties in a full update what is not sent', async () => {
    const DisplayName = qbo.unique('Screw');
    const vendor = await qbo.created('Vendor', { DisplayName, AcctNum: 'A-1', CompanyName: 'Screws Ltd' });
    const answer = await qbo.post('vendor', { ...version(vendor), DisplayName, CompanyName: 'Screws Inc' });
    expect(objectIn(answer, 'Vendor')).toMatchObject({ CompanyName: 'Screws Inc' });
    expect(objectIn(answer, 'Vendor')).not.toHaveProperty('AcctNum');
  });

  it('refuses an old version with 5010', async () => {
    const vendor = await qbo.created('Vendor', { DisplayName: qbo.unique('Bolt') });
    await qbo.post('vendor', { ...version(vendor), sparse: true, AcctNum: 'A-1' });
    const answer = await qbo.post('vendor', { ...version(vendor), sparse: true, AcctNum: 'A-2' });
    expect(answer.status).toBe(400);
    expect(faultsOf(answer)).toMatchObject([
      { code: '5010', Message: 'Stale Object Error', Detail: expect.stringContaining('You and ') },
    ]);
  });

  it('refuses the name of a customer with 6240 [facts 5.0]', async () => {
    const { DisplayName = '' } = await qbo.read('Customer', { Id: '3' });
    const answer = await qbo.post('vendor', { DisplayName });
    expect(faultsOf(answer)).toMatchObject([{ code: '6240', Message: 'Duplicate Name Exists Error' }]);
  });

  it('hides it when it is made inactive, keeps its name taken, and can be read by id [facts 3.5]', async () => {
    const DisplayName = qbo.unique('Hidden');
    const vendor = await qbo.created('Vendor', { DisplayName });
    expect((await qbo.inactivate('Vendor', vendor)).status).toBe(200);
    const hidden = await qbo.read('Vendor', vendor);
    expect(scalarText(hidden['DisplayName']).toLowerCase()).toBe(`${DisplayName} (deleted)`.toLowerCase());
    expect(
      rowsOf(await qbo.query(`select Id from Vendor where Id = '${scalarText(vendor['Id'])}'`), 'Vendor'),
    ).toEqual([]);
    const all = `select * from Vendor where Id = '${scalarText(vendor['Id'])}' and Active in (true, false)`;
    expect(rowsOf(await qbo.query(all), 'Vendor')).toMatchObject([{ Id: vendor['Id'], Active: false }]);
    expect(codesOf(await qbo.post('vendor', { DisplayName }))).toEqual(['6240']);
  });
});

describe('[N7] [facts 3.2] a requestid', () => {
  it('makes a repeat harmless: the same answer, and one object', async () => {
    const requestid = qbo.unique('contract').replace(' ', '-');
    const body = { DisplayName: qbo.unique('Once') };
    const first = await qbo.created('Vendor', body, `?requestid=${requestid}`);
    const again = objectIn(await qbo.post(`vendor?requestid=${requestid}`, body), 'Vendor');
    expect(again['Id']).toBe(first['Id']);
  });

  it('tells calls with other ids apart', async () => {
    const body = { DisplayName: qbo.unique('Twice') };
    await qbo.created('Vendor', body, `?requestid=${qbo.unique('first').replace(' ', '-')}`);
    const other = qbo.unique('second').replace(' ', '-');
    expect(codesOf(await qbo.post(`vendor?requestid=${other}`, body))).toEqual(['6240']);
  });
});

describe('[N7] [facts 5.10] writing an order', () => {
  it('shows the defaults: open, not sent, not billable, untaxed, in dollars', async () => {
    expect(await qbo.created('PurchaseOrder', order(pumps(2, 6.25)))).toMatchObject({
      ...{ POStatus: 'Open', EmailStatus: 'NotSet', TotalAmt: 12.5 },
      ...{ VendorRef: { value: '41' }, CurrencyRef: { value: 'USD' } },
      Line: [
        {
          ...{ Id: '1', Amount: 12.5 },
          ItemBasedExpenseLineDetail: { BillableStatus: 'NotBillable', TaxCodeRef: { value: 'NON' } },
        },
      ],
    });
  });

  it('rounds halves up on exact decimals', async () => {
    const made = await qbo.created('PurchaseOrder', order(pumps(14.5, 128.35, { Amount: 1861.08 })));
    expect(made['TotalAmt']).toBe(1861.08);
  });

  it('replaces the lines: the one with an Id stays that line, others come and go [facts 3.4]', async () => {
    const made = await qbo.created('PurchaseOrder', order(advertising(1), advertising(2)));
    const [, second] = objectsOf(made['Line']);
    const Line = [{ ...advertising(5), Id: second?.['Id'] ?? '' }, advertising(7)];
    const answer = await qbo.post('purchaseorder', { ...version(made), sparse: true, Line });
    const lines = objectsOf(objectIn(answer, 'PurchaseOrder')['Line']);
    expect(lines.map(({ Amount }) => Amount)).toEqual([5, 7]);
    expect(lines[0]?.['Id']).toBe(second?.['Id']);
    expect(objectsOf(made['Line']).map(({ Id }) => Id)).not.toContain(lines[1]?.['Id']);
  });

  it('is closed by an update of its POStatus', async () => {
    const made = await qbo.created('PurchaseOrder', order(advertising(1)));
    const answer = await qbo.post('purchaseorder', { ...version(made), sparse: true, POStatus: 'Closed' });
    expect(objectIn(answer, 'PurchaseOrder')).toMatchObject({ POStatus: 'Closed', SyncToken: '1' });
  });

  it('answers a delete with a stub, and is 400 with 610 afterwards [facts 3.5] [facts 4.2]', async () => {
    const made = await qbo.created('PurchaseOrder', order(advertising(1)));
    const { body } = await qbo.remove('PurchaseOrder', made);
    expect(body['PurchaseOrder']).toEqual({ status: 'Deleted', domain: 'QBO', Id: made['Id'] });
    const gone = await qbo.get(`purchaseorder/${scalarText(made['Id'])}`);
    expect([gone.status, ...codesOf(gone)]).toEqual([400, '610']);
  });
});

describe('[N7] [facts 5.12] writing a bill', () => {
  it('has no number of its own, falls due, and is owed', async () => {
    const made = await qbo.created('Bill', bill(advertising(40)));
    expect(made).not.toHaveProperty('DocNumber');
    expect(made).toMatchObject({
      ...{ TotalAmt: 40, Balance: 40, APAccountRef: { value: '33' } },
      DueDate: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
    });
  });

  it('accepts a number twice when the request says so', async () => {
    const numbered = bill(advertising(1), { DocNumber: qbo.unique('C') });
    await qbo.created('Bill', numbered);
    await expect(qbo.created('Bill', numbered, '?include=allowduplicatedocnum')).resolves.toMatchObject({
      DocNumber: numbered['DocNumber'],
    });
  });

  it('wants its vendor in a sparse update too [facts 3.4]', async () => {
    const made = await qbo.created('Bill', bill(advertising(1)));
    const without = await qbo.post('bill', { ...version(made), sparse: true, PrivateNote: 'x' });
    expect(without.status).toBe(400);
    const { VendorRef = '' } = made;
    const answer = await qbo.post('bill', { ...version(made), sparse: true, VendorRef, PrivateNote: 'x' });
    expect(objectIn(answer, 'Bill')).toMatchObject({ PrivateNote: 'x', TotalAmt: 1 });
  });
});
