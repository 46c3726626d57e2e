import { DEMO_APP, actAs } from '../testing/connect-app';
import { Driver, purchaseOrder } from '../testing/driver';

let qbo: Driver;
beforeEach(async () => {
  qbo = await Driver.start({ seed: 'demo' }, { standingAt: Date.parse('2026-11-20T18:00:00Z') });
  await actAs(qbo, DEMO_APP);
});
afterEach(async () => qbo.close());

const order = async (changes: Record<string, unknown>) =>
  qbo.created('PurchaseOrder', purchaseOrder(changes));
const report = async () => (await qbo.company('GET', '/report')).body;

describe('the report on a company', () => {
  it('has nothing to tell of an untouched one', async () => {
    expect(await report()).toEqual({
      documents: 0,
      duplicates: [],
      orphans: [],
      lookAlikes: [],
      markers: {},
      unmarkedLookAlikes: [],
      totals: {},
      busiestSecond: { time: null, calls: 0 },
      busiestMinute: { time: null, calls: 0 },
      inFlightMaximum: 0,
      perDocument: { calls: null, reads: null },
    });
  });

  it('names the documents of every marker, what looks like them, sums and load', async () => {
    await order({ PrivateNote: 'lb:1', DocNumber: 'A' });
    await order({ PrivateNote: 'lb:1', DocNumber: 'B' });
    await order({ PrivateNote: 'lb:2', DocNumber: 'C', VendorRef: { value: '46' } });
    await qbo.control('POST', '/clock', { advanceSeconds: 30 });
    await order({ DocNumber: 'D' });
    await qbo.get('vendor/41');
    await qbo.query('select * from Vendor');
    expect(await report()).toMatchObject({
      documents: 4,
      duplicates: [{ marker: 'lb:1' }],
      orphans: [{ docNumber: 'D' }],
      markers: { 'lb:1': [{ docNumber: 'A' }, { docNumber: 'B' }], 'lb:2': [{ docNumber: 'C' }] },
      unmarkedLookAlikes: [{ document: { docNumber: 'D' }, marker: 'lb:1' }],
      totals: { PurchaseOrder: { documents: 4, amount: '100.00' } },
      busiestSecond: { time: '2026-11-20T18:00:00.000Z', calls: 3 },
      busiestMinute: { time: '2026-11-20T18:00:00.000Z', calls: 6 },
      inFlightMaximum: 1,
      perDocument: { calls: 1.5, reads: 0.5 },
    });
  });
});
