import fs from 'node:fs';
import path from 'node:path';
import { type Page } from 'playwright-core';

/** What runs in the browser is plain JavaScript: the simulator itself knows no browser's types. */
const script = (name: string): string =>
  fs.readFileSync(path.join(__dirname, 'in-browser', `${name}.js`), 'utf8');

const PAGE_FAULTS = script('page-faults');
const FOCUS = script('focus');

/** What is wrong with the page that is open, for those who see, hear or feel it; nothing when all is well. */
export async function faultsOfPage(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(PAGE_FAULTS);
}

/** What has the focus, and how that is shown: `solid 3px`. */
export async function focusOf(page: Page): Promise<{ readonly text: string; readonly outline: string }> {
  return page.evaluate<{ text: string; outline: string }>(FOCUS);
}
