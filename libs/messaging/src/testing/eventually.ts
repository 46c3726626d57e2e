/**
 * Waits until a condition holds. The deadline is a safety net far above what any machine needs.
 * @returns what `look` answered at last
 */
export async function eventually<Value>(
  look: () => Promise<Value> | Value,
  holds: (value: Value) => boolean,
  deadlineMs = 150_000,
): Promise<Value> {
  const until = Date.now() + deadlineMs;
  for (;;) {
    const value = await look();
    if (holds(value)) return value;
    if (Date.now() > until)
      throw new Error(`still not so after ${deadlineMs} ms; last seen: ${JSON.stringify(value)}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
