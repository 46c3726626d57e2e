import 'reflect-metadata';
import { parseArgs } from 'node:util';
import type { FailureMode } from '@ledgerbridge/failpoints';
import { livesOfProcesses } from '../installation/life-of-process';
import { findReached } from './find-reached';
import { Progress } from './progress';
import { Stage } from './stage';
import { play, type Trial } from './trial';
import { isTried, MODES, namesOn, onlyTrial, trial, type Transport } from './trials';

/** What `npm run failpoints` does, once PostgreSQL and Kafka are there: see `README.md`. */
const { values } = parseArgs({
  args: process.argv.slice(3),
  options: {
    full: { type: 'boolean', default: false },
    find: { type: 'boolean', default: false },
    seeds: { type: 'string' },
    seed: { type: 'string' },
    only: { type: 'string', default: '' },
    kinds: { type: 'string' },
  },
});
const FULL_SEEDS = 25;
const brokers = process.env['TEST_KAFKA_BROKERS'];
const onKafka = { TRANSPORT: 'kafka', KAFKA_BROKERS: brokers ?? '' };

function trialsOn(transport: Transport): Trial[] {
  const names = namesOn(transport).filter((name) => name.startsWith(values.only));
  if (!values.full && values.kinds === undefined) return names.map((name) => onlyTrial(transport, name));
  const modes = MODES.filter((mode) => values.kinds?.split(',').includes(mode) ?? true);
  const seeds =
    values.seed === undefined
      ? Array.from({ length: Number(values.seeds ?? (values.full ? FULL_SEEDS : 1)) }, (_, seed) => seed)
      : [Number(values.seed)];
  return seeds.flatMap((seed) =>
    modes.flatMap((mode: FailureMode) =>
      names
        .filter((name) => isTried(transport, name, mode))
        .map((name) => trial(transport, name, mode, seed)),
    ),
  );
}

/** Those that kill need processes of their own, which cannot hang or throw for us: two stages. */
async function playAll(transport: Transport, progress: Progress): Promise<void> {
  const all = trialsOn(transport);
  const killed = all.filter(({ failure }) => failure.mode === 'kill');
  const others = all.filter(({ failure }) => failure.mode !== 'kill');
  const env = transport === 'kafka' ? onKafka : {};
  if (others.length > 0) await playOn(() => Stage.set(env), others, progress);
  if (killed.length > 0) await playOn(() => Stage.set(env, livesOfProcesses()), killed, progress);
}

/** A stage on which something went wrong is struck, so that the next trial begins on a sound one. */
async function playOn(
  set: () => Promise<Stage>,
  trials: readonly Trial[],
  progress: Progress,
): Promise<void> {
  let stage = await set();
  for (const each of trials) {
    const wrong = await play(stage, each).catch((error: unknown) => [String(error)]);
    progress.played(each, wrong);
    if (wrong.length === 0) continue;
    progress.logs(stage.installation.lines);
    await stage.strike().catch(() => undefined);
    stage = await set();
  }
  await stage.strike();
}

async function main(): Promise<number> {
  if (values.find) {
    await findReached(brokers === undefined ? undefined : onKafka);
    return 0;
  }
  const transports: Transport[] = brokers === undefined ? ['postgres'] : ['postgres', 'kafka'];
  const progress = new Progress(transports.reduce((sum, transport) => sum + trialsOn(transport).length, 0));
  for (const transport of transports) await playAll(transport, progress);
  return progress.end();
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    process.exit(1);
  },
);
