import { setTimeout as delay } from 'node:timers/promises';

/** Waits for a condition; the deadline only keeps a broken test from hanging. */
export async function until(
  condition: () => boolean | Promise<boolean>,
  what = 'the condition',
  deadlineMs = 150_000,
): Promise<void> {
  const end = Date.now() + deadlineMs;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error(`Waited ${deadlineMs} ms for ${what}`);
    await delay(10);
  }
}
