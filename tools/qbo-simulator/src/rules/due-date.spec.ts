import { dueDate } from './due-date';

describe('facts 5.12 and 5.15: the due date of a bill', () => {
  it.each([
    ['without a term', '2026-11-20', undefined, '2026-11-20'],
    ['at once', '2026-11-20', { DueDays: 0 }, '2026-11-20'],
    ['after thirty days', '2026-11-20', { DueDays: 30 }, '2026-12-20'],
    ['over the end of a year', '2026-12-15', { DueDays: 60 }, '2027-02-13'],
    ['on the next 25th', '2026-11-20', { DayOfMonthDue: 25 }, '2026-11-25'],
    ['on the 25th of the next month', '2026-11-26', { DayOfMonthDue: 25 }, '2026-12-25'],
    [
      'a month later when the day is too close',
      '2026-11-20',
      { DayOfMonthDue: 25, DueNextMonthDays: 10 },
      '2026-12-25',
    ],
    ['at the end of a short month', '2027-02-10', { DayOfMonthDue: 31 }, '2027-02-28'],
  ])('%s', (_how, txnDate, term, expected) => {
    expect(dueDate(txnDate, term)).toBe(expected);
  });
});
