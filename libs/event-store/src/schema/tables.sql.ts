/**
 * The tables of one event store. Rows that every append or every batch updates (`log_partitions`, `checkpoints`) leave
 * nine tenths of their page free, so that updates stay on the page (HOT) and touch no index.
 */
export const tablesSql = (s: string, partitions: number): string[] => [
  `CREATE TABLE IF NOT EXISTS ${s}.log_partitions (
     partition     integer PRIMARY KEY,
     last_position bigint  NOT NULL DEFAULT 0
   ) WITH (fillfactor = 10)`,

  `INSERT INTO ${s}.log_partitions (partition)
   SELECT generate_series(0, ${partitions} - 1) WHERE NOT EXISTS (SELECT FROM ${s}.log_partitions)`,

  `DO $$
   BEGIN
     IF (SELECT count(*) FROM ${s}.log_partitions) <> ${partitions} THEN
       RAISE EXCEPTION 'The log was installed with % partitions and cannot be changed to ${partitions}',
         (SELECT count(*) FROM ${s}.log_partitions);
     END IF;
   END $$`,

  `CREATE TABLE IF NOT EXISTS ${s}.events (
     partition      integer NOT NULL,
     position       bigint  NOT NULL,
     id             uuid    NOT NULL,
     stream_id      uuid    NOT NULL,
     version        bigint  NOT NULL,
     type           text    NOT NULL,
     schema_version integer NOT NULL,
     data           jsonb   NOT NULL,
     sealed         bytea,
     tenant_id      uuid,
     division_id    uuid,
     actor          text    NOT NULL,
     correlation_id text    NOT NULL,
     causation_id   text,
     occurred_at    timestamptz(3) NOT NULL,
     recorded_at    timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
     PRIMARY KEY (partition, position),
     CONSTRAINT events_stream_version UNIQUE (stream_id, version),
     CONSTRAINT events_id UNIQUE (id),
     CONSTRAINT events_sealed_for_a_tenant CHECK (sealed IS NULL OR tenant_id IS NOT NULL)
   )`,

  `CREATE TABLE IF NOT EXISTS ${s}.tenant_keys (
     tenant_id    uuid PRIMARY KEY,
     wrapped      bytea,
     ring_version integer,
     created_by   xid8 NOT NULL DEFAULT pg_current_xact_id(),
     created_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
     destroyed_at timestamptz,
     CONSTRAINT tenant_keys_destroyed CHECK ((wrapped IS NULL) = (destroyed_at IS NOT NULL))
   )`,
  // Every statement that reads events asks which tenants were erased: those few, not all.
  `CREATE INDEX IF NOT EXISTS tenant_keys_erased ON ${s}.tenant_keys (tenant_id) WHERE destroyed_at IS NOT NULL`,

  `CREATE TABLE IF NOT EXISTS ${s}.checkpoints (
     name            text    NOT NULL,
     partition       integer NOT NULL,
     kind            text    NOT NULL CHECK (kind IN ('projection', 'processor')),
     position        bigint  NOT NULL DEFAULT 0,
     careful_until   bigint  NOT NULL DEFAULT 0,
     attempts        integer NOT NULL DEFAULT 0,
     retry_at        timestamptz,
     failing_since   timestamptz,
     failing_stream  uuid,
     failing_type    text,
     failing_reason  text,
     PRIMARY KEY (name, partition)
   ) WITH (fillfactor = 10)`,

  `CREATE TABLE IF NOT EXISTS ${s}.quarantined_streams (
     name           text NOT NULL,
     stream_id      uuid NOT NULL,
     reason         text NOT NULL,
     quarantined_by text NOT NULL,
     quarantined_at timestamptz NOT NULL DEFAULT clock_timestamp(),
     PRIMARY KEY (name, stream_id)
   )`,
];
