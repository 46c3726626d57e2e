import fc from 'fast-check';
import { markedDocument } from '@ledgerbridge/qbo';
import {
  anOrder,
  CAPABILITIES,
  DOCUMENT_ID,
  linked,
  LINKS,
  someFacts,
  unlinked,
  withCapabilities,
  withPolicies,
} from '../testing/order';
import type { Written } from './events';
import type { PlanningFacts } from './facts';
import { type Plan, planPurchaseOrder } from './plan';

const fresh = (order = anOrder()) => ({ order, canceled: false, written: null });

function planOf(order = anOrder(), facts: PlanningFacts = someFacts()): Plan {
  const planning = planPurchaseOrder(fresh(order), facts);
  if (planning.outcome !== 'plan') throw new Error(`no plan: ${JSON.stringify(planning)}`);
  return planning.plan;
}
function codesOf(order = anOrder(), facts: PlanningFacts = someFacts()): string[] {
  const planning = planPurchaseOrder(fresh(order), facts);
  return 'causes' in planning ? planning.causes.map(({ code }) => code) : [planning.outcome];
}
const itemLine = (change: object) =>
  anOrder({ lines: [{ ...anOrder().lines[0]!, ...change }], total: '38.25' });

describe('a plan', () => {
  it('is the exact request: linked items as item lines, the rest as account lines [PR-40] [PR-41]', () => {
    const { operation, body } = planOf(anOrder({ memo: 'Back door', dueDate: '2026-12-20' }));
    expect(operation).toBe('create');
    expect(body).toEqual({
      VendorRef: { value: '41' },
      APAccountRef: { value: '33' },
      TxnDate: '2026-11-20',
      DueDate: '2026-12-20',
      DocNumber: 'PO-1001',
      Memo: 'Back door',
      PrivateNote: `lb:${DOCUMENT_ID}`,
      POStatus: 'Open',
      Line: [
        {
          Description: 'Pump, 2 inch',
          Amount: 38.25,
          DetailType: 'ItemBasedExpenseLineDetail',
          ItemBasedExpenseLineDetail: { ItemRef: { value: '11' }, Qty: 3, UnitPrice: 12.75 },
        },
        {
          Description: 'Fasteners',
          Amount: 10,
          DetailType: 'AccountBasedExpenseLineDetail',
          AccountBasedExpenseLineDetail: { AccountRef: { value: '64' } },
        },
      ],
    });
  });

  it('names the source of every value of the request', () => {
    const { sources } = planOf();
    expect(sources).toContainEqual({
      path: 'VendorRef.value',
      value: '41',
      from: { kind: 'link', record: 'supplier Hicks Hardware (S-7)', decidedBy: 'name' },
    });
    expect(sources).toContainEqual({
      path: 'Line[0].Amount',
      value: 38.25,
      from: { kind: 'document', field: 'lines[0].amount' },
    });
    expect(sources.find(({ path }) => path === 'APAccountRef.value')?.from).toEqual({
      kind: 'company',
      fact: 'its only accounts payable account of the currency',
    });
  });

  it('shows every value that is sent, whatever the order holds', () => {
    const text = fc.string({ minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(text, text, fc.integer({ min: 1, max: 5 }), (memo, number, count) => {
        const lines = Array.from({ length: count }, (_, index) => ({
          ...anOrder().lines[index % 2]!,
          externalId: String(index),
        }));
        const { body, sources } = planOf(anOrder({ memo, number, lines }));
        expect(sources.map(({ path }) => path).sort()).toEqual(leaves(body).sort());
      }),
    );
  });

  it('has the same hash for the same order and facts, and another when a value changes', () => {
    expect(planOf().hash).toBe(planOf().hash);
    expect(planOf(anOrder({ memo: 'x' })).hash).not.toBe(planOf().hash);
    expect(
      planOf(anOrder(), someFacts({ links: [['link:supplier:S-7', linked({ entity: 'Vendor', id: '46' })]] }))
        .hash,
    ).not.toBe(planOf().hash);
  });

  it('ends the private note with the marker, behind the host’s address', () => {
    const { body } = planOf(anOrder({ hostUrl: 'https://host.example/PO-1001' }));
    expect('PrivateNote' in body && markedDocument(body.PrivateNote)).toBe(DOCUMENT_ID);
  });

  it('sends a decimal as text where a double would change it', () => {
    const { body } = planOf(
      itemLine({ quantity: '1', unitPrice: '1234567890123.1234567', amount: '1234567890123.12' }),
    );
    expect(JSON.stringify(body)).toContain('"UnitPrice":"1234567890123.1234567"');
  });

  it('carries neither rate nor amount nor code of a tax under the policy `off`', () => {
    expect(JSON.stringify(planOf(itemLine({ taxCode: { externalId: 'VAT' } })).body)).not.toMatch(/Tax/);
  });

  it('maps tax codes under the policy `mapped`', () => {
    const facts = someFacts({
      policies: withPolicies({ tax: 'mapped' }),
      links: [['link:tax-code:VAT', linked({ entity: 'TaxCode', id: 'TAX' })]],
    });
    expect(JSON.stringify(planOf(itemLine({ taxCode: { externalId: 'VAT' } }), facts).body)).toContain(
      '"TaxCodeRef":{"value":"TAX"}',
    );
  });
});

describe('the connection is judged first', () => {
  const lacking = anOrder({ supplier: { externalId: 'unknown' }, currency: 'EUR' });
  it('never connected: skipped [ON-1]', () =>
    expect(planPurchaseOrder(fresh(lacking), someFacts({ connection: null }))).toEqual({
      outcome: 'skipped',
      reason: 'not-connected',
    }));
  it.each([
    ['reconnect-needed', 'reconnect-needed'],
    ['held', 'company-held'],
    ['disconnected', 'disconnected'],
    ['pending', 'connection-pending'],
  ] as const)('%s: held', (status, code) => {
    const connection = { connectionId: 'c', companyId: 'x', status, capabilities: CAPABILITIES };
    expect(planPurchaseOrder(fresh(lacking), someFacts({ connection }))).toMatchObject({
      outcome: 'held',
      causes: [{ code }],
    });
  });
});

describe('what blocks', () => {
  it('lists every cause at once, naming the record [OA-51]', () => {
    const facts = someFacts({
      links: [
        ['link:supplier:S-7', unlinked()],
        ['link:item:M-11', unlinked()],
      ],
    });
    const planning = planPurchaseOrder(fresh(), facts);
    expect(planning).toMatchObject({
      outcome: 'blocked',
      causes: [
        { code: 'supplier-not-linked', subject: 'Hicks Hardware (S-7)', field: 'supplier' },
        { code: 'item-not-linked', subject: 'Pump (M-11)', field: 'lines[0].item', key: 'link:item:M-11' },
      ],
    });
  });

  it('is held, not blocked, while matching has not answered', () => {
    const facts = { ...someFacts(), links: new Map(LINKS.slice(1)) };
    expect(planPurchaseOrder(fresh(), facts)).toMatchObject({
      outcome: 'held',
      causes: [{ code: 'matching-pending', record: { kind: 'supplier', name: 'Hicks Hardware' } }],
    });
  });

  it.each<[string, string, ReturnType<typeof linked>]>([
    ['an inactive vendor', 'record-inactive', linked({ entity: 'Vendor', id: '41', active: false })],
    [
      'a vendor of another currency',
      'currency-differs',
      linked({ entity: 'Vendor', id: '41', currency: 'EUR' }),
    ],
    ['a name that a customer has [AT-11]', 'name-taken', unlinked('name-taken')],
    ['several candidates', 'supplier-not-linked', unlinked('several-candidates')],
  ])('%s: %s', (_what, code, fact) => {
    expect(codesOf(anOrder(), someFacts({ links: [['link:supplier:S-7', fact]] }))).toEqual([code]);
  });

  it.each<[string, string, ReturnType<typeof linked>]>([
    [
      'an item without expense account [AT-73]',
      'item-not-purchasable',
      linked({ entity: 'Item', id: '5', purchasable: false }),
    ],
    ['a category', 'item-is-category', linked({ entity: 'Item', id: '5', itemType: 'Category' })],
  ])('%s: %s', (_what, code, fact) => {
    expect(codesOf(anOrder(), someFacts({ links: [['link:item:M-11', fact]] }))).toEqual([code]);
  });

  it.each<[string, string, Partial<typeof CAPABILITIES>, object]>([
    ['a plan without purchase orders', 'plan-lacks-feature', { purchaseOrders: false }, {}],
    ['a foreign currency in a single-currency company', 'currency-off', {}, { currency: 'EUR' }],
    ['classes that are off', 'classes-off', {}, { class: { externalId: 'K' } }],
    [
      'two accounts payable accounts',
      'ap-account-undecided',
      {
        apAccounts: [
          { id: '1', currency: 'USD' },
          { id: '2', currency: 'USD' },
        ],
      },
      {},
    ],
  ])('%s: %s', (_what, code, capabilities, order) => {
    expect(codesOf(anOrder(order), someFacts({ connection: withCapabilities(capabilities) }))).toContain(
      code,
    );
  });

  it('a line without item and account, until a fallback account is chosen', () => {
    const order = itemLine({ item: undefined });
    expect(codesOf(order)).toEqual(['line-without-account']);
    const { body } = planOf(order, someFacts({ policies: withPolicies({ fallbackAccount: '7' }) }));
    expect(JSON.stringify(body)).toContain('"AccountRef":{"value":"7"}');
  });
});

describe('an item that nobody linked', () => {
  const unknownItem = { links: [['link:item:M-11', unlinked()]] as [string, ReturnType<typeof unlinked>][] };
  it('blocks by default, and nothing is created [ON-25]', () =>
    expect(codesOf(anOrder(), someFacts(unknownItem))).toEqual(['item-not-linked']));
  it('becomes an account line under `account-line` [PR-41]', () => {
    const facts = someFacts({
      ...unknownItem,
      policies: withPolicies({ unmatchedItem: 'account-line', fallbackAccount: '7' }),
    });
    expect(planOf(anOrder(), facts).body).toMatchObject({
      Line: [{ AccountBasedExpenseLineDetail: { AccountRef: { value: '7' } } }, {}],
    });
  });
  it('is created first under `create` [ON-23] [AT-47]', () => {
    const facts = someFacts({ ...unknownItem, policies: withPolicies({ unmatchedItem: 'create' }) });
    expect(planOf(anOrder(), facts).creations).toEqual([
      { kind: 'item', key: { externalId: 'M-11' }, name: 'Pump', currency: null },
    ]);
  });
  it('cannot be created without an expense account for new items [AT-49]', () => {
    const facts = someFacts({
      ...unknownItem,
      policies: withPolicies({ unmatchedItem: 'create' }),
      connection: withCapabilities({ newItem: null }),
    });
    expect(codesOf(anOrder(), facts)).toEqual(['new-item-account-missing']);
  });
  it('cannot be created with a colon in its name', () => {
    const facts = someFacts({ ...unknownItem, policies: withPolicies({ unmatchedItem: 'create' }) });
    expect(codesOf(itemLine({ item: { externalId: 'M-11', name: 'Pump: 2 inch' } }), facts)).toEqual([
      'name-not-allowed',
    ]);
  });
});

describe('a supplier that nobody linked', () => {
  const links: [string, ReturnType<typeof unlinked>][] = [['link:supplier:S-7', unlinked()]];
  const approved: [string, ReturnType<typeof unlinked>][] = [
    ['link:supplier:S-7', { state: 'unlinked', reason: 'no-candidate', creationApproved: true }],
  ];
  it.each(['never', 'ask'] as const)('blocks under `%s`', (createVendor) => {
    expect(codesOf(anOrder(), someFacts({ links, policies: withPolicies({ createVendor }) }))).toEqual([
      'supplier-not-linked',
    ]);
  });
  it('is created under `always` [AT-9], and under `ask` once a person said yes', () => {
    const vendor = [{ kind: 'supplier', key: { externalId: 'S-7' }, name: 'Hicks Hardware', currency: null }];
    expect(
      planOf(anOrder(), someFacts({ links, policies: withPolicies({ createVendor: 'always' }) })).creations,
    ).toEqual(vendor);
    expect(planOf(anOrder(), someFacts({ links: approved })).creations).toEqual(vendor);
  });
});

describe('the number', () => {
  const number = 'PROCUREMENT-2026-000017'; // 23 characters
  const docNumber = (facts = someFacts(), value = number) => {
    const { body } = planOf(anOrder({ number: value }), facts);
    return 'DocNumber' in body ? body.DocNumber : undefined;
  };
  it.each([
    ['x'.repeat(21), 'x'.repeat(21)],
    ['x'.repeat(22), 'x'.repeat(21)],
  ])('%s is sent as %s [CN-20]', (value, sent) => expect(docNumber(someFacts(), value)).toBe(sent));
  it('gets a suffix when another order has the same 21 characters [CN-18]', () => {
    const taken = new Map([[number.slice(0, 21), 'another document']]);
    const sent = docNumber(someFacts({ numbersTaken: taken }));
    expect(sent).toMatch(/^PROCUREMENT-2026~[0-9a-f]{4}$/);
    expect(docNumber(someFacts({ numbersTaken: taken }))).toBe(sent);
  });
  it('blocks instead under `referenceCollision: block`', () => {
    const facts = someFacts({
      numbersTaken: new Map([['PO-1001', 'another document']]),
      policies: withPolicies({ referenceCollision: 'block' }),
    });
    expect(codesOf(anOrder(), facts)).toEqual(['number-collision']);
  });
  it('is left out where QuickBooks numbers by itself [AT-43]', () =>
    expect(docNumber(someFacts({ connection: withCapabilities({ customNumbers: false }) }))).toBeUndefined());
  it('cannot come from QuickBooks where the company uses custom numbers', () =>
    expect(codesOf(anOrder(), someFacts({ policies: withPolicies({ numberFrom: 'quickbooks' }) }))).toEqual([
      'numbers-are-custom',
    ]));
  it('is never cut through a character', () =>
    expect(docNumber(someFacts(), `${'x'.repeat(20)}😀`)).toBe('x'.repeat(20)));
});

describe('a document that is in QuickBooks', () => {
  const writtenBody = planOf().body;
  const written: Written = {
    companyId: 'c',
    id: '146',
    syncToken: '3',
    docNumber: 'PO-1001',
    lineIds: { '1': '1', '2': '2' },
    content: JSON.stringify(sorted(writtenBody)),
  };
  it('is updated sparsely with all lines, each under its Line.Id [PR-55]', () => {
    const planning = planPurchaseOrder(
      { order: anOrder({ revision: 2, memo: 'new' }), canceled: false, written },
      someFacts(),
    );
    expect(planning).toMatchObject({
      outcome: 'plan',
      plan: {
        operation: 'update',
        body: { Id: '146', SyncToken: '3', sparse: true, Memo: 'new', Line: [{ Id: '1' }, { Id: '2' }] },
      },
    });
  });
  it('is left alone when it is already as it should be', () => {
    expect(
      planPurchaseOrder({ order: anOrder({ revision: 2 }), canceled: false, written }, someFacts()),
    ).toEqual({ outcome: 'nothing-to-write' });
  });
  it('is closed when canceled, or deleted under `onCancel: delete` [PR-56]', () => {
    const document = { order: anOrder(), canceled: true, written };
    expect(planPurchaseOrder(document, someFacts())).toMatchObject({
      plan: { operation: 'close', body: { Id: '146', SyncToken: '3', sparse: true, POStatus: 'Closed' } },
    });
    expect(
      planPurchaseOrder(document, someFacts({ policies: withPolicies({ onCancel: 'delete' }) })),
    ).toMatchObject({ plan: { operation: 'delete', body: { Id: '146', SyncToken: '3' } } });
  });
  it('needs nothing when canceled before it was written', () =>
    expect(
      planPurchaseOrder({ order: anOrder(), canceled: true, written: null }, someFacts({ connection: null })),
    ).toEqual({ outcome: 'canceled' }));
});

function leaves(value: unknown, path = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((element, index) => leaves(element, `${path}[${index}]`));
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([key, element]) =>
      leaves(element, path === '' ? key : `${path}.${key}`),
    );
  return [path];
}
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(
      Object.entries(value)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, element]) => [key, sorted(element)]),
    );
  return value;
}
