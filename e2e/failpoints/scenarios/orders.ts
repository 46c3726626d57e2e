import { repeated } from '../patience';
import type { Scenario } from './scenario';

/** What hosts and people do with orders. */
export const ORDERS: Record<string, Scenario> = {
  'approved, revised, canceled': async (host) => {
    const order = host.order();
    await host.approve(order);
    await host.until(order, 'synced', 1);
    await host.approve(host.revision(order, 2));
    await host.until(order, 'synced', 2);
    await host.cancel(order, 3);
    await host.until(order, 'canceled', 3);
  },

  'revised before it is sent': async (host) => {
    const order = host.order();
    const last = host.revision(order, 3);
    await host.approve(order);
    await host.approve(last);
    await host.ask('sync', 'POST', '/v1/purchase-orders', host.revision(order, 2)).catch(() => undefined);
    await host.until(order, 'synced', 3);
  },

  'a person wants it tried again': async (host) => {
    const order = host.order();
    await host.approve(order);
    const { id } = await host.until(order, 'synced', 1);
    await host.accepted('sync', 'POST', `/v1/documents/${String(id)}/retry`);
    await host.until(order, 'synced', 1);
  },

  'somebody else has the number': async (host) => {
    const number = host.fresh();
    await host.company.enterByHand({ DocNumber: number });
    const order = host.order({ number });
    await host.approve(order);
    await host.until(order, 'refused', 1);
  },

  'a link releases it': async (host) => {
    const externalId = `I-${host.fresh()}`;
    const order = host.order({}, { externalId, name: `Item ${externalId}` });
    await host.approve(order);
    const cause = causeOf(await host.until(order, 'blocked', 1));
    await host.accepted('sync', 'POST', `/v1/causes/${cause}/resolve`, { action: 'retry' });
    await host.until(order, 'blocked', 1);
    host.expect(order);
    await host.accepted('matching', 'PUT', '/v1/links', { kind: 'item', externalId, quickbooksId: '11' });
    await host.until(order, 'synced', 1);
  },

  'a person says yes to a vendor': async (host) => {
    const name = host.fresh();
    const order = host.order({ supplier: { externalId: `V-${name}`, name: `Vendor ${name}` } });
    await host.approve(order);
    const cause = causeOf(await host.until(order, 'blocked', 1));
    host.expect(order);
    // Gone: an earlier try was carried out and its answer lost.
    await repeated(
      () => host.ask('sync', 'POST', `/v1/causes/${cause}/resolve`, { action: 'create' }),
      ({ status }) => status < 300 || status === 404,
    );
    await host.until(order, 'synced', 1);
  },
};

const causeOf = (document: Record<string, unknown>): string =>
  (document['causes'] as { id: string }[])[0]?.id ?? '';
