import { disarm, type Failure } from '@ledgerbridge/failpoints';
import type { ServiceName } from '../installation/services';
import type { Host } from './host';
import { SCENARIOS } from './scenarios';
import type { Stage } from './stage';

/** A way through the system, and the service on it that passes a failpoint. */
export interface Place {
  readonly service: ServiceName;
  readonly scenario: string;
}

/** One failure on one way through the system. */
export interface Trial extends Place {
  readonly failure: Failure;
  /** Other places that pass it: what only some runs pass is looked for there. */
  readonly elsewhere: readonly Place[];
  readonly seed: number;
}

/**
 * Plays a scenario while the failure strikes, starts anew what died of it, and audits.
 * @returns what is wrong, one sentence each; nothing when all is as it should be
 */
export async function play(stage: Stage, trial: Trial): Promise<string[]> {
  const host = await stage.host(`${trial.failure.name} ${trial.seed}`);
  if (await playOnce(stage, host, trial)) return host.findWrong();
  // What was passed less often than expected is struck the first time that it is passed.
  const failure = { ...trial.failure, skip: 0 };
  for (const { service, scenario } of [trial, ...trial.elsewhere, trial]) {
    disarm();
    if (await playOnce(stage, host, { ...trial, service, scenario, failure })) return host.findWrong();
  }
  return [`${trial.failure.name} is not passed by ${trial.service} while “${trial.scenario}”`];
}

/** @returns whether the failure has struck */
async function playOnce(stage: Stage, host: Host, trial: Trial): Promise<boolean> {
  const scenario = SCENARIOS[trial.scenario];
  if (!scenario) throw new Error(`there is no scenario “${trial.scenario}”`);
  const { installation } = stage;
  let struck = false;
  // Whenever it strikes, even after all else has ended: a service that is dead or hangs must not stay so.
  const striking = installation.arm(trial.service, trial.failure).then(async () => {
    struck = true;
    if (trial.failure.mode !== 'throw') await installation.crashService(trial.service);
  });
  await scenario(host);
  if (struck) await striking;
  return struck;
}
