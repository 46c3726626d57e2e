import { SlidingWindow } from './sliding-window';

describe('a sliding window', () => {
  it('forgets an event exactly when the window has passed it', () => {
    const window = new SlidingWindow(1000);
    window.add(0);
    window.add(500);
    expect(window.count(999)).toBe(2);
    expect(window.count(1000)).toBe(1);
    expect(window.count(1500)).toBe(0);
  });

  it('stays exact over many events', () => {
    const window = new SlidingWindow(1000);
    for (let now = 0; now < 10_000; now += 1) window.add(now);
    expect(window.count(9_999)).toBe(1000);
  });
});
