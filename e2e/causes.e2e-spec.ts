import { ConnectedTenant } from './installation/company';
import { Installation } from './installation/installation';

const screws = (id: string) => ({ externalId: `M-${id}`, name: `Deck screws ${id}` });
const lineOf = (item: object) => [
  { externalId: '1', item, description: 'Screws', quantity: '2', unitPrice: '12.50', amount: '25.00' },
];

describe('what keeps an order from QuickBooks', () => {
  let installation: Installation;
  let company: ConnectedTenant;
  beforeAll(async () => {
    installation = await Installation.start();
  });
  beforeEach(async () => {
    company = await ConnectedTenant.connect(installation);
  });
  afterAll(() => installation.close());

  const statusOf = async (externalId: string) =>
    (await company.sync('GET', `/v1/purchase-orders/${externalId}`)).body['status'];
  const until = async (externalId: string, status: string) => {
    for (let tries = 0; tries < 300 && (await statusOf(externalId)) !== status; tries += 1)
      await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await statusOf(externalId)).toBe(status);
  };
  const policies = (set: object) => company.sync('PUT', '/v1/policies', { policies: set });

  it('names the item that nobody linked, and the others go on [OA-51] [CN-34] [ON-25] [D-1]', async () => {
    const blocked = await company.send(company.order({ lines: lineOf(screws('9')) }));
    expect(blocked.body).toMatchObject({
      status: 'blocked',
      causes: [
        {
          code: 'item-not-linked',
          field: 'lines[0].item',
          detail: 'The item has no product or service in QuickBooks: Deck screws 9 (M-9).',
          who: 'accountant',
        },
      ],
    });
    expect((await company.send(company.order())).body['status']).toBe('synced');
    expect(await company.inQuickBooks("SELECT * FROM Item WHERE Name = 'Deck screws 9'")).toEqual([]);
  });

  it('is mended once for all: a link releases every order that waits for it [PR-14] [N11]', async () => {
    const orders = [1, 2, 3].map(() => company.order({ lines: lineOf(screws('9')) }));
    for (const order of orders) expect((await company.send(order)).body['status']).toBe('blocked');
    const { body } = await company.sync('GET', '/v1/causes');
    expect(body['items']).toMatchObject([
      { code: 'item-not-linked', documents: 3, amounts: [{ currency: 'USD', amount: '75.00' }] },
    ]);
    const linked = await company.matching('PUT', '/v1/links', {
      kind: 'item',
      externalId: 'M-9',
      quickbooksId: '11',
    });
    expect(linked.status).toBeLessThan(300);
    for (const { externalId } of orders) await until(externalId, 'synced');
    expect((await company.sync('GET', '/v1/causes')).body['items']).toEqual([]);
  });

  it('finds suppliers and items by their names at the first mention [AT-7] [PR-13]', async () => {
    const { body } = await company.send(
      company.order({ supplier: { externalId: 'S-46', name: '  norton lumber and building materials ' } }),
    );
    expect(body['status']).toBe('synced');
  });

  it('creates the item at the time of the sync, with the chosen account, under `create` [ON-23] [ON-24] [AT-46] [AT-47] [AT-51]', async () => {
    await policies({ unmatchedItem: 'create', newItem: { type: 'NonInventory', expenseAccount: '7' } });
    const order = company.order({ lines: lineOf(screws('10')) });
    const answer = await company.send(order);
    expect(answer.body).toMatchObject({ status: 'synced' });
    expect(await company.inQuickBooks("SELECT * FROM Item WHERE Name = 'Deck screws 10'")).toMatchObject([
      { Type: 'NonInventory', ExpenseAccountRef: { value: '7' } },
    ]);
    expect((await company.send(company.order({ lines: lineOf(screws('10')) }))).body['status']).toBe(
      'synced',
    );
    expect(await company.inQuickBooks("SELECT * FROM Item WHERE Name = 'Deck screws 10'")).toHaveLength(1);
  });

  it('creates one item for many orders that need it at the same moment, as the company’s own items are set up [D-16]', async () => {
    await policies({ unmatchedItem: 'create' });
    const orders = Array.from({ length: 6 }, () => company.order({ lines: lineOf(screws('11')) }));
    const answers = await Promise.all(orders.map((order) => company.send(order)));
    expect(answers.map(({ body }) => body['status'])).toEqual(orders.map(() => 'synced'));
    expect(await company.inQuickBooks("SELECT * FROM Item WHERE Name = 'Deck screws 11'")).toHaveLength(1);
  });

  it('sends an unmatched item as an account line under `account-line` [PR-41]', async () => {
    await policies({ unmatchedItem: 'account-line', fallbackAccount: '7' });
    const order = company.order({ lines: lineOf(screws('12')) });
    expect((await company.send(order)).body['status']).toBe('synced');
    const [found] = await company.inQuickBooks(
      `SELECT * FROM PurchaseOrder WHERE DocNumber = '${order.externalId}'`,
    );
    expect(found).toMatchObject({
      Line: [{ AccountBasedExpenseLineDetail: { AccountRef: { value: '7' } } }],
    });
  });

  it('says what QuickBooks refuses about an item that was to be created [AT-72]', async () => {
    await policies({ unmatchedItem: 'create', newItem: { type: 'NonInventory', expenseAccount: '999999' } });
    const { body } = await company.send(company.order({ lines: lineOf(screws('14')) }));
    expect(body).toMatchObject({
      status: 'blocked',
      causes: [{ code: 'item-creation-refused', who: 'accountant' }],
    });
  });

  it('asks for the account of new items only where items are created, and checks it nowhere else [AT-48 api] [AT-50 api]', async () => {
    const unknown = { type: 'NonInventory', expenseAccount: '999999' };
    const create = await policies({ unmatchedItem: 'create', newItem: unknown });
    expect(create.body['resolved']).toMatchObject({ inEffect: { newItem: true } });
    const block = await policies({ unmatchedItem: 'block', newItem: unknown });
    expect(block).toMatchObject({ status: 200, body: { resolved: { inEffect: { newItem: false } } } });
    expect((await company.send(company.order())).body['status']).toBe('synced');
    const { body } = await company.send(company.order({ lines: lineOf(screws('15')) }));
    expect(body).toMatchObject({ status: 'blocked', causes: [{ code: 'item-not-linked' }] });
  });

  it('takes a cost code for an item or for an account, as the policy says [D-18]', async () => {
    const line = (costCode: object) => [
      { externalId: '1', costCode, description: 'Work', quantity: '2', unitPrice: '12.50', amount: '25.00' },
    ];
    const lineInQuickBooks = async (externalId: string) => {
      const [order] = await company.inQuickBooks(
        `SELECT * FROM PurchaseOrder WHERE DocNumber = '${externalId}'`,
      );
      return (order?.['Line'] as object[])[0];
    };
    const asItem = company.order({ lines: line({ externalId: 'CC-1', name: 'Services' }) });
    expect((await company.send(asItem)).body['status']).toBe('synced');
    expect(await lineInQuickBooks(asItem.externalId)).toMatchObject({
      ItemBasedExpenseLineDetail: { ItemRef: { value: '1' } },
    });
    await policies({ costCodeTarget: 'account' });
    const asAccount = company.order({ lines: line({ externalId: 'CC-2', name: 'Advertising' }) });
    expect((await company.send(asAccount)).body['status']).toBe('synced');
    expect(await lineInQuickBooks(asAccount.externalId)).toMatchObject({
      AccountBasedExpenseLineDetail: { AccountRef: { value: '7' } },
    });
  });

  it('names the supplier that has no pair in QuickBooks [PR-12]', async () => {
    const { body } = await company.send(
      company.order({ supplier: { externalId: 'S-99', name: 'Unpaired & Sons' } }),
    );
    expect(body).toMatchObject({
      status: 'blocked',
      causes: [{ code: 'supplier-not-linked', subject: 'Unpaired & Sons (S-99)' }],
    });
  });

  it('is released by a change of policies', async () => {
    const order = company.order({ lines: lineOf(screws('13')) });
    expect((await company.send(order)).body['status']).toBe('blocked');
    const changed = await policies({ unmatchedItem: 'account-line', fallbackAccount: '7' });
    expect(changed).toMatchObject({
      status: 200,
      body: {
        version: 1,
        resolved: {
          values: { unmatchedItem: 'account-line' },
          origin: { unmatchedItem: 'division', tax: 'preset ledgerbridge' },
        },
      },
    });
    await until(order.externalId, 'synced');
  });

  it('creates the vendor under `always` [AT-9], and under `ask` once a person says yes [D-10]', async () => {
    const supplier = (id: string) => ({ externalId: `S-${id}`, name: `Timber Yard ${id}` });
    const asked = await company.send(company.order({ supplier: supplier('1') }));
    expect(asked.body).toMatchObject({ status: 'blocked', causes: [{ code: 'supplier-not-linked' }] });
    const cause = (asked.body['causes'] as { id: string }[])[0]!.id;
    expect(await company.sync('POST', `/v1/causes/${cause}/resolve`, { action: 'create' })).toMatchObject({
      status: 202,
      body: { released: 1 },
    });
    await until(String(asked.body['externalId']), 'synced');
    await policies({ createVendor: 'always' });
    expect((await company.send(company.order({ supplier: supplier('2') }))).body['status']).toBe('synced');
    expect(
      await company.inQuickBooks("SELECT * FROM Vendor WHERE DisplayName LIKE 'Timber Yard%'"),
    ).toHaveLength(2);
  });

  it('says what QuickBooks refuses about a vendor that was to be created [AT-71]', async () => {
    await policies({ createVendor: 'always' });
    const detail = 'The vendor needs a tax id.';
    await installation.control('POST', '/faults', {
      effect: 'refuse',
      code: '6000',
      detail,
      realmId: company.realmId,
      operation: 'create',
      entity: 'vendor',
    });
    const { body } = await company.send(
      company.order({ supplier: { externalId: 'S-4', name: 'Timber Yard 4' } }),
    );
    expect(body).toMatchObject({
      status: 'blocked',
      causes: [
        {
          code: 'vendor-creation-refused',
          detail: `QuickBooks refuses to create the vendor: Timber Yard 4 (S-4) – “${detail}”.`,
        },
      ],
    });
  });

  it('notices before the write that a customer has the supplier’s name [AT-11]', async () => {
    await policies({ createVendor: 'always' });
    const { body } = await company.send(
      company.order({ supplier: { externalId: 'S-3', name: 'Cool Cars' } }),
    );
    expect(body).toMatchObject({ status: 'blocked', causes: [{ code: 'name-taken' }] });
  });

  it('notices before the write that an item cannot be bought [AT-73]', async () => {
    const items = await company.inQuickBooks('SELECT * FROM Item MAXRESULTS 1000');
    const unbuyable = items.find((item) => item['Type'] === 'Service' && !item['ExpenseAccountRef']);
    expect(unbuyable).toBeDefined();
    const { body } = await company.send(
      company.order({ lines: lineOf({ quickbooksId: String(unbuyable?.['Id']) }) }),
    );
    expect(body).toMatchObject({ status: 'blocked', causes: [{ code: 'item-not-purchasable' }] });
  });

  it('names the document that has the number already [AT-44] [AT-45]', async () => {
    await company.enterByHand({ DocNumber: 'TAKEN-1' });
    const answer = await company.send(company.order({ number: 'TAKEN-1' }));
    expect(answer.body).toMatchObject({
      status: 'refused',
      causes: [{ code: 'number-taken', subject: expect.stringContaining('TxnId=') }],
    });
  });

  it('is the plan of the company, read when it was connected, and nothing is asked of QuickBooks [PR-5] [PR-6]', async () => {
    const small = await ConnectedTenant.connect(installation, { plan: 'Essentials' });
    const answer = await small.send(small.order());
    expect(answer.body).toMatchObject({
      status: 'blocked',
      causes: [
        {
          code: 'plan-lacks-feature',
          detail: 'The QuickBooks plan of the company has no purchase orders.',
        },
      ],
    });
    const { body } = await installation.control('GET', `/companies/${small.realmId}/calls`);
    expect((body['calls'] as { kind: string }[]).filter(({ kind }) => kind === 'create')).toEqual([]);
  });

  it('is a plan that became smaller after the connection, as QuickBooks says when it refuses [PR-6]', async () => {
    await installation.control('PUT', `/companies/${company.realmId}/switches`, { plan: 'SimpleStart' });
    const answer = await company.send(company.order());
    expect(answer.body).toMatchObject({
      status: 'refused',
      causes: [
        { code: 'plan-lacks-feature', detail: 'The QuickBooks plan of the company has no purchase orders.' },
      ],
    });
  });
});
