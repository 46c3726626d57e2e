import { SECTIONS } from '../pages/section';
import { bill, billPayment } from '../testing/documents';
import { Driver, purchaseOrder, send } from '../testing/driver';
import { Choice } from './choice';

const REQUESTS = 2000;
const SEED = Number(process.env['FUZZ_SEED'] ?? 1);
const FORM = { 'content-type': 'application/x-www-form-urlencoded' };

const TAILS = [
  '',
  '/edit',
  '/merge',
  '/close',
  '/reopen',
  '/void',
  '/delete',
  '/inactivate',
  '/constructor',
] as const;
const FIELDS = [
  ...([
    'DisplayName',
    'DocNumber',
    'TxnDate',
    'DueDate',
    'POStatus',
    'Memo',
    'PrivateNote',
    'UnitPrice',
  ] as const),
  ...([
    'line.1.quantity',
    'line.1.price',
    'line.1.amount',
    'line.1.remove',
    'winner',
    'date',
    '__proto__',
  ] as const),
] as const;
const VALUES = [
  ...(['', 'x', '-1', '1e400', 'NaN', '12,5', '0.0000001', '2026-13-99', 'true', 'Closed', '41'] as const),
  ...(['<b>', '\u0000', '%', 'é'.repeat(600), '9'.repeat(40)] as const),
] as const;
const OTHERS = [
  '',
  '/calls',
  '/calls/1',
  '/webhooks',
  '/webhooks/1',
  '/by-hand',
  '/trial-balance',
  '/audit',
  '/horses',
] as const;

describe('the pages under forms that are filled in wrongly', () => {
  let driver: Driver;
  let objects: string[];

  beforeAll(async () => {
    driver = await Driver.start({ seed: 'demo', switches: { throttle: false } });
    for (let count = 0; count < 10; count += 1) {
      await driver.created('PurchaseOrder', purchaseOrder({ DocNumber: `PO-${count}` }));
      await driver.created('BillPayment', billPayment([await driver.created('Bill', bill())], 100));
    }
    objects = (await Promise.all(SECTIONS.map(async ({ slug }) => linksOn(slug)))).flat();
  });
  afterAll(async () => {
    await driver.close();
  });

  const url = (path: string) => `${driver.simulator.url}/companies/${driver.realmId}${path}`;

  async function linksOn(slug: string): Promise<string[]> {
    const { text } = await send(url(`/${slug}`), 'GET');
    return [...text.matchAll(new RegExp(`(/${slug}/[^"/]+)"`, 'g'))].map(([, path = '']) => path);
  }

  it(`answer each of ${REQUESTS}, never as if they were broken (seed ${SEED})`, async () => {
    const choice = new Choice(SEED);
    const wrong: string[] = [];
    const seen = new Set<number>();
    for (let count = 0; count < REQUESTS; count += 1) {
      const below = choice.oneIn(6) ? choice.of(OTHERS) : (objects[choice.below(objects.length)] ?? '');
      const path = `${below}${choice.of(TAILS)}?q=${encodeURIComponent(choice.of(VALUES))}&page=${choice.of(VALUES.slice(1, 6) as [string])}`;
      const form = new URLSearchParams({ syncToken: String(choice.below(4)) });
      for (let field = choice.below(5); field > 0; field -= 1)
        form.append(choice.of(FIELDS), choice.of(VALUES));
      const post = choice.oneIn(2);
      const answer = post
        ? await send(url(path), 'POST', form.toString(), FORM)
        : await send(url(path), 'GET');
      seen.add(answer.status);
      if (answer.status >= 500) wrong.push(`${answer.status} ${path} ${form.toString()}`);
    }
    expect(wrong).toEqual([]);
    // A fuzz that is refused at the door, or accepted every time, tries nothing.
    expect([...seen]).toEqual(expect.arrayContaining([200, 303, 400, 404, 410]));
  });

  it('leave balanced books behind', async () => {
    expect((await driver.company('GET', '/ledger')).body).toMatchObject({ errors: [] });
  });
});
