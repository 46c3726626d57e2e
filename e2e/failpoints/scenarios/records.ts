import type { Host } from '../host';
import type { Scenario } from './scenario';

/** Orders whose records QuickBooks does not have yet. */
export const RECORDS: Record<string, Scenario> = {
  'an item and a vendor are created first': async (host) => {
    const name = host.fresh();
    const supplier = { externalId: `V-${name}`, name: `Vendor ${name}` };
    await host.policies({ unmatchedItem: 'create', createVendor: 'always' });
    const order = host.order({ supplier }, itemOf(name));
    await host.approve(order);
    await host.until(order, 'synced', 1);
    await host.policies({});
    await exactlyOne(host, 'Vendor', 'DisplayName', `Vendor ${name}`);
    await exactlyOne(host, 'Item', 'Name', `Item ${name}`);
  },

  'the answer to a creation is lost': async (host) => {
    await host.policies({ unmatchedItem: 'create' });
    for (const effect of ['reply-lost-after-commit', 'reply-lost-before-commit']) {
      const name = host.fresh();
      await host.fault({ entity: 'Item', operation: 'create', effect });
      const order = host.order({}, itemOf(name));
      await host.approve(order);
      await host.until(order, 'synced', 1);
      await exactlyOne(host, 'Item', 'Name', `Item ${name}`);
    }
    await host.policies({});
  },

  'a late “no candidate” hides a record that was created': async (host) => {
    const name = host.fresh();
    await host.policies({ unmatchedItem: 'create' });
    const first = host.order({}, itemOf(name));
    await host.approve(first);
    await host.until(first, 'synced', 1);
    const late = JSON.stringify({ state: 'unlinked', reason: 'no-candidate', creationApproved: false });
    // Later than whatever matching says meanwhile, which would mend the row before the second order asks.
    await host.installation.query(
      'sync',
      `UPDATE links SET fact = '${late}', version = 1000000 WHERE cause_key = 'link:item:I-${name}'`,
    );
    const second = host.order({}, itemOf(name));
    await host.approve(second);
    await host.until(second, 'synced', 1);
    await exactlyOne(host, 'Item', 'Name', `Item ${name}`);
    await host.policies({});
  },
};

const itemOf = (name: string): object => ({ externalId: `I-${name}`, name: `Item ${name}` });

async function exactlyOne(host: Host, entity: string, field: string, value: string): Promise<void> {
  const found = await host.company.inQuickBooks(`SELECT * FROM ${entity} WHERE ${field} = '${value}'`);
  if (found.length !== 1) throw new Error(`${found.length} of ${entity} ${value}`);
}
