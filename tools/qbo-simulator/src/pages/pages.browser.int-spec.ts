import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { scalarText, type JsonObject } from '../json';
import { connectApp } from '../testing/connect-app';
import { describeWithBrowser } from '../testing/describe-with-browser';
import { bill, billPayment, invoice, itemLine, payment, paymentLine } from '../testing/documents';
import { Driver, purchaseOrder } from '../testing/driver';
import { faultsOfPage, focusOf } from '../testing/page-checks';
import { Receiver } from '../testing/receiver';

/** A safety net: a machine ten times slower must not fail of it. */
const PATIENCE_MS = 120_000;

describeWithBrowser('the pages in a browser', (program) => {
  let browser: Browser;
  let qbo: Driver;
  let page: Page;
  let problems: string[];

  beforeAll(async () => {
    const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    browser = await chromium.launch({ executablePath: program, args, timeout: PATIENCE_MS });
  });
  afterAll(async () => {
    await browser.close();
  });

  beforeEach(async () => {
    qbo = await Driver.start({ seed: 'demo', name: 'Sierra Landscaping', switches: { throttle: false } });
    problems = [];
    page = await openPage({});
  });
  afterEach(async () => {
    await page.context().close();
    await qbo.close();
    expect(problems).toEqual([]);
  });

  /** A window whose console and failed requests count as problems. */
  async function openPage(options: BrowserContextOptions): Promise<Page> {
    const context = await browser.newContext({ baseURL: qbo.simulator.url, ...options });
    context.setDefaultTimeout(PATIENCE_MS);
    const opened = await context.newPage();
    opened.on('console', (message) => {
      // Of a page that is refused or missing the browser says so itself.
      if (message.type() === 'error' && !/status of (400|404|410)/.test(message.text()))
        problems.push(message.text());
    });
    opened.on('pageerror', (error) => problems.push(error.message));
    opened.on('requestfailed', (request) => problems.push(request.url()));
    opened.on('request', (request) => {
      if (!request.url().startsWith(qbo.simulator.url)) problems.push(`loads ${request.url()}`);
    });
    return opened;
  }

  const at = (path: string) => `/companies/${qbo.realmId}${path}`;
  const idOf = ({ Id }: JsonObject): string => scalarText(Id);
  const heading = async () => page.getByRole('heading', { level: 1 }).textContent();
  const notice = async () => page.getByRole('status').textContent();
  const press = async (name: string) => page.getByRole('button', { name, exact: true }).click();
  const follow = async (name: string) => page.getByRole('link', { name, exact: true }).click();
  /** Opens the question behind a button that cannot be taken back. */
  const ask = async (summary: string) => page.locator('summary', { hasText: summary }).click();
  const order = async (changes: JsonObject = {}) =>
    qbo.created('PurchaseOrder', purchaseOrder({ DocNumber: 'PO-1', ...changes }));

  it('lead from the companies to a vendor that is searched for', async () => {
    await page.goto('/');
    await page.getByRole('main').getByRole('link', { name: 'Sierra Landscaping' }).click();
    await follow('Vendors');
    await page.getByRole('searchbox').fill('hicks');
    await press('Search');
    await expect(page.getByRole('table').getByRole('rowheader').allTextContents()).resolves.toEqual([
      'Hicks Hardware',
    ]);
    await follow('Hicks Hardware');
    expect(await heading()).toBe('Hicks Hardware');
  });

  it('open an order, change its price, close it and open it again', async () => {
    await order();
    await page.goto(at('/purchase-orders'));
    await follow('PO-1');
    await follow('Edit');
    await page.getByLabel('Price of line 1').fill('20');
    await page.getByLabel('Message to vendor').fill('Changed by <hand>');
    await press('Save');
    expect(await notice()).toContain('Saved.');
    expect(await page.getByRole('main').textContent()).toContain('Changed by <hand>');
    expect(await page.locator('.totals').textContent()).toContain('40.00 USD');
    await press('Close');
    expect(await notice()).toContain('The order is closed.');
    await press('Reopen');
    expect(await notice()).toContain('The order is open again.');
  });

  it('keep what was typed when QuickBooks refuses it', async () => {
    await page.goto(at('/vendors/41/edit'));
    await page.getByLabel('Display name').fill("Bob's Burger Joint");
    await page.getByLabel('Company name').fill('Typed and kept');
    await press('Save');
    expect(await page.getByRole('alert').textContent()).toContain('is already using this name');
    expect(await page.getByLabel('Company name').inputValue()).toBe('Typed and kept');
  });

  it('void a payment, and delete the bill that it paid', async () => {
    const billed = await qbo.created('Bill', bill({ DocNumber: 'INV-1' }));
    const paid = await qbo.created('BillPayment', billPayment([billed], 100));
    await page.goto(at(`/bill-payments/${idOf(paid)}`));
    await follow('Bill INV-1');
    expect(await page.locator('.heading').textContent()).toContain('Paid');
    await page.goBack();
    await ask('Void');
    await press('Void');
    expect(await notice()).toContain('Voided.');
    await page.goto(at(`/bills/${idOf(billed)}`));
    expect(await page.locator('.heading').textContent()).toContain('Open');
    await ask('Delete');
    await press('Delete');
    expect(await notice()).toContain('Deleted.');
    expect(await heading()).toBe('Bills');
  });

  it('make a vendor inactive, and merge another into one that is chosen', async () => {
    await order({ VendorRef: { value: '30' } });
    await page.goto(at('/vendors/57'));
    await ask('Make inactive');
    await press('Make inactive');
    expect(await heading()).toBe('Westlake Water Features (deleted)');
    await page.goto(at('/vendors/30'));
    await follow('Merge');
    await page.getByRole('searchbox').fill('hicks');
    await press('Search');
    await page.getByRole('radio', { name: 'Hicks Hardware' }).check();
    await press('Merge into the chosen vendor');
    expect(await heading()).toBe('Hicks Hardware');
    expect(await notice()).toContain('Merged.');
    await follow('Purchase order PO-1');
    await follow('Hicks Hardware');
  });

  it('close the books up to a day, and then tell why a bill cannot be changed', async () => {
    const billed = await qbo.created('Bill', bill());
    await page.goto(at(''));
    await page.getByLabel('Closed up to').fill('2099-12-31');
    await press('Set the closing date');
    expect(await notice()).toContain('The closing date is set.');
    await page.goto(at(`/bills/${idOf(billed)}/edit`));
    await page.getByLabel('Memo (private)').fill('too late');
    await press('Save');
    expect(await page.getByRole('alert').textContent()).toContain('The account period has closed');
    expect(await page.getByLabel('Memo (private)').inputValue()).toBe('too late');
  });

  it('disconnect an app', async () => {
    await connectApp(qbo);
    await page.goto(at(''));
    await ask('Disconnect ledgerbridge-demo');
    await press('Disconnect');
    expect(await notice()).toContain('The app is disconnected.');
    expect(await page.getByRole('main').textContent()).toContain('No app is connected to this company.');
  });

  it('can be used with the keyboard alone, and show where the focus is', async () => {
    await page.goto(at(`/purchase-orders/${idOf(await order())}`));
    const shown = { outline: 'solid 3px' };
    /** Goes on to the next stop with this text. */
    const reach = async (text: string) => {
      for (let steps = 0; steps < 100; steps += 1) {
        await page.keyboard.press('Tab');
        if ((await focusOf(page)).text === text) break;
      }
      expect(await focusOf(page)).toEqual({ ...shown, text });
    };
    await page.keyboard.press('Tab');
    expect(await focusOf(page)).toEqual({ ...shown, text: 'Skip to the content' });
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    // After the skip the next stop is in the content, not in the navigation.
    expect(await focusOf(page)).toEqual({ ...shown, text: 'Purchase orders' });
    expect(await page.locator('main :focus').count()).toBe(1);
    await reach('Delete');
    await page.keyboard.press('Enter');
    await reach('Delete');
    await page.keyboard.press('Enter');
    await page.getByRole('status').waitFor();
    expect(await heading()).toBe('Purchase orders');
  });

  describe.each([
    ['on a desk', { viewport: { width: 1280, height: 900 } }],
    ['in the dark', { viewport: { width: 1280, height: 900 }, colorScheme: 'dark' as const }],
    ['on a screen of 360 px', { viewport: { width: 360, height: 740 } }],
    [
      'on a screen of 360 px in the dark',
      { viewport: { width: 360, height: 740 }, colorScheme: 'dark' as const },
    ],
  ])('%s', (_where, options) => {
    it('say that they are a simulation, can be read and named, and are not wider than the screen', async () => {
      const app = await Receiver.start();
      await connectApp(qbo);
      await qbo.control('PUT', '/webhooks/ledgerbridge-demo', { url: app.url, verifierToken: 'v' });
      const paths = await companyWithEverything();
      await qbo.control('POST', '/webhooks/settle');
      await app.close();
      await page.context().close();
      page = await openPage(options);
      const faults: Record<string, string[]> = {};
      for (const path of paths) {
        await page.goto(path);
        const found = await faultsOfPage(page);
        if (found.length > 0) faults[path] = found;
      }
      expect(faults).toEqual({});
    });
  });

  /** One of everything that a page shows; gives the addresses of all kinds of pages. */
  async function companyWithEverything(): Promise<string[]> {
    const before = await order({ PrivateNote: 'A long memo without an end. '.repeat(20) });
    const link = { TxnId: idOf(before), TxnType: 'PurchaseOrder' };
    const Line = [
      itemLine(2, 12.5, { LinkedTxn: [{ ...link, TxnLineId: '1' }], Description: 'x'.repeat(300) }),
    ];
    const billed = await qbo.created('Bill', bill({ LinkedTxn: [link], Line, DueDate: '2020-01-01' }));
    const paid = await qbo.created('BillPayment', billPayment([billed], 25));
    await qbo.created('Bill', bill());
    await qbo.created('Vendor', { DisplayName: 'Averyveryverylongname'.repeat(20) });
    await qbo.company('POST', '/merge', { winner: '41', loser: '31' });
    const refused = await qbo.post('vendor', { DisplayName: 'Hicks Hardware' });
    const sold = await qbo.created('Invoice', invoice({ DueDate: '2020-01-01' }));
    const received = await qbo.created(
      'Payment',
      payment([], 60, { Line: [paymentLine(sold, 60, 'Invoice')] }),
    );
    const lists = [
      ...['invoices', 'payments'],
      'vendors',
      'items',
      'accounts',
      'purchase-orders',
      'bills',
      'bill-payments',
      'journal-entries',
    ];
    const documents = [
      ...[`invoices/${idOf(sold)}`, `payments/${idOf(received)}`],
      `purchase-orders/${idOf(before)}`,
      `bills/${idOf(billed)}`,
      `bill-payments/${idOf(paid)}`,
    ];
    const calls = `calls/${refused.headers.get('intuit_tid') ?? ''}`;
    const forms = [`purchase-orders/${idOf(before)}/edit`, 'vendors/41/edit', 'vendors/41/merge'];
    const others = [
      'trial-balance',
      'audit',
      'calls',
      calls,
      'webhooks',
      'webhooks/1',
      'by-hand',
      'vendors/41',
      'items/11',
    ];
    const gone = ['vendors/31', 'vendors/4711', 'horses'];
    const consent = new URLSearchParams({
      client_id: 'ledgerbridge-demo',
      response_type: 'code',
      scope: 'com.intuit.quickbooks.accounting',
      state: 's',
      redirect_uri: 'http://127.0.0.1:1/callback',
    });
    const below = [...lists, ...documents, ...forms, ...others, ...gone].map((path) => at(`/${path}`));
    return ['/', at(''), ...below, `/connect/oauth2?${consent.toString()}`];
  }
});
