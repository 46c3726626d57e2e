import type { Failure } from '@ledgerbridge/failpoints';
import type { BeginLife } from '../installation/life';
import { Stage } from './stage';
import { play, type Trial } from './trial';

/** Plays trials one after the other on one installation, a test each. */
export function describeTrials(
  title: string,
  trials: readonly Trial[],
  env: Record<string, string> = {},
  begin?: BeginLife,
): void {
  describe(title, () => {
    let stage: Stage;
    beforeAll(async () => {
      stage = await Stage.set(env, begin);
    });
    afterAll(() => stage.strike());

    it.each(trials.map((trial): [string, Trial] => [titleOf(trial.failure), trial]))(
      '%s: every order ends as it was approved, once',
      async (_title, trial) => {
        const wrong = await play(stage, trial);
        if (wrong.length > 0 && process.env['SHOW_LOGS'])
          process.stderr.write(stage.installation.lines.join('').slice(-10_000));
        expect(wrong).toEqual([]);
      },
    );
  });
}

const titleOf = ({ mode, when, name }: Failure): string => `${mode} ${when} ${name}`;
