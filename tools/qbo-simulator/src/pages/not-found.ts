import { html } from '../html/html';
import { type Page } from '../html/layout';
import { show, type Shown } from './asked';

/** What the simulator answers where there is no page. */
export function notFound(what = 'There is no such page.'): Shown {
  const page: Page = {
    title: 'Not found',
    main: html`<p>${what}</p>
      <p><a href="/">All companies</a></p>`,
  };
  return show(page, 404);
}
