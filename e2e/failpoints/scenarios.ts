import { ConnectedTenant } from '../installation/company';
import type { Installation } from '../installation/installation';

/** A way through the system; it ends when everything rests as it should, whatever fails on the way. */
export type Scenario = (company: ConnectedTenant, installation: Installation) => Promise<void>;

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const PATIENCE_MS = 40_000;
const GIVE_UP_MS = 3_000;

/** Repeats what a host repeats: a request that was not accepted. */
async function accepted(
  request: () => Promise<{ status: number; body: Record<string, unknown> }>,
): Promise<Record<string, unknown>> {
  for (const deadline = Date.now() + PATIENCE_MS; Date.now() < deadline; await pause(100)) {
    const answer = await answered(request);
    if (answer && answer.status < 300) return answer.body;
  }
  throw new Error('a request was never accepted');
}

/** Undefined when the service is dead, or dies before it answers: a host gives up and asks again. */
async function answered<T>(request: () => Promise<T>): Promise<T | undefined> {
  try {
    return await Promise.race([request(), pause(GIVE_UP_MS).then(() => undefined)]);
  } catch {
    return undefined;
  }
}

async function until(
  company: ConnectedTenant,
  externalId: string,
  status: string,
  revision: number,
): Promise<void> {
  let last: unknown;
  for (const deadline = Date.now() + PATIENCE_MS; Date.now() < deadline; await pause(50)) {
    const answer = await answered(() => company.sync('GET', `/v1/purchase-orders/${externalId}`));
    last = answer?.body;
    if (answer?.body['status'] === status && answer.body['revision'] === revision) return;
  }
  throw new Error(`${externalId} did not become ${status}: ${JSON.stringify(last)}`);
}

const lineOf = (item: object) => [
  { externalId: '1', item, description: 'x', quantity: '2', unitPrice: '12.50', amount: '25.00' },
];
let made = 0;
const fresh = () => `${Date.now().toString(36)}${(made += 1)}`;

export const SCENARIOS: Record<string, Scenario> = {
  'approved, revised, canceled': async (company) => {
    const order = company.order();
    await accepted(() => company.sync('POST', '/v1/purchase-orders', order));
    await until(company, order.externalId, 'synced', 1);
    await accepted(() =>
      company.sync('POST', '/v1/purchase-orders', { ...order, revision: 2, memo: 'second' }),
    );
    await until(company, order.externalId, 'synced', 2);
    await accepted(() =>
      company.sync('POST', `/v1/purchase-orders/${order.externalId}/cancel`, { revision: 3 }),
    );
    await until(company, order.externalId, 'canceled', 3);
  },

  'an item and a vendor are created first': async (company) => {
    const name = fresh();
    const order = company.order({
      supplier: { externalId: `V-${name}`, name: `Vendor ${name}` },
      lines: lineOf({ externalId: `I-${name}`, name: `Item ${name}` }),
    });
    await accepted(() =>
      company.sync('PUT', '/v1/policies', { policies: { unmatchedItem: 'create', createVendor: 'always' } }),
    );
    await accepted(() => company.sync('POST', '/v1/purchase-orders', order));
    await until(company, order.externalId, 'synced', 1);
    await accepted(() => company.sync('PUT', '/v1/policies', { policies: {} }));
    for (const [entity, field] of [
      ['Vendor', 'DisplayName'],
      ['Item', 'Name'],
    ]) {
      const found = await company.inQuickBooks(
        `SELECT * FROM ${entity} WHERE ${field} = '${entity} ${name}'`,
      );
      if (found.length !== 1) throw new Error(`${found.length} of ${entity} ${name}`);
    }
  },

  'a link releases it': async (company) => {
    const name = fresh();
    const order = company.order({ lines: lineOf({ externalId: `I-${name}`, name: `Item ${name}` }) });
    await accepted(() => company.sync('POST', '/v1/purchase-orders', order));
    await until(company, order.externalId, 'blocked', 1);
    const waiting = await accepted(() => company.sync('GET', `/v1/purchase-orders/${order.externalId}`));
    const cause = (waiting['causes'] as { id: string }[])[0]?.id ?? '';
    await accepted(() => company.sync('POST', `/v1/causes/${cause}/resolve`, { action: 'retry' }));
    await until(company, order.externalId, 'blocked', 1);
    await accepted(() =>
      company.matching('PUT', '/v1/links', { kind: 'item', externalId: `I-${name}`, quickbooksId: '11' }),
    );
    await until(company, order.externalId, 'synced', 1);
  },

  'a person says yes to a vendor': async (company) => {
    const name = fresh();
    const order = company.order({ supplier: { externalId: `V-${name}`, name: `Vendor ${name}` } });
    await accepted(() => company.sync('POST', '/v1/purchase-orders', order));
    await until(company, order.externalId, 'blocked', 1);
    const document = await accepted(() => company.sync('GET', `/v1/purchase-orders/${order.externalId}`));
    const cause = (document['causes'] as { id: string }[])[0]?.id ?? '';
    await accepted(async () => {
      const answer = await company.sync('POST', `/v1/causes/${cause}/resolve`, { action: 'create' });
      // Gone: an earlier try was carried out and its answer lost.
      return answer.status === 404 ? { status: 200, body: {} } : answer;
    });
    await until(company, order.externalId, 'synced', 1);
  },

  'answers are lost': async (company, installation) => {
    const order = company.order();
    const lose = (operation: string) =>
      installation.control('POST', '/faults', {
        realmId: company.realmId,
        entity: 'PurchaseOrder',
        operation,
        effect: 'reply-lost-after-commit',
      });
    await lose('create');
    await accepted(() => company.sync('POST', '/v1/purchase-orders', order));
    await until(company, order.externalId, 'synced', 1);
    await lose('update');
    await accepted(() =>
      company.sync('POST', '/v1/purchase-orders', { ...order, revision: 2, memo: 'second' }),
    );
    await until(company, order.externalId, 'synced', 2);
    await installation.control('POST', '/faults', {
      realmId: company.realmId,
      entity: 'PurchaseOrder',
      operation: 'create',
      effect: 'reply-lost-before-commit',
    });
    const other = company.order();
    await accepted(() => company.sync('POST', '/v1/purchase-orders', other));
    await until(company, other.externalId, 'synced', 1);
  },

  'the answer to a creation is lost': async (company, installation) => {
    await accepted(() => company.sync('PUT', '/v1/policies', { policies: { unmatchedItem: 'create' } }));
    for (const effect of ['reply-lost-after-commit', 'reply-lost-before-commit']) {
      const name = fresh();
      await installation.control('POST', '/faults', {
        realmId: company.realmId,
        entity: 'Item',
        operation: 'create',
        effect,
      });
      const order = company.order({ lines: lineOf({ externalId: `I-${name}`, name: `Item ${name}` }) });
      await accepted(() => company.sync('POST', '/v1/purchase-orders', order));
      await until(company, order.externalId, 'synced', 1);
      const found = await company.inQuickBooks(`SELECT * FROM Item WHERE Name = 'Item ${name}'`);
      if (found.length !== 1) throw new Error(`${found.length} of Item ${name}`);
    }
    await accepted(() => company.sync('PUT', '/v1/policies', { policies: {} }));
  },

  'a late “no candidate” hides a record that was created': async (company, installation) => {
    const name = fresh();
    const lines = lineOf({ externalId: `I-${name}`, name: `Item ${name}` });
    await accepted(() => company.sync('PUT', '/v1/policies', { policies: { unmatchedItem: 'create' } }));
    const first = company.order({ lines });
    await accepted(() => company.sync('POST', '/v1/purchase-orders', first));
    await until(company, first.externalId, 'synced', 1);
    const late = JSON.stringify({ state: 'unlinked', reason: 'no-candidate', creationApproved: false });
    await installation.query(
      'sync',
      `UPDATE links SET fact = '${late}' WHERE cause_key = 'link:item:I-${name}'`,
    );
    const second = company.order({ lines });
    await accepted(() => company.sync('POST', '/v1/purchase-orders', second));
    await until(company, second.externalId, 'synced', 1);
    const found = await company.inQuickBooks(`SELECT * FROM Item WHERE Name = 'Item ${name}'`);
    if (found.length !== 1) throw new Error(`${found.length} of Item ${name}`);
    await accepted(() => company.sync('PUT', '/v1/policies', { policies: {} }));
  },

  'a person wants it tried again': async (company) => {
    const order = company.order();
    await accepted(() => company.sync('POST', '/v1/purchase-orders', order));
    await until(company, order.externalId, 'synced', 1);
    const { id } = await accepted(() => company.sync('GET', `/v1/purchase-orders/${order.externalId}`));
    await accepted(() => company.sync('POST', `/v1/documents/${String(id)}/retry`));
    await until(company, order.externalId, 'synced', 1);
  },

  'somebody else has the number': async (company) => {
    const number = fresh();
    await company.enterByHand({ DocNumber: number });
    const order = company.order({ number });
    await accepted(() => company.sync('POST', '/v1/purchase-orders', order));
    await until(company, order.externalId, 'refused', 1);
  },

  'over topics': async (company, installation) => {
    const order = company.order();
    await installation.publish('po.approved', company.tenant, order);
    await until(company, order.externalId, 'synced', 1);
    await installation.publish('po.canceled', company.tenant, { externalId: order.externalId, revision: 2 });
    await until(company, order.externalId, 'canceled', 2);
  },

  'a company is connected': async (_company, installation) => {
    const other = await ConnectedTenant.connect(installation);
    const order = other.order();
    await accepted(() => other.sync('POST', '/v1/purchase-orders', order));
    await until(other, order.externalId, 'synced', 1);
  },

  'QuickBooks says that another change came first': async (company, installation) => {
    const order = company.order();
    await accepted(() => company.sync('POST', '/v1/purchase-orders', order));
    await until(company, order.externalId, 'synced', 1);
    await installation.control('POST', '/faults', {
      realmId: company.realmId,
      entity: 'PurchaseOrder',
      operation: 'update',
      effect: 'stale',
    });
    await accepted(() =>
      company.sync('POST', '/v1/purchase-orders', { ...order, revision: 2, memo: 'second' }),
    );
    await until(company, order.externalId, 'synced', 2);
  },
};
