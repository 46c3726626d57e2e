import path from 'node:path';
import { ROOT } from '../install.mjs';

/** Where each process listens, counted from PORT_BASE. Hosts and scripts rely on these numbers. */
const OFFSETS = { edge: 0, connector: 1, matching: 2, sync: 3, tax: 4, simulator: 90 };
export const SERVICES = ['connector', 'matching', 'sync', 'tax'];

const USAGE = `npm start [-- --kafka] [-- --reset]

  --kafka   messages travel over a real Apache Kafka instead of PostgreSQL
  --reset   begins anew: removes the data of this installation first

  PORT_BASE          first of the ports, 8700 unless set: edge +0, services +1 to +4, simulator +90
  LEDGERBRIDGE_HOME  folder of data, logs and run.json, .ledgerbridge unless set`;

/**
 * @typedef {object} Options
 * @property {string} home folder of data, logs, secrets and run.json
 * @property {Record<string, number>} ports by process
 * @property {boolean} kafka
 * @property {boolean} reset
 */

/**
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @returns {Options}
 * @throws Error that says how it is used
 */
export function readOptions(args, env) {
  const known = new Set(['--kafka', '--reset']);
  const unknown = args.find((arg) => !known.has(arg));
  if (unknown !== undefined) throw new Error(`${unknown} is not known.\n\n${USAGE}`);
  const base = Number(env.PORT_BASE || 8700);
  if (!Number.isInteger(base) || base < 1024 || base > 65_445) {
    throw new Error('PORT_BASE is wrong: expected a port from 1024 to 65445, for example PORT_BASE=8800');
  }
  return {
    home: path.resolve(env.LEDGERBRIDGE_HOME || path.join(ROOT, '.ledgerbridge')),
    ports: Object.fromEntries(Object.entries(OFFSETS).map(([name, offset]) => [name, base + offset])),
    kafka: args.includes('--kafka'),
    reset: args.includes('--reset'),
  };
}
