import { disconnectByHand } from '../by-hand/disconnect-by-hand';
import { setClosingDate } from '../by-hand/set-closing-date';
import { fault, refuse, type Result } from '../data-service/fault';
import { type JsonObject } from '../json';
import { companyPath } from './addresses';
import { goTo, type AskedOfCompany, type Shown } from './asked';
import { overviewPage } from './overview-page';
import { refusal } from './parts';

/** POST of the closing date. */
export function closeBooks(asked: AskedOfCompany): Shown {
  const { books, form } = asked;
  const date = (form['date'] ?? '').trim();
  const done = isDay(date)
    ? written(asked, date)
    : refuse<JsonObject>(fault('2070', `Invalid Date : ${date}`, 'BookCloseDate'));
  if (!done.ok) return overviewPage(asked, refusal(done.faults), date);
  return goTo(`${companyPath(books)}?done=${date === '' ? 'opened' : 'closing-date'}`);
}

function written({ books, simulator, form }: AskedOfCompany, date: string): Result<JsonObject> {
  return simulator.store.transaction(() =>
    setClosingDate(books, form['syncToken'] ?? '', date === '' ? undefined : date),
  );
}

/** A day of the calendar as `YYYY-MM-DD`, or none. */
function isDay(text: string): boolean {
  if (text === '') return true;
  const instant = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(instant) && new Date(instant).toISOString().slice(0, 10) === text;
}

/** POST of an app's disconnection. */
export function disconnectApp({ books, simulator, form }: AskedOfCompany): Shown {
  disconnectByHand(simulator, books, form['clientId'] ?? '');
  return goTo(`${companyPath(books)}?done=disconnected`);
}
