import { setTimeout as pause } from 'node:timers/promises';

/** How long to wait for a PostgreSQL that restarts before giving up, in milliseconds. */
const PATIENCE_MS = 5_000;
const PAUSE_MS = 100;

/** SQLSTATE classes 08 (connection) and 57P0x (shutting down, crashed, starting up); `53300`: too many connections. */
const LOST = /^(08...|57P0.|53300|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT)$/;

/** Whether an error says that the connection is gone, and not that a statement was wrong. */
export function isLostConnection(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? String(error.code) : '';
  return (
    LOST.test(code) || /^Connection terminated|^Client has encountered a connection error/.test(error.message)
  );
}

/**
 * Does what bears repetition, and does it again while the connection to the database is lost: whether a statement was
 * committed is not known then.
 * @param patienceMs in milliseconds; left out: long enough for a PostgreSQL that restarts
 * @throws what `work` throws, a lost connection after that time included
 */
export async function repeatable<T>(work: () => Promise<T>, patienceMs = PATIENCE_MS): Promise<T> {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!isLostConnection(error) || Date.now() > deadline) throw error;
      await pause(PAUSE_MS);
    }
  }
}
