import { describeTrials } from './describe-trials';
import { namesOn, onlyTrial } from './trials';

/** Several files of tests share the failpoints, so that they run beside each other. */
const SHARES = 4;

/** Every failpoint once, with an error or a hang, whichever its name decides; this file's share of them. */
export function describeShare(share: number): void {
  const names = namesOn('postgres').filter((_, index) => index % SHARES === share);
  describeTrials(
    `wherever something fails on the way of an order (${share + 1} of ${SHARES})`,
    names.map((name) => onlyTrial('postgres', name)),
  );
}
