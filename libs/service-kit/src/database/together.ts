import { at } from '@ledgerbridge/failpoints';

/**
 * Waits for statements of one transaction that were sent together, until every one has ended: what went on after another
 * one's failure could run on a connection that has been rolled back and given to somebody else.
 * @throws what the first failing one threw
 */
export async function together<T extends readonly unknown[]>(statements: {
  [Index in keyof T]: Promise<T[Index]>;
}): Promise<T> {
  // Listened to before anything can be awaited: a statement that fails unheard would end the process.
  const ended = Promise.allSettled(statements);
  await at('service-kit.database.together', () => ended);
  return at('service-kit.database.together-results', () => Promise.all(statements));
}
