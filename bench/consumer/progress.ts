import type { Pool } from 'pg';

/** Messages that a consumer has handled and committed in a topic. */
export async function committedPosition(pool: Pool, schema: string, topic: string): Promise<number> {
  const { rows } = await pool.query<{ at: string }>(
    `SELECT coalesce(sum(next_offset), 0) AS at FROM ${schema}.consumer_positions WHERE topic = $1`,
    [topic],
  );
  return Number(rows[0]?.at);
}

/** Messages a second from the first progress that is seen to the last. */
export async function progressRate(
  at: () => Promise<number>,
  before: number,
  count: number,
): Promise<number> {
  let [first, start] = [before, 0];
  for (;;) {
    const now = await at();
    if (start === 0 && now > before) [first, start] = [now, performance.now()];
    if (now >= before + count) return ((now - first) * 1000) / (performance.now() - start);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
