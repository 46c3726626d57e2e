import { describeTrials } from './failpoints/describe-trials';
import { thisTurn } from './failpoints/turn';
import { namesOn, trial, turnOf } from './failpoints/trials';
import { livesOfProcesses } from './installation/life-of-process';

/** A tenth of the failpoints, another one with every commit. */
const SHARES = 10;
const turn = thisTurn();

describeTrials(
  `wherever a process is killed (turn ${turn % SHARES} of ${SHARES}; again: FAILPOINTS_TURN=${turn} npm test -- e2e/failpoints-killed)`,
  turnOf(namesOn('postgres'), SHARES, turn).map((name) => trial('postgres', name, 'kill', 0)),
  {},
  livesOfProcesses(),
);
