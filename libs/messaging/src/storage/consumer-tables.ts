import type { Pool } from 'pg';
import { LEASE_TABLES } from '../leases/lease-tables';
import { maintainPeriods, type PeriodTable } from './period-tables';
import { createSchemaSql, schemaName } from './schema-name';

/** How long a consumer recognises a message that comes again, in days. */
export const INBOX_RETENTION_DAYS = 35;

/**
 * Ranges of the inbox are longer than a day because every message is looked for in all of them: 12 days make at
 * most five.
 */
export const INBOX_PERIOD_DAYS = 12;

/**
 * Makes this library's tables of a service: inbox, positions, parked messages, leases and relay checkpoints. They
 * belong to the service's worker and hold ids or sealed content only, so no row-level security is on them.
 * May be run again, also by several replicas at once.
 *
 * @param schema exists or is created when the caller may
 */
export async function installConsumerTables(pool: Pool, schema: string): Promise<void> {
  const name = schemaName(schema);
  await pool.query(`BEGIN; SELECT pg_advisory_xact_lock(hashtext('ledgerbridge messaging ${name}'));
    ${consumerTablesSql(name)}; COMMIT`);
  await maintainConsumerTables(pool, name);
}

/** Makes the inbox's next range and drops those past their retention. Run it daily. */
export async function maintainConsumerTables(pool: Pool, schema: string): Promise<void> {
  await maintainPeriods(pool, inboxTable(schemaName(schema)));
}

const inboxTable = (schema: string): PeriodTable => ({
  schema,
  table: 'inbox',
  days: INBOX_PERIOD_DAYS,
  retentionDays: INBOX_RETENTION_DAYS,
});

/** The statements of {@link installConsumerTables}, for a migration. Separated by semicolons, safe to repeat. */
export function consumerTablesSql(schema: string): string {
  const s = schemaName(schema);
  return `
${createSchemaSql(s)}
CREATE TABLE IF NOT EXISTS ${s}.inbox (
  consumer text NOT NULL, tenant_id uuid NOT NULL, source text NOT NULL, id text NOT NULL, period date NOT NULL,
  PRIMARY KEY (consumer, tenant_id, source, id, period)
) PARTITION BY RANGE (period);
CREATE TABLE IF NOT EXISTS ${s}.consumer_positions (
  consumer text NOT NULL, topic text NOT NULL, partition integer NOT NULL,
  next_offset bigint, generation bigint NOT NULL, claimed_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (consumer, topic, partition)
) WITH (fillfactor = 50);
CREATE TABLE IF NOT EXISTS ${s}.parked_messages (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  consumer text NOT NULL, topic text NOT NULL, partition integer NOT NULL, "offset" bigint NOT NULL,
  tenant_id uuid, tenant_external_id text, message_id text, message_type text,
  code text NOT NULL, detail text NOT NULL, errors jsonb NOT NULL DEFAULT '[]', awaits text,
  payload bytea, payload_bytes integer NOT NULL, redrives integer NOT NULL DEFAULT 0,
  state text NOT NULL DEFAULT 'parked' CHECK (state IN ('parked', 'redriven')),
  parked_at timestamptz NOT NULL DEFAULT now(), changed_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX IF NOT EXISTS parked_messages_open ON ${s}.parked_messages (consumer, code, topic) WHERE state = 'parked';
CREATE INDEX IF NOT EXISTS parked_messages_tenant ON ${s}.parked_messages (tenant_external_id) WHERE state = 'parked';
CREATE TABLE IF NOT EXISTS ${s}.relay_checkpoints (
  relay text NOT NULL, partition integer NOT NULL, position bigint NOT NULL, generation bigint NOT NULL,
  PRIMARY KEY (relay, partition)
) WITH (fillfactor = 50);
${LEASE_TABLES(s)}`;
}
