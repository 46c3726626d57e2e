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
const OPEN = ['services/sync/src/pushes/pusher.ts'];

module.exports = { CHECKED, EXEMPT, OPEN };
