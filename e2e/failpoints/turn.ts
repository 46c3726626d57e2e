import { execFileSync } from 'node:child_process';

/** Grows with every commit, so that each takes another share of what is too much for all; `FAILPOINTS_TURN` repeats one. */
export function thisTurn(): number {
  const given = process.env['FAILPOINTS_TURN'];
  if (given !== undefined) return Number(given);
  try {
    return Number(execFileSync('git', ['rev-list', '--count', 'HEAD'], { encoding: 'utf8' }));
  } catch {
    // A copy without history.
    return 0;
  }
}
