'use strict';
/**
 * The files of the path from "message taken" to "outcome recorded", in which `failpoints/every-await` holds. A folder is
 * added here when all of it is named; what of it is not on the path, or not named yet, is listed with its reason.
 */

const sync = (folder) => `services/sync/src/${folder}/**/*.ts`;

/** Where the rule holds. */
const CHECKED = [
  sync('purchase-orders'),
  sync('documents'),
  sync('planning'),
  sync('pushes'),
  sync('record-creations'),
  sync('links'),
  sync('connections'),
  sync('causes'),
  sync('learning'),
];

/** Not on the path. */
const EXEMPT = [
  { files: '**/*spec.ts', reason: 'a test' },
  { files: '**/testing/**', reason: 'for tests' },
  { files: '**/domain/**', reason: 'pure: nothing is awaited there' },
  {
    files: '**/*.controller.ts',
    reason: 'hands a request over and reads the answer: what it takes is not its own',
  },
  { files: 'services/sync/src/causes/causes.ts', reason: 'reads only' },
  { files: 'services/sync/src/documents/documents.ts', reason: 'reads only' },
  { files: 'services/sync/src/planning/previews.ts', reason: 'reads only' },
];

/** On the path, with awaits that have no name yet. This list may only shrink. */
const OPEN = [
  'services/sync/src/causes/resolve-causes.ts',
  'services/sync/src/connections/connections.consumer.ts',
  'services/sync/src/documents/decide-documents.ts',
  'services/sync/src/documents/save-changes.ts',
  'services/sync/src/links/learn-links.ts',
  'services/sync/src/planning/load-facts.ts',
  'services/sync/src/planning/plan-documents.ts',
  'services/sync/src/purchase-orders/purchase-orders.consumer.ts',
  'services/sync/src/purchase-orders/receipts.ts',
  'services/sync/src/pushes/pusher.ts',
  'services/sync/src/pushes/work.ts',
  'services/sync/src/record-creations/record-creation.ts',
  'services/sync/src/record-creations/start-creation.ts',
];

module.exports = { CHECKED, EXEMPT, OPEN };
