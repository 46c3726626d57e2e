import { Final, until } from '../until.mjs';
import { ApiError } from './api.mjs';

export const DEMO_TENANT = 'demo';
export const DEMO_DIVISION = 'main';

/**
 * Makes the demo tenant and connects its division to the simulator's company, by the addresses that a person's browser
 * would follow. Finds what is there already.
 * @param {{ api: import('./api.mjs').Api, simulator: string, signal: AbortSignal }} demo
 * @returns {Promise<{ connectionId: string, companyId: string, realmId: string }>}
 */
export async function connectDemo({ api, simulator, signal }) {
  const realmId = await demoCompany(simulator);
  await until(() => api.call('PUT', `/v1/tenants/${DEMO_TENANT}`, {}), {
    what: 'Making the demo tenant',
    signal,
  });
  const known = await until(() => api.get(`/v1/connections?division=${DEMO_DIVISION}`), {
    what: 'Reading the connections',
    signal,
  });
  const usable = known.items.find(({ status }) => status === 'connected');
  const connectionId = usable?.id ?? (await authorize(api, realmId));
  const { companyId } = await until(() => connected(api, connectionId), {
    what: 'Connecting the demo company',
    signal,
  });
  return { connectionId, companyId, realmId };
}

/** The simulator's oldest company, which is the one that it was founded with. */
async function demoCompany(simulator) {
  const companies = await (await fetch(`${simulator}/_control/companies`)).json();
  const [first] = Array.isArray(companies) ? companies : (companies.companies ?? companies.items ?? []);
  if (!first?.realmId) throw new Error('The simulator has no company');
  return first.realmId;
}

/** Consent page and callback, as a browser does it; `simulator_auto` stands for the click on the company. */
async function authorize(api, realmId) {
  const { id, authorizeUrl } = await api.call('POST', '/v1/connections', { division: DEMO_DIVISION });
  const page = new URL(authorizeUrl);
  page.searchParams.set('simulator_auto', realmId);
  const callback = await redirectOf(page.href);
  await redirectOf(callback);
  return id;
}

async function redirectOf(url) {
  const response = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(30_000) });
  const location = response.headers.get('location');
  if (!location) {
    const { origin, pathname } = new URL(url);
    throw new Final(
      `${origin}${pathname} answered ${response.status} in place of a redirect: ${await response.text()}`,
    );
  }
  return new URL(location, url).href;
}

async function connected(api, connectionId) {
  const connection = await api.get(`/v1/connections/${connectionId}`);
  return connection.status === 'connected' && connection.companyId !== null && connection;
}

/**
 * Waits until sync has heard of the connection: an order that comes before it is skipped, as the product promises for
 * divisions that are not connected.
 * @param {{ api: import('./api.mjs').Api, order: object, signal: AbortSignal }} demo
 */
export async function syncKnowsConnection({ api, order, signal }) {
  await until(
    async () => {
      try {
        const preview = await api.call('POST', '/v1/purchase-orders/preview', order);
        const codes = (preview.causes ?? []).map(({ code }) => code);
        return !codes.includes('not-connected') && !codes.includes('connection-pending');
      } catch (error) {
        if (error instanceof ApiError && error.status === 422) throw new Final(error.message);
        throw error;
      }
    },
    { what: 'Telling sync about the connection', signal },
  );
}
