import type { Host } from '../host';
import { repeated } from '../patience';
import type { Scenario } from './scenario';

const MOST_TRIES = 6;

/** Messages that cannot be handled, and operators who redrive them. */
export const PARKED: Record<string, Scenario> = {
  'a message that nobody can read': async (host) => {
    await host.publish('po.approved', { externalId: host.fresh(), revision: 'one' });
    await untilParked(host, 'validation-failed', 1);
    await redriveAll(host, 'validation-failed');
    const order = host.order();
    host.expect(order);
    await host.publish('po.approved', order);
    await host.until(order, 'synced', 1);
  },

  'the same revision with other content': async (host) => {
    const order = host.order();
    host.expect(order);
    await host.publish('po.approved', order);
    await host.until(order, 'synced', 1);
    await host.publish('po.revised', { ...host.revision(order, 2), revision: 1 });
    await untilParked(host, 'revision-conflict', 1);
    await redriveAll(host, 'revision-conflict');
    await host.until(order, 'synced', 1);
  },

  'a message fails until it is parked': async (host) => {
    const order = host.order();
    host.expect(order);
    for (let time = 0; time < MOST_TRIES; time += 1) host.alsoFails('sync', 'sync.receive.division');
    await host.publish('po.approved', order);
    await repeated(
      async () => {
        await redriveAll(host, 'handler-failed');
        return host.ask('sync', 'GET', `/v1/purchase-orders/${order.externalId}`);
      },
      ({ body }) => body['status'] === 'synced',
    );
  },
};

/** Waits until as many messages of a tenant are parked with this code, or none. */
export async function untilParked(
  host: Host,
  code: string,
  count: number,
  tenant = host.company.tenant,
): Promise<void> {
  const schema = host.installation.messagingSchema('sync');
  await repeated(
    async () => {
      const rows = await host.installation.query(
        'sync',
        `SELECT count(*)::int AS n FROM "${schema}".parked_messages
          WHERE code = '${code}' AND tenant_external_id = '${tenant}' AND state = 'parked'`,
      );
      return { status: 200, headers: new Headers(), body: rows[0] ?? {} };
    },
    ({ body }) => (count === 0 ? body['n'] === 0 : Number(body['n']) >= count),
  );
}

/** What an operator does with every message that is parked with this code. */
export async function redriveAll(host: Host, code: string): Promise<void> {
  const { body } = await repeated(
    () => host.operator('GET', `/v1/sync/parked-messages?code=${code}`),
    ({ status }) => status === 200,
  );
  for (const { id } of body['items'] as { id: string }[])
    await repeated(
      () => host.operator('POST', `/v1/sync/parked-messages/${id}/redrive`),
      ({ status }) => status < 300 || status === 404,
    );
}
