import { type CompanyBooks } from '../company/books';
import { referenceOf, textOf, type JsonObject } from '../json';
import { type Rule } from '../model/entity';

const DAY_MS = 86_400_000;

function numberOf(term: JsonObject, property: string): number | undefined {
  const value = term[property];
  return typeof value === 'number' ? value : undefined;
}

const dayOf = (instant: number): string => new Date(instant).toISOString().slice(0, 10);

/** A day of a month counted from January of a year; a month that is too short ends it. */
function dayOfMonth(year: number, month: number, day: number): number {
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return Date.UTC(year, month, Math.min(day, last));
}

/**
 * The day on which the term wants its money: some days later, or the next time the month has that day, one month later
 * still when that is closer than DueNextMonthDays. Both dates are `YYYY-MM-DD`.
 */
export function dueDate(txnDate: string, term: JsonObject | undefined): string {
  const issued = Date.parse(`${txnDate}T00:00:00Z`);
  const days = term && numberOf(term, 'DueDays');
  if (days !== undefined) return dayOf(issued + days * DAY_MS);
  const day = term && numberOf(term, 'DayOfMonthDue');
  if (day === undefined) return txnDate;
  const date = new Date(issued);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
  const grace = (numberOf(term ?? {}, 'DueNextMonthDays') ?? 0) * DAY_MS;
  const due = [0, 1, 2].map((ahead) => dayOfMonth(year, month + ahead, day));
  return dayOf(due.find((candidate) => candidate >= issued && candidate - issued >= grace) ?? issued);
}

function termOf(books: CompanyBooks, body: JsonObject): JsonObject | undefined {
  return books.find('Term', referenceOf(body, 'SalesTermRef') ?? '');
}

/** DueDate, unless it is given, follows from the term, without one it is TxnDate (QuickBooks Online, Bill page). */
export const dueDateFromTerm: Rule = ({ books, body }) => {
  body['DueDate'] ??= dueDate(textOf(body, 'TxnDate') ?? '', termOf(books, body));
  return [];
};
