import type { Scenario } from './scenario';

const lost = (operation: string, when: 'before' | 'after') => ({
  entity: 'PurchaseOrder',
  operation,
  effect: `reply-lost-${when}-commit`,
});

/** QuickBooks answers badly, or not at all. */
export const QUICKBOOKS: Record<string, Scenario> = {
  'answers are lost': async (host) => {
    const order = host.order();
    await host.fault(lost('create', 'after'));
    await host.approve(order);
    await host.until(order, 'synced', 1);
    await host.fault(lost('update', 'after'));
    await host.approve(host.revision(order, 2));
    await host.until(order, 'synced', 2);
    await host.fault(lost('create', 'before'));
    const other = host.order();
    await host.approve(other);
    await host.until(other, 'synced', 1);
  },

  'another change came first': async (host) => {
    const order = host.order();
    await host.approve(order);
    await host.until(order, 'synced', 1);
    await host.fault({ entity: 'PurchaseOrder', operation: 'update', effect: 'stale' });
    await host.approve(host.revision(order, 2));
    await host.until(order, 'synced', 2);
  },

  'a token is not taken': async (host) => {
    await host.fault({ entity: 'PurchaseOrder', operation: 'create', effect: '401' });
    const order = host.order();
    await host.approve(order);
    await host.until(order, 'synced', 1);
  },

  'a company is connected': async (host) => {
    const other = await host.another();
    const order = other.order();
    await other.approve(order);
    await other.until(order, 'synced', 1);
  },
};
