import type { Host, Order } from '../host';
import { repeated } from '../patience';
import { redriveAll, untilParked } from './parked';
import type { Scenario } from './scenario';

/** What comes over topics. */
export const TOPICS: Record<string, Scenario> = {
  'over topics': async (host) => {
    const order = host.order();
    host.expect(order);
    await host.publish('po.approved', order);
    await host.until(order, 'synced', 1);
    host.expectCanceled(order);
    await host.publish('po.canceled', { externalId: order.externalId, revision: 2 });
    await host.until(order, 'canceled', 2);
  },

  'canceled before it was approved': async (host) => {
    const order = host.order();
    host.expectCanceled(order);
    await host.publish('po.canceled', { externalId: order.externalId, revision: 2 });
    await host.publish('po.approved', order);
    await host.until(order, 'canceled', 2);
  },

  'before its tenant is known': async (host) => {
    const tenant = `early-${host.fresh()}`;
    const order = host.order();
    await host.installation.publish('po.approved', tenant, order);
    await untilParked(host, 'tenant-unknown', 1, tenant);
    await host.accepted('connector', 'PUT', `/v1/tenants/${tenant}`, {});
    await untilParked(host, 'tenant-unknown', 0, tenant);
    await untilTaken(host, order, tenant);
  },

  'before its division is known': async (host) => {
    const tenant = `early-${host.fresh()}`;
    const order = host.order({ division: 'second' });
    await host.accepted('connector', 'PUT', `/v1/tenants/${tenant}`, {});
    await host.installation.publish('po.approved', tenant, order);
    await untilParked(host, 'division-unknown', 1, tenant);
    await repeated(
      () => host.installation.api('connector', 'PUT', '/v1/divisions/second', {}, { [TENANT]: tenant }),
      ({ status }) => status < 300,
    );
    await untilParked(host, 'division-unknown', 0, tenant);
    await untilTaken(host, order, tenant);
  },
};

const TENANT = 'ledgerbridge-tenant';

/** Waits until an order of a tenant that has no company is known. */
async function untilTaken(host: Host, { externalId }: Order, tenant: string): Promise<void> {
  await repeated(
    async () => {
      // A redrive that failed leaves the message to an operator.
      await redriveAll(host, 'handler-failed');
      return host.installation.api('sync', 'GET', `/v1/purchase-orders/${externalId}`, undefined, {
        [TENANT]: tenant,
      });
    },
    ({ status, body }) => status === 200 && body['status'] === 'skipped',
  );
}
