import type { Pool } from 'pg';

/** A table that is partitioned by ranges of days of its `date` column and forgets whole ranges at once. */
export interface PeriodTable {
  readonly schema: string;
  readonly table: string;
  /** Length of a range in days. */
  readonly days: number;
  /** How long rows are kept at least, in days. */
  readonly retentionDays: number;
}

/** SQL for the first day of the range that today (UTC) falls in. */
export const periodStart = (days: number): string =>
  `(DATE '2020-01-01' + (((now() AT TIME ZONE 'utc')::date - DATE '2020-01-01') / ${days}) * ${days})`;

/** Makes the ranges of now and next and drops those past their retention. Call at start and every few hours. */
export async function maintainPeriods(pool: Pool, table: PeriodTable): Promise<void> {
  const starts = await periods(pool, table);
  for (const { start, end } of starts) await createRange(pool, table, start, end);
  for (const name of await expired(pool, table))
    await pool.query(`DROP TABLE IF EXISTS ${table.schema}.${name}`);
}

async function periods(pool: Pool, { days }: PeriodTable): Promise<{ start: string; end: string }[]> {
  const { rows } = await pool.query<{ start: string; end: string }>(
    `SELECT (p + n * $1)::text AS start, (p + (n + 1) * $1)::text AS end
       FROM (SELECT ${periodStart(days)} AS p) AS today, generate_series(0, 1) AS n`,
    [days],
  );
  return rows;
}

/** Two starting replicas must not both create it: IF NOT EXISTS alone may still fail on a race. */
async function createRange(
  pool: Pool,
  { schema, table }: PeriodTable,
  start: string,
  end: string,
): Promise<void> {
  const name = `${table}_${start.replaceAll('-', '')}`;
  await pool.query(
    `BEGIN; SELECT pg_advisory_xact_lock(hashtext('${schema}.${table}'));
     CREATE TABLE IF NOT EXISTS ${schema}.${name} PARTITION OF ${schema}.${table} FOR VALUES FROM ('${start}') TO ('${end}');
     COMMIT`,
  );
}

async function expired(pool: Pool, { schema, table, days, retentionDays }: PeriodTable): Promise<string[]> {
  const { rows } = await pool.query<{ name: string }>(
    `SELECT c.relname AS name
       FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
      WHERE i.inhparent = $1::regclass
        AND to_date(right(c.relname, 8), 'YYYYMMDD') + $2::int + $3::int < (now() AT TIME ZONE 'utc')::date`,
    [`${schema}.${table}`, days, retentionDays],
  );
  return rows.map(({ name }) => name);
}
