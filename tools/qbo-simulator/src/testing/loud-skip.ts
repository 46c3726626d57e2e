/**
 * `describe`, or `describe.skip` with one line about what is not tested here and why. Jest shows nothing that a skipped
 * suite prints to the console, so the line goes around it.
 */
export function describeUnless(missing: string | undefined, what: string): jest.Describe {
  if (missing === undefined) return describe;
  process.stderr.write(`*** NOT TESTED: ${what}: ${missing} ***\n`);
  return describe.skip;
}
