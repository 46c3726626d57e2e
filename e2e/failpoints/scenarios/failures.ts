import type { Host } from '../host';
import type { Scenario } from './scenario';

/** What is passed only after another failure, or in a start or a stop. */
export const FAILURES: Record<string, Scenario> = {
  'reading a topic fails': async (host) => {
    host.alsoFails('sync', 'messaging.reader.read');
    await overATopic(host);
  },

  'handing a batch on fails': async (host) => {
    host.alsoFails('sync', 'messaging.assigned.handle');
    await overATopic(host);
  },

  'claiming a partition fails': async (host) => {
    host.alsoFails('sync', 'messaging.assigned.claim');
    await claimByAnother(host);
    await overATopic(host);
  },

  'a request to the broker fails': async (host) => {
    host.alsoFails('sync', 'messaging.producer.send-batch');
    await asksMatching(host);
  },

  'handling a message fails': async (host) => {
    host.alsoFails('sync', 'messaging.dispatch.handler');
    await overATopic(host);
  },

  'another member claims the partitions': async (host) => {
    await claimByAnother(host);
    await overATopic(host);
  },

  'publishing fails': async (host) => {
    host.alsoFails('sync', 'messaging.relay.publish');
    host.alsoFails('sync', 'messaging.relay.advance');
    await asksMatching(host);
  },

  'starting a push fails': async (host) => {
    host.alsoFails('sync', 'sync.push.start');
    await approved(host);
  },

  'a call fails on its way': async (host) => {
    host.alsoFails('sync', 'sync.push.call-quickbooks');
    await approved(host);
  },

  'a call fails in the connector': async (host) => {
    host.alsoFails('connector', 'connector.gateway.send', 'after');
    await approved(host);
  },

  'the answer of the connector is lost': async (host) => {
    host.alsoFails('connector', 'connector.gateway.settle', 'after');
    host.alsoFails('sync', 'sync.push.record');
    await approved(host);
  },

  'more orders than may be under way': async (host) => {
    const orders = Array.from({ length: 6 }, () => host.order());
    await Promise.all(orders.map((order) => host.approve(order)));
    await Promise.all(orders.map((order) => host.until(order, 'synced', 1)));
  },

  'sync is stopped and started': async (host) => {
    const order = host.order();
    await host.approve(order);
    await host.installation.stopService('sync');
    await host.installation.startService('sync');
    await host.until(order, 'synced', 1);
  },

  'the connector is stopped and started': async (host) => {
    await host.installation.stopService('connector');
    await host.installation.startService('connector');
    await approved(host);
  },

  'an operator looks': async (host) => {
    await host.operator('GET', '/metrics').catch(() => undefined);
    await approved(host);
  },

  'Intuit gives no token': async (host) => {
    // A company of its own: a refresh that has failed is left alone for a while.
    const other = await host.another();
    host.alsoFails('connector', 'connector.intuit.tokens');
    await other.fault({ entity: 'PurchaseOrder', operation: 'create', effect: '401' });
    await approved(other);
  },

  'somebody disconnects in QuickBooks': async (host) => {
    const other = await host.another();
    await approved(other);
    await other.installation.control('POST', `/companies/${other.company.realmId}/disconnect`);
    const order = other.order();
    await other.approve(order);
    await other.until(order, WITHOUT_A_COMPANY, 1);
  },

  'a host disconnects': async (host) => {
    const other = await host.another();
    await approved(other);
    await other.disconnect();
    const order = other.order();
    await other.approve(order);
    await other.until(order, WITHOUT_A_COMPANY, 1);
  },
};

/** Held; or confirming, when something failed while it was asked for: nobody can look whether it was written. */
const WITHOUT_A_COMPANY = ['held', 'confirming'] as const;

async function claimByAnother({ installation }: Host): Promise<void> {
  const positions = `"${installation.messagingSchema('sync')}".consumer_positions`;
  await installation.query('sync', `UPDATE ${positions} SET generation = generation + 1`);
}

async function approved(host: Host): Promise<void> {
  const order = host.order();
  await host.approve(order);
  await host.until(order, 'synced', 1);
}

/** An order about which sync must publish before it rests: whether its item has an equal in QuickBooks. */
async function asksMatching(host: Host): Promise<void> {
  const externalId = `I-${host.fresh()}`;
  const order = host.order({}, { externalId, name: `Item ${externalId}` });
  await host.approve(order);
  await host.until(order, 'blocked', 1);
}

async function overATopic(host: Host): Promise<void> {
  const order = host.order();
  host.expect(order);
  await host.publish('po.approved', order);
  await host.until(order, 'synced', 1);
}
