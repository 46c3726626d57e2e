import { once } from 'node:events';
import { address } from '../environment.mjs';
import { Api } from './api.mjs';
import { connectDemo, DEMO_DIVISION, DEMO_TENANT, syncKnowsConnection } from './connect-demo.mjs';
import { restingDocuments, sampleOrders, sendOrders } from './sample-orders.mjs';
import { showDemo, tellChanges } from './show-demo.mjs';

/**
 * Connects the demo, writes run.json, sends the sample orders, shows them, and stays until the signal.
 * @param {import('../installation.mjs').Installation} installation
 */
export async function runDemo(installation) {
  const { options, progress, signal, secrets } = installation;
  const url = address(options.ports.edge);
  const api = new Api({ url, key: secrets.apiKey, tenant: DEMO_TENANT });
  const orders = sampleOrders();
  const connection = await progress.step('connecting the demo company', async () => {
    const made = await connectDemo({ api, simulator: address(options.ports.simulator), signal });
    await syncKnowsConnection({ api, order: orders[0], signal });
    return made;
  });
  installation.writeRunFile({ tenantId: DEMO_TENANT, division: DEMO_DIVISION, ...connection });
  const documents = await progress.step('sending the sample orders', async (note) => {
    await sendOrders(api, orders, (text) => progress.line(`  ! ${text}`));
    return restingDocuments(api, orders, signal, note);
  });
  showDemo(progress, api, documents);
  sayWhere(progress, options);
  await tellChanges({ progress, api, orders, documents, signal });
  if (!signal.aborted) await once(signal, 'abort');
}

function sayWhere(progress, { home, ports }) {
  progress.line(`  API        ${address(ports.edge)}        documentation ${address(ports.edge)}/docs`);
  progress.line(`  simulator  ${address(ports.simulator)}`);
  progress.line(`  keys, ids  ${home}/run.json`);
  progress.line(`  logs       ${home}/logs/`);
  progress.line();
  progress.line('  Ctrl-C stops everything; the data stays.');
}
