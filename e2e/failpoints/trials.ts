import type { FailureMode } from '@ledgerbridge/failpoints';
import type { ServiceName } from '../installation/services';
import notTried from './not-tried.json';
import reached from './reached.json';
import { hash, Seeded } from './seeded';
import type { Place, Trial } from './trial';

export type Transport = 'postgres' | 'kafka';
export const MODES: readonly FailureMode[] = ['throw', 'hang', 'kill'];
const HANG_FIRST: readonly FailureMode[] = ['hang', 'throw', 'kill'];

const PLACES: Record<Transport, Readonly<Record<string, readonly string[]>>> = reached;
const MOST_SKIPPED = 4;

/** Every failpoint that a scenario passes on a transport; on Kafka those that only Kafka has. */
export const namesOn = (transport: Transport): string[] => Object.keys(PLACES[transport]);

/**
 * Whether there is anything to learn from a failure of this kind there. On Kafka nothing hangs: a service that died in
 * the test's process would stay a member of its group, since only its connections to PostgreSQL can be cut.
 */
export function isTried(transport: Transport, name: string, mode: FailureMode): boolean {
  switch (mode) {
    case 'throw':
      return !(name in notTried.waits);
    case 'hang':
      return transport === 'postgres';
    case 'kill':
      return true;
  }
}

/** The one trial of a failpoint in every run of the tests: its kind is decided by its name. */
export function onlyTrial(transport: Transport, name: string): Trial {
  const [mode = 'kill'] = (hash(name) % 2 === 0 ? MODES : HANG_FIRST).filter((each) =>
    isTried(transport, name, each),
  );
  return trial(transport, name, mode, 0);
}

/** The seed decides the nth pass, before or after the work, the place, the orders' content and the host's pauses. */
export function trial(transport: Transport, name: string, mode: FailureMode, seed: number): Trial {
  const places = PLACES[transport][name] ?? [];
  const chance = new Seeded(`${name} ${mode} ${seed}`);
  const place = seed === 0 ? places[0] : chance.oneOf(places);
  if (place === undefined) throw new Error(`no scenario passes ${name}`);
  const elsewhere = places.filter((other) => other !== place).map(placeOf);
  const when = chance.oneOf(['before', 'after'] as const);
  const skip = seed === 0 ? 0 : chance.below(MOST_SKIPPED);
  const goesOn = name in notTried.waits;
  return { failure: { name, mode, when, skip, goesOn }, ...placeOf(place), elsewhere, seed };
}

/** @param text as in `reached.json`: `a link releases it @ sync` */
function placeOf(text: string): Place {
  const [scenario = '', service = ''] = text.split(' @ ');
  return { scenario, service: service as ServiceName };
}

/** The share of the names that is this run's turn to be killed at: another one with every commit. */
export function turnOf(names: readonly string[], shares: number, turn: number): string[] {
  return names.filter((name) => hash(name) % shares === turn % shares);
}
