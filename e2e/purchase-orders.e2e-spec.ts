import { ConnectedTenant } from './installation/company';
import { Installation } from './installation/installation';

describe('a purchase order', () => {
  let installation: Installation;
  let company: ConnectedTenant;
  beforeAll(async () => {
    installation = await Installation.start();
    company = await ConnectedTenant.connect(installation);
  });
  afterAll(() => installation.close());

  it('is in QuickBooks once it is approved [ON-5] [CN-2] [CN-17] [PR-53]', async () => {
    const order = company.order({ memo: 'To the back door', dueDate: '2026-12-20' });
    const answer = await company.send(order);
    expect(answer).toMatchObject({
      status: 202,
      body: {
        status: 'synced',
        causes: [],
        quickbooks: { type: 'PurchaseOrder', docNumber: order.externalId },
      },
    });
    const [found] = await company.inQuickBooks(
      `SELECT * FROM PurchaseOrder WHERE DocNumber = '${order.externalId}'`,
    );
    expect(found).toMatchObject({
      TotalAmt: 25,
      Memo: 'To the back door',
      DueDate: '2026-12-20',
      POStatus: 'Open',
      VendorRef: { value: '41' },
    });
  });
});
