/**
 * Ends things one after the other, each whatever became of those before it: what is not ended goes on by itself, with
 * connections and timers that nobody closes any more.
 * @throws the first failure, once all have been tried
 */
export async function endEach(ends: readonly (() => unknown)[]): Promise<void> {
  const failures: unknown[] = [];
  for (const end of ends) {
    try {
      await end();
    } catch (failure) {
      failures.push(failure);
    }
  }
  if (failures.length > 0) throw failures[0];
}
