import { setTimeout as sleep } from 'node:timers/promises';
import { DEMO_DIVISION } from './connect-demo.mjs';
import { documentsOf, linkCall, waitsForLink } from './sample-orders.mjs';
import { documentTable } from './table.mjs';

/**
 * @param {import('../progress.mjs').Progress} progress
 * @param {import('./api.mjs').Api} api
 * @param {object[]} documents
 */
export function showDemo(progress, api, documents) {
  progress.line();
  for (const line of documentTable(documents)) progress.line(`  ${line}`);
  progress.line();
  const waiting = documents.filter(waitsForLink);
  if (waiting.length === 0) return;
  const { method, path, body } = linkCall(DEMO_DIVISION);
  const names = waiting.map(({ number }) => number).join(' and ');
  progress.line(
    `  ${names} ${waiting.length === 1 ? 'waits' : 'wait'} for an item that nobody linked. This links it; every order that waits for it goes on by itself:`,
  );
  progress.line();
  progress.line(`  ${progress.paint('bold', api.curl(method, path, body))}`);
  progress.line();
}

/**
 * Says when orders that rested go on: as they do once somebody has mended what blocked them.
 * @param {{ progress: import('../progress.mjs').Progress, api: import('./api.mjs').Api, orders: object[],
 *   documents: object[], signal: AbortSignal }} demo
 */
export async function tellChanges({ progress, api, orders, documents, signal }) {
  let shown = new Map(documents.map(({ id, status }) => [id, status]));
  while (!signal.aborted && [...shown.values()].some((status) => status !== 'synced')) {
    await sleep(500, undefined, { signal }).catch(() => undefined);
    const now = await documentsOf(api, orders).catch(() => []);
    const synced = now.filter(({ id, status }) => status === 'synced' && shown.get(id) !== 'synced');
    for (const { number, supplier, quickbooks } of synced) {
      const as = `${quickbooks?.docNumber ?? 'unnumbered'} (id ${quickbooks?.id})`;
      progress.line(
        `  ${progress.paint('green', '✓')} ${number} for ${supplier} is in QuickBooks now, as ${as}`,
      );
    }
    if (now.length > 0) shown = new Map(now.map(({ id, status }) => [id, status]));
  }
}
