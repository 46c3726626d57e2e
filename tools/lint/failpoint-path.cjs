'use strict';
/**
 * The files of the path from "message taken" to "outcome recorded", in which `failpoints/every-await` holds. A folder is
 * added here when all of it is named; what of it is not on the path, or not named yet, is listed with its reason.
 */

const sync = (folder) => `services/sync/src/${folder}/**/*.ts`;
const messaging = (folder) => `libs/messaging/src/${folder}/**/*.ts`;

/** Where the rule holds. */
const CHECKED = [
  sync('purchase-orders'),
  sync('documents'),
  sync('planning'),
  sync('pushes'),
  sync('work'),
  sync('record-creations'),
  sync('links'),
  sync('connections'),
  sync('causes'),
  sync('learning'),
  messaging('receive'),
  messaging('parking'),
  messaging('relay'),
  messaging('kafka'),
  messaging('postgres'),
  'libs/messaging/src/nest/dispatch.ts',
  'libs/messaging/src/storage/transaction.ts',
  'libs/service-kit/src/database/transaction.ts',
  'libs/service-kit/src/database/tenants.ts',
  'libs/service-kit/src/access/learn-access.ts',
  'libs/service-kit/src/access/save-access.ts',
  'libs/service-kit/src/messaging/**/*.ts',
  'services/connector/src/gateway/**/*.ts',
  'services/connector/src/vault/**/*.ts',
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
  { files: 'libs/messaging/src/relay/relay.ts', reason: 'starts and ends the loops' },
  { files: 'libs/messaging/src/kafka/kafka-transport.ts', reason: 'connects and closes' },
  { files: 'libs/messaging/src/kafka/kafka-consumer.ts', reason: 'joins and leaves its group' },
  { files: 'libs/messaging/src/postgres/postgres-transport.ts', reason: 'connects and closes' },
  { files: 'libs/messaging/src/postgres/postgres-consumer.ts', reason: 'joins and leaves its group' },
  { files: 'libs/messaging/src/postgres/topic-tables.ts', reason: 'makes tables' },
  { files: 'libs/service-kit/src/messaging/build-transport.ts', reason: 'connects' },
  { files: 'services/connector/src/gateway/instances.ts', reason: 'says that this process lives' },
  { files: 'services/connector/src/vault/realm-hash.ts', reason: 'loads a key at the start' },
];

/** On the path, with awaits that have no name yet. This list may only shrink. */
const OPEN = [];

module.exports = { CHECKED, EXEMPT, OPEN };
