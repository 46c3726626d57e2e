import type { Pool } from 'pg';
import { LEASE_TABLES } from '../leases/lease-tables';
import { maintainPeriods } from '../storage/period-tables';
import { createSchemaSql, schemaName } from '../storage/schema-name';

/** How long topics keep their messages, in days. */
export const TOPIC_RETENTION_DAYS = 35;

/**
 * Makes the tables of topics: the row of a partition is its door, and messages are partitioned by day. A day never
 * runs backwards within a partition, whatever the clock does, so a reader may leave out the days before its own.
 */
export async function installTopicTables(pool: Pool, schema: string): Promise<void> {
  const s = schemaName(schema);
  await pool.query(`BEGIN; SELECT pg_advisory_xact_lock(hashtext('ledgerbridge topics ${s}'));
    ${topicTablesSql(s)}; COMMIT`);
  await maintainTopicTables(pool, s);
}

/** Makes tomorrow's range of messages and drops those past their retention. */
export async function maintainTopicTables(pool: Pool, schema: string): Promise<void> {
  await maintainPeriods(pool, {
    schema: schemaName(schema),
    table: 'topic_messages',
    days: 1,
    retentionDays: TOPIC_RETENTION_DAYS,
  });
}

/** The statements of {@link installTopicTables}, for a migration. */
export function topicTablesSql(schema: string): string {
  const s = schemaName(schema);
  return `
${createSchemaSql(s)}
CREATE TABLE IF NOT EXISTS ${s}.topics (
  topic text PRIMARY KEY, partitions integer NOT NULL CHECK (partitions BETWEEN 1 AND 1024)
);
CREATE TABLE IF NOT EXISTS ${s}.topic_partitions (
  topic text NOT NULL, partition integer NOT NULL,
  next_offset bigint NOT NULL DEFAULT 0, last_day date NOT NULL DEFAULT '2020-01-01',
  PRIMARY KEY (topic, partition)
) WITH (fillfactor = 50);
CREATE TABLE IF NOT EXISTS ${s}.topic_messages (
  topic text NOT NULL, partition integer NOT NULL, "offset" bigint NOT NULL, day date NOT NULL,
  key bytea, value bytea, headers jsonb NOT NULL, published_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (topic, partition, "offset", day)
) PARTITION BY RANGE (day);
${LEASE_TABLES(s)}`;
}
