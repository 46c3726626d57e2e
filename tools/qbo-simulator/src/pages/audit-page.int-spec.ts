import { DEMO_APP, actAs } from '../testing/connect-app';
import { scalarText } from '../json';
import { Driver, purchaseOrder } from '../testing/driver';
import { Pages, textOf } from '../testing/pages';

let qbo: Driver;
let pages: Pages;
beforeEach(async () => {
  qbo = await Driver.start({ seed: 'demo' }, { standingAt: Date.parse('2026-11-20T18:00:00Z') });
  await actAs(qbo, DEMO_APP);
  pages = new Pages(qbo);
});
afterEach(async () => qbo.close());

const order = async (DocNumber: string, PrivateNote?: string) =>
  qbo.created('PurchaseOrder', purchaseOrder({ DocNumber, PrivateNote }));

describe('the page of the audit', () => {
  it('says so when every document is there once, and that nobody has written one', async () => {
    expect(textOf(await pages.get('/audit'))).toMatch(/Clean .*No app has written a document yet/);
    await order('A', 'lb:1');
    const text = textOf(await pages.get('/audit'));
    expect(text).toMatch(/Clean No document is there twice, and none lacks its marker/);
    expect(text).toMatch(/Totals .*Purchase orders 1 25.00 USD/);
    expect(text).toMatch(/Calls Busiest second 1 at 2026-11-20 18:00:00 .*Calls per document 1.00/);
    expect(text).toMatch(/Documents by marker .*lb:1 Purchase order A Hicks Hardware 2026-11-20 25.00/);
  });

  it('names what is there twice, unmarked or like another, with links', async () => {
    await order('A', 'lb:1');
    await order('B', 'lb:1');
    const unmarked = await order('C');
    const page = await pages.get('/audit');
    const text = textOf(page);
    expect(text).toContain('Look closer');
    expect(text).toMatch(/Marker Documents lb:1 Purchase order A Purchase order B/);
    expect(text).toMatch(/Without a marker Written by .*Purchase order C Hicks Hardware/);
    expect(text).toMatch(/Unmarked look-alikes .*Purchase order C Purchase order A Purchase order B/);
    expect(page.text).toContain(`/purchase-orders/${scalarText(unmarked['Id'])}"`);
    expect((await pages.get('')).text).toContain(`/companies/${qbo.realmId}/audit"`);
  });
});
