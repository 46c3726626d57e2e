import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Asks again until there is an answer.
 * @template T
 * @param {() => Promise<T | undefined | false>} ask
 * @param {{ what: string, signal: AbortSignal, seconds?: number, everyMs?: number }} options
 * @returns {Promise<T>}
 * @throws Error naming `what` after the deadline, a safety net only; the signal's reason when it is aborted
 */
export async function until(ask, { what, signal, seconds = 60, everyMs = 50 }) {
  let last = '';
  for (const deadline = Date.now() + seconds * 1000; Date.now() < deadline;) {
    signal.throwIfAborted();
    try {
      const answer = await ask();
      if (answer !== undefined && answer !== false) return answer;
    } catch (error) {
      if (error instanceof Final) throw error;
      last = error instanceof Error ? `: ${error.message}` : '';
    }
    await sleep(everyMs, undefined, { signal }).catch(() => undefined);
  }
  throw new Error(`${what} did not happen within ${seconds} s${last}`);
}

/** An error that asking again does not mend. */
export class Final extends Error {}
