import { ask, redirectOf } from './http';
import { ITEMS, sampleOrder } from './orders';
import { Simulator } from './simulator';
import type { System } from './system';
import { until } from './until';

/** A tenant whose only division is connected to a company of the simulator, and whose records are linked. */
export interface Connected {
  readonly tenant: string;
  readonly realmId: string;
}

interface Preview {
  readonly causes?: readonly { readonly code: string }[];
}
interface Document {
  readonly status: string;
}

/**
 * Connects new tenants by the addresses that a person's browser would follow, and sends an order of each through, so
 * that everything a bench's orders mention is linked.
 * @param switches of the simulator's companies: `{ throttle: false }` lifts what QuickBooks allows
 */
export async function connectTenants(
  system: System,
  count: number,
  switches: object = {},
): Promise<Connected[]> {
  const simulator = new Simulator(system);
  const connected: Connected[] = [];
  for (let n = 1; n <= count; n += 1) {
    const realmId = await simulator.found(ITEMS, switches);
    connected.push(await connect(system, `bench-${n}`, realmId));
  }
  await Promise.all(connected.map(({ tenant }) => linkEverything(system, tenant)));
  return connected;
}

async function connect(system: System, tenant: string, realmId: string): Promise<Connected> {
  await callAs(system, tenant, 'PUT', `/v1/tenants/${tenant}`, {});
  const { authorizeUrl } = await callAs<{ authorizeUrl: string }>(
    system,
    tenant,
    'POST',
    '/v1/connections',
    {},
  );
  await redirectOf(await redirectOf(`${authorizeUrl}&simulator_auto=${realmId}`));
  return { tenant, realmId };
}

async function linkEverything(system: System, tenant: string): Promise<void> {
  const order = sampleOrder(`linking-${tenant}`, ITEMS.length);
  await until(`Telling sync about the connection of ${tenant}`, async () => {
    const { causes = [] } = await callAs<Preview>(
      system,
      tenant,
      'POST',
      '/v1/purchase-orders/preview',
      order,
    );
    return causes.some(({ code }) => code === 'not-connected' || code === 'connection-pending')
      ? undefined
      : true;
  });
  await callAs(system, tenant, 'POST', '/v1/purchase-orders', order);
  await until(`The first order of ${tenant}`, async () => {
    const path = `/v1/purchase-orders/${order.externalId}`;
    const { status } = await callAs<Document>(system, tenant, 'GET', path);
    return status === 'synced' ? true : undefined;
  });
}

function callAs<Body>(
  { api, apiKey }: System,
  tenant: string,
  method: string,
  path: string,
  body?: object,
): Promise<Body> {
  return ask(method, `${api}${path}`, body, {
    authorization: `Bearer ${apiKey}`,
    'ledgerbridge-tenant': tenant,
  });
}
