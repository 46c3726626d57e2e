import { setTimeout as pause } from 'node:timers/promises';

/** Asks again until there is an answer. @throws naming `what` after the deadline, a safety net only */
export async function until<T>(
  what: string,
  ask: () => Promise<T | undefined>,
  { seconds = 60, everyMs = 100 } = {},
): Promise<T> {
  for (const deadline = Date.now() + seconds * 1000; Date.now() < deadline; await pause(everyMs)) {
    const answer = await ask();
    if (answer !== undefined) return answer;
  }
  throw new Error(`${what} did not happen within ${seconds} s`);
}
