import { html, type Html } from './html';

/** One page of this simulator. */
export interface Page {
  /** Also its first heading. */
  readonly title: string;
  /** Which part of the simulator it belongs to, for the window's title. */
  readonly of?: string;
  /** Beside or above the content. */
  readonly navigation?: Html | undefined;
  /** What follows the heading. */
  readonly main: Html;
  /** What stands before the heading, such as the way back. */
  readonly above?: Html | undefined;
  /** What stands beside the heading, such as a status. */
  readonly beside?: Html | undefined;
}

export const STYLESHEET_PATH = '/assets/simulator.css';
export const ICON_PATH = '/assets/simulator.svg';

/** The whole document. That it is a simulation stands at the top of every page. */
export function layout({ title, of, navigation, main, above, beside }: Page): string {
  const whole = of === undefined ? title : `${title} · ${of}`;
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${whole} · QuickBooks simulator</title>
        <link rel="stylesheet" href="${STYLESHEET_PATH}" />
        <link rel="icon" type="image/svg+xml" href="${ICON_PATH}" />
      </head>
      <body>
        <a class="skip" href="#content">Skip to the content</a>
        <p class="banner" role="note">
          <strong>Simulation.</strong> This is not Intuit’s QuickBooks Online, and no real books are kept
          here.
        </p>
        <header class="top"><a class="home" href="/">QuickBooks simulator</a></header>
        <div class="${navigation ? 'frame' : 'frame alone'}">
          ${navigation}
          <main id="content" tabindex="-1">
            ${above}
            <div class="heading">
              <h1>${title}</h1>
              ${beside}
            </div>
            ${main}
          </main>
        </div>
        <footer>
          <p>A simulation of QuickBooks Online for development and tests. It is not Intuit’s.</p>
        </footer>
      </body>
    </html>`.text;
}
