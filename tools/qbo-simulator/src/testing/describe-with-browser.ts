/**
 * A suite in the browser that `npm test` has found or installed. Where there is none the suite is reported as skipped; with
 * `REQUIRE_BROWSER=1` it fails.
 *
 * @param body gets the path of a Chromium
 */
export function describeWithBrowser(title: string, body: (program: string) => void): void {
  const program = process.env['TEST_CHROMIUM'] ?? '';
  if (program !== '') {
    describe(title, () => body(program));
  } else if (process.env['REQUIRE_BROWSER'] === '1') {
    it(`${title}: needs a browser`, () => {
      throw new Error('REQUIRE_BROWSER=1, but TEST_CHROMIUM is not set: run the suite by npm test');
    });
  } else {
    console.warn(
      `*** NOT SEEN IN A BROWSER: ${title}. Run it by npm test, or set TEST_CHROMIUM=<a Chromium> ***`,
    );
    describe.skip(title, () => body(''));
  }
}
