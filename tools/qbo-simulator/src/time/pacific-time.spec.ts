import { pacificDay, pacificInstant, pacificSecond } from './pacific-time';

describe('times as QuickBooks prints them', () => {
  it('carry the winter offset of California', () => {
    expect(pacificSecond(Date.UTC(2026, 10, 20, 18))).toBe('2026-11-20T10:00:00-08:00');
    expect(pacificInstant(Date.UTC(2026, 10, 20, 18))).toBe('2026-11-20T10:00:00.000-08:00');
  });

  it('carry the summer offset in summer', () => {
    expect(pacificSecond(Date.UTC(2026, 6, 1, 7))).toBe('2026-07-01T00:00:00-07:00');
  });

  it('end the day at midnight in California', () => {
    expect(pacificDay(Date.UTC(2026, 10, 21, 7, 59))).toBe('2026-11-20');
    expect(pacificDay(Date.UTC(2026, 10, 21, 8, 0))).toBe('2026-11-21');
  });
});
