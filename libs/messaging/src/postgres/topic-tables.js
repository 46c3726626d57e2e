"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.TOPIC_RETENTION_DAYS = void 0;
exports.installTopicTables = installTopicTables;
exports.maintainTopicTables = maintainTopicTables;
exports.topicTablesSql = topicTablesSql;
const lease_tables_1 = require("../leases/lease-tables");
const period_tables_1 = require("../storage/period-tables");
const schema_name_1 = require("../storage/schema-name");
/** How long topics keep their messages, in days. */
exports.TOPIC_RETENTION_DAYS = 35;
/**
 * Makes the tables of topics: the row of a partition is its door, and messages are partitioned by day. A day never
 * runs backwards within a partition, whatever the clock does, so a reader may leave out the days before its own.
 */
async function installTopicTables(pool, schema) {
    const s = (0, schema_name_1.schemaName)(schema);
    await pool.query(`BEGIN; SELECT pg_advisory_xact_lock(hashtext('ledgerbridge topics ${s}'));
    ${topicTablesSql(s)}; COMMIT`);
    await maintainTopicTables(pool, s);
}
/** Makes tomorrow's range of messages and drops those past their retention. */
async function maintainTopicTables(pool, schema) {
    await (0, period_tables_1.maintainPeriods)(pool, {
        schema: (0, schema_name_1.schemaName)(schema),
        table: 'topic_messages',
        days: 1,
        retentionDays: exports.TOPIC_RETENTION_DAYS,
    });
}
/** The statements of {@link installTopicTables}, for a migration. */
function topicTablesSql(schema) {
    const s = (0, schema_name_1.schemaName)(schema);
    return `
CREATE SCHEMA IF NOT EXISTS ${s};
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
${(0, lease_tables_1.LEASE_TABLES)(s)}`;
}
//# sourceMappingURL=topic-tables.js.map