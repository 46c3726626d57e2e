import { scalarText } from '../json';
import { startSimulator } from '../index';
import { bill, billPayment } from '../testing/documents';
import { Driver, purchaseOrder, send, type Answer } from '../testing/driver';
import { Pages, textOf } from '../testing/pages';
import { SECTIONS } from './section';

let qbo: Driver;
let pages: Pages;

beforeAll(async () => {
  qbo = await Driver.start(
    { seed: 'demo', name: 'Sierra <b>Landscaping</b>', switches: { throttle: false } },
    { standingAt: Date.parse('2026-11-20T18:00:00Z') },
  );
  pages = new Pages(qbo);
});
afterAll(async () => {
  await qbo.close();
});

describe('the pages: companies', () => {
  it('are listed at / with what they are, as a simulation', async () => {
    const page = await send(`${qbo.simulator.url}/`, 'GET');
    expect(page.status).toBe(200);
    expect(textOf(page)).toContain('Simulation. This is not Intuit’s QuickBooks Online');
    expect(textOf(page)).toContain(`Sierra <b>Landscaping</b> ${qbo.realmId} US Plus active`);
  });

  it('say so where there is none, and where none is like what was searched for', async () => {
    const world = await startSimulator();
    const empty = await send(`${world.url}/`, 'GET');
    await world.close();
    expect(textOf(empty)).toContain('There is no company yet. Found one with POST /_control/companies');
    const none = await send(`${qbo.simulator.url}/?q=nothing-like-that`, 'GET');
    expect(textOf(none)).toContain('No company has that name.');
  });

  it('show their country, plan, subscription, clock, apps and whether the books are right', async () => {
    const text = textOf(await pages.get(''));
    for (const fact of [
      'Country US',
      'Plan Plus',
      'Subscription active',
      'Closing date none',
      '2026-11-20 18:00:00',
    ])
      expect(text).toContain(fact);
    expect(text).toContain('In balance Debits equal credits');
    expect(text).toContain('No app is connected to this company.');
  });

  it('that do not exist are not found, and neither are pages that do not', async () => {
    for (const path of [
      '/companies/42',
      `/companies/${qbo.realmId}/horses`,
      `/companies/${qbo.realmId}/vendors/1/2/3`,
    ]) {
      const page = await send(`${qbo.simulator.url}${path}`, 'GET');
      expect([page.status, page.headers.get('content-type')]).toEqual([404, 'text/html; charset=utf-8']);
      expect(textOf(page)).toContain('Not found');
    }
  });

  it('have a list of every entity, with a sentence where it is empty', async () => {
    const bare = new Pages(await Driver.join(qbo.simulator, { seed: 'empty' }));
    for (const { slug, title } of SECTIONS) {
      const page = await bare.get(`/${slug}`);
      expect([slug, page.status]).toEqual([slug, 200]);
      expect(page.text).toContain(`<h1>${title}</h1>`);
    }
    expect(textOf(await bare.get('/purchase-orders'))).toContain('There are no purchase orders yet.');
  });
});

/** The rows of a page's table. */
const bodyOf = ({ text }: Answer): string | undefined => /<tbody>[\s\S]*<\/tbody>/.exec(text)?.[0];

describe('the pages: lists', () => {
  it('show money with its currency, and the state that a document is in', async () => {
    const paid = await qbo.created('Bill', bill({ DocNumber: 'B-paid' }));
    await qbo.created('BillPayment', billPayment([paid], 100));
    await qbo.created('Bill', bill({ DocNumber: 'B-late', TxnDate: '2026-11-20', DueDate: '2026-11-19' }));
    await qbo.created('Bill', bill({ DocNumber: 'B-open', DueDate: '2026-11-20' }));
    const text = textOf(await pages.get('/bills'));
    expect(text).toMatch(/B-paid Hicks Hardware 2026-11-20 100.00 USD 0.00 USD Paid/);
    expect(text).toMatch(/B-late Hicks Hardware 2026-11-19 100.00 USD 100.00 USD Overdue/);
    expect(text).toMatch(/B-open Hicks Hardware 2026-11-20 100.00 USD 100.00 USD Open/);
  });

  it('are narrowed by status, and searched by number, name, id and amount', async () => {
    await qbo.created('PurchaseOrder', purchaseOrder({ DocNumber: 'find-me', VendorRef: { value: '30' } }));
    const found = async (query: string) =>
      textOf(await pages.get(`/purchase-orders?${query}`)).includes('find-me');
    expect(await Promise.all(['q=FIND', 'q=alder', 'q=25.00', 'status=Open'].map(found))).toEqual(
      Array(4).fill(true),
    );
    expect(
      await Promise.all(['q=nobody', 'status=Closed', 'q=26', 'q=alder&status=Closed'].map(found)),
    ).toEqual(Array(4).fill(false));
    expect(textOf(await pages.get('/purchase-orders?q=nobody'))).toContain('No purchase order is like that.');
  });

  it('show what was deleted, which says so and is gone', async () => {
    const { Id, SyncToken } = await qbo.created('Bill', bill({ DocNumber: 'gone' }));
    await qbo.post('bill?operation=delete', { Id, SyncToken });
    expect((await pages.get('/bills?status=Deleted')).text).toContain(`/bills/${scalarText(Id)}"`);
    const page = await pages.get(`/bills/${scalarText(Id)}`);
    expect(page.status).toBe(410);
    expect(textOf(page)).toContain('This bill was deleted.');
  });

  it('go a page at a time through many, and search them all', async () => {
    const large = await Driver.join(qbo.simulator, { seed: 'empty' });
    await large.company('POST', '/generate', { vendors: 120, items: 0, seed: 7 });
    const many = new Pages(large);
    const namesOn = async (path: string) =>
      [...(await many.get(path)).text.matchAll(/vendors\/\d+"\s*>\s*([^<]+)</g)].map(([, name = '']) =>
        name.trim(),
      );
    const [first, second, third] = await Promise.all(
      ['', '?page=2', '?page=3'].map(async (at) => namesOn(`/vendors${at}`)),
    );
    expect([first?.length, second?.length, third?.length]).toEqual([50, 50, 20]);
    const all = [...(first ?? []), ...(second ?? []), ...(third ?? [])];
    expect(new Set(all).size).toBe(120);
    expect(all.map((name) => name.toLowerCase())).toEqual([...all.map((name) => name.toLowerCase())].sort());
    expect(textOf(await many.get('/vendors?page=2'))).toMatch(/120 in all, page 2 of 3 Previous Next/);
    expect(await namesOn('/vendors?page=99')).toEqual(third);
  });

  it('of more than fits a look are not counted when they are searched, and still lead on', async () => {
    const large = await Driver.join(qbo.simulator, { seed: 'empty' });
    await large.company('POST', '/generate', { vendors: 1200, items: 0, seed: 7 });
    await large.created('Vendor', { DisplayName: 'Zzz last of all' });
    const many = new Pages(large);
    expect(textOf(await many.get('/vendors?page=25'))).toMatch(
      /Zzz last of all.*1,201 in all, page 25 of 25/,
    );
    expect(textOf(await many.get('/vendors?status=Active'))).toMatch(/More than 50, page 1 Next/);
    const third = await many.get('/vendors?status=Active&page=3');
    expect(textOf(third)).toMatch(/More than 150, page 3 First Previous Next/);
    expect(bodyOf(third)).toBe(bodyOf(await many.get('/vendors?page=3')));
    // What the first thousand rows do not fill is searched for everywhere, and counted.
    expect(textOf(await many.get('/vendors?status=Active&page=25'))).toMatch(
      /Zzz last of all.*page 25 of 25/,
    );
    expect(textOf(await many.get('/vendors?q=last+of+all'))).toMatch(/Zzz last of all .*1 in all/);
  });

  it('of transactions begin with the latest day, and within it with the latest made', async () => {
    const dated = new Pages(await Driver.join(qbo.simulator, { seed: 'demo' }));
    const { driver } = dated;
    const vendor = await driver.created('Vendor', { DisplayName: 'Only one' });
    const on = async (DocNumber: string, TxnDate: string) =>
      driver.created('Bill', bill({ DocNumber, TxnDate, VendorRef: { value: vendor['Id'] } }));
    for (const [number, day] of [
      ['first', '2026-02-02'],
      ['old', '2025-12-31'],
      ['second', '2026-02-02'],
    ] as const)
      await on(number, day);
    const order = /second.*first.*old/;
    expect(textOf(await dated.get('/bills'))).toMatch(order);
    expect(textOf(await dated.get(`/vendors/${scalarText(vendor['Id'])}`))).toMatch(order);
  });

  it('show what people have named with angle brackets as they named it', async () => {
    const { Id } = await qbo.created('Vendor', { DisplayName: '<script>alert("x")</script>' });
    for (const path of ['/vendors', `/vendors/${scalarText(Id)}`, `/vendors/${scalarText(Id)}/edit`]) {
      const { text } = await pages.get(path);
      expect(text).toContain('&#60;script&#62;alert(&#34;x&#34;)&#60;/script&#62;');
      expect(text).not.toContain('<script');
    }
    expect((await pages.get('/vendors?q=%22%3E%3Cscript%3E')).text).not.toContain('<script');
  });
});
