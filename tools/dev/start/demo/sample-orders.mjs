import fs from 'node:fs';
import path from 'node:path';
import { ROOT } from '../../install.mjs';
import { until } from '../until.mjs';
import { ApiError } from './api.mjs';

/** The item that no record of the demo company is called like, and the product that mends it: 11 is the Pump. */
const UNLINKED_ITEM = { externalId: 'ITEM-BOOSTER', quickbooksId: '11' };
const RESTING = new Set(['blocked', 'held', 'synced', 'refused', 'skipped', 'canceled', 'awaiting-approval']);

/** @returns {object[]} the orders of examples/purchase-orders, in the order of their file names */
export function sampleOrders() {
  const folder = path.join(ROOT, 'examples', 'purchase-orders');
  const files = fs.readdirSync(folder).filter((name) => name.endsWith('.json'));
  return files.sort().map((name) => JSON.parse(fs.readFileSync(path.join(folder, name), 'utf8')));
}

/**
 * Sends the orders that the installation does not know in their revision.
 * @param {import('./api.mjs').Api} api
 * @param {{ externalId: string, revision: number }[]} orders
 * @param {(text: string) => void} onRefusal told why one was not taken; the others go on
 */
export async function sendOrders(api, orders, onRefusal) {
  const known = new Map((await documentsOf(api, orders)).map((found) => [found.externalId, found.revision]));
  const missing = orders.filter(({ externalId, revision }) => !(known.get(externalId) >= revision));
  for (const order of missing) {
    await api.call('POST', '/v1/purchase-orders', order).catch((error) => {
      if (!(error instanceof ApiError)) throw error;
      onRefusal(`${order.number} was not taken: ${error.message}`);
    });
  }
}

/** The documents of these orders, in their order; those not known yet are left out. */
export async function documentsOf(api, orders) {
  const found = await Promise.all(
    orders.map(({ externalId }) =>
      api.get(`/v1/documents?kind=purchase-order&externalId=${encodeURIComponent(externalId)}`),
    ),
  );
  return found.flatMap(({ items }) => items.slice(0, 1));
}

/**
 * Waits until every order rests, in QuickBooks or where a person must decide; after a minute they are shown as they are.
 * @param {import('./api.mjs').Api} api
 * @param {{ externalId: string }[]} orders
 * @param {AbortSignal} signal
 * @param {(text: string) => void} note
 */
export async function restingDocuments(api, orders, signal, note) {
  let documents = [];
  const ask = async () => {
    documents = await documentsOf(api, orders);
    note(`${documents.filter(({ status }) => status === 'synced').length} of ${orders.length} in QuickBooks`);
    return documents.every(rests);
  };
  const what = 'Bringing the sample orders to QuickBooks';
  await until(ask, { what, signal, everyMs: 200 }).catch(() => signal.throwIfAborted());
  return documents;
}

/** `matching-pending` holds a document for a moment, while its equals are looked for. */
const rests = ({ status, causes }) =>
  RESTING.has(status) && !causes.some(({ code }) => code === 'matching-pending');

/** @returns {{ method: string, path: string, body: object }} the call that links the sample orders' missing item */
export function linkCall(division) {
  return { method: 'PUT', path: '/v1/links', body: { division, kind: 'item', ...UNLINKED_ITEM } };
}

/** Whether it is the link that this document waits for. */
export const waitsForLink = ({ status, causes }) =>
  status === 'blocked' && causes.some(({ code }) => code === 'item-not-linked');
