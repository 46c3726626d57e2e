/**
 * The entry of the image: `<service>`, `<service> migrate`, `edge`, `topics` or `simulator`. It becomes the program in
 * this very process, so that signals of the platform reach it.
 */
const PROGRAMS = {
  connector: 'services/connector/src/main.js',
  'connector migrate': 'services/connector/src/migrate.js',
  edge: 'tools/dev/src/edge/main.js',
  matching: 'services/matching/src/main.js',
  'matching migrate': 'services/matching/src/migrate.js',
  simulator: 'tools/qbo-simulator/src/main.js',
  sync: 'services/sync/src/main.js',
  'sync migrate': 'services/sync/src/migrate.js',
  tax: 'services/tax/src/main.js',
  'tax migrate': 'services/tax/src/migrate.js',
  topics: 'tools/dev/src/topics/main.js',
};

const program = PROGRAMS[process.argv.slice(2).join(' ')];
if (program === undefined) {
  console.error(`Expected one of: ${Object.keys(PROGRAMS).join(', ')}`);
  process.exit(64);
}
await import(new URL(`../dist/${program}`, import.meta.url).href);
