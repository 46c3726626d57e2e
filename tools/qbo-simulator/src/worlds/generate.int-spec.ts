import { Driver, objectIn, rowsOf } from '../testing/driver';

describe('a generated company', () => {
  let driver: Driver;
  beforeEach(async () => {
    driver = await Driver.start({ seed: 'empty' });
  });
  afterEach(() => driver.close());

  const countOf = async (entity: string) =>
    objectIn(await driver.query(`select count(*) from ${entity}`), 'QueryResponse')['totalCount'];

  it('has as many vendors and items as asked for, each with a name of its own', async () => {
    await driver.company('POST', '/generate', { vendors: 2_000, items: 500 });
    expect([await countOf('Vendor'), await countOf('Item')]).toEqual([2_000, 500]);
    const found = rowsOf(await driver.query('select * from Vendor maxresults 1000'), 'Vendor');
    expect(new Set(found.map(({ DisplayName }) => DisplayName)).size).toBe(1_000);
  });

  it('is the same for the same seed', async () => {
    const other = await Driver.join(driver.simulator, { seed: 'empty' });
    for (const one of [driver, other]) await one.company('POST', '/generate', { vendors: 20, seed: 7 });
    const names = async (one: Driver) =>
      rowsOf(await one.query('select DisplayName from Vendor'), 'Vendor').map(
        ({ DisplayName }) => DisplayName,
      );
    expect(await names(driver)).toEqual(await names(other));
  });

  it('keeps its names taken, and its items can be bought where there is an account for it', async () => {
    const sample = await Driver.join(driver.simulator, { seed: 'sample' });
    await sample.company('POST', '/generate', { vendors: 1, items: 1 });
    const [vendor] = rowsOf(
      await sample.query('select * from Vendor orderby Id desc maxresults 1'),
      'Vendor',
    );
    const again = await sample.post('vendor', { DisplayName: vendor?.['DisplayName'] });
    expect(again.status).toBe(400);
    const [item] = rowsOf(await sample.query(`select * from Item where Sku = 'SKU-19'`), 'Item');
    expect(item).toMatchObject({ ExpenseAccountRef: { value: '80' } });
  });

  it('refuses what no company has', async () => {
    expect((await driver.company('POST', '/generate', { vendors: -1 })).status).toBe(400);
  });
});
