import { crc32 } from 'node:zlib';
import { at } from '@ledgerbridge/failpoints';
import type { Pool } from 'pg';
import type { RawMessage } from '../message';
import type { TopicSpec } from '../transport';

/** What {@link TopicLog.append} takes: a host's bytes as they are, which may be none. */
export interface TopicRecord {
  readonly topic: string;
  readonly key: Buffer | null;
  readonly value: Buffer | null;
  readonly headers: Readonly<Record<string, string>>;
}

export interface LogPage {
  readonly messages: readonly RawMessage[];
  /** Day of the last message: a lower bound for the days of those that follow. */
  readonly day: string | undefined;
}

const FIRST_DAY = '2020-01-01';

/** A topic as a partitioned log: offsets are gapless per partition and become visible in order. */
export class TopicLog {
  private readonly partitionCounts = new Map<string, number>();

  constructor(
    private readonly pool: Pool,
    private readonly schema: string,
  ) {}

  async create(topics: readonly TopicSpec[]): Promise<void> {
    await at('messaging.topic.create', () =>
      this.pool.query(
        `WITH made AS (
         INSERT INTO ${this.schema}.topics (topic, partitions)
         SELECT * FROM unnest($1::text[], $2::int[]) ORDER BY 1 ON CONFLICT DO NOTHING RETURNING topic, partitions)
       INSERT INTO ${this.schema}.topic_partitions (topic, partition)
       SELECT topic, generate_series(0, partitions - 1) FROM made ON CONFLICT DO NOTHING`,
        [topics.map(({ topic }) => topic), topics.map(({ partitions }) => partitions)],
      ),
    );
  }

  /** @throws when the topic does not exist */
  async partitions(topic: string): Promise<number> {
    const known = this.partitionCounts.get(topic);
    if (known !== undefined) return known;
    const sql = `SELECT partitions FROM ${this.schema}.topics WHERE topic = $1`;
    const { rows } = await at('messaging.topic.count', () =>
      this.pool.query<{ partitions: number }>(sql, [topic]),
    );
    const [row] = rows;
    if (row === undefined) throw new Error(`topic ${topic} does not exist: call ensureTopics first`);
    this.partitionCounts.set(topic, row.partitions);
    return row.partitions;
  }

  /**
   * Appends in one statement. The rows of the partitions are taken in order, so that two batches cannot wait for
   * each other, and stay locked until the commit, so that no offset becomes visible before a lower one.
   */
  async append(records: readonly TopicRecord[]): Promise<void> {
    const partitions = await Promise.all(
      records.map((record) => at('messaging.topic.partition-of', () => this.partitionOf(record))),
    );
    await at('messaging.topic.append', () =>
      this.pool.query({
        name: `append-${this.schema}`,
        text: this.appendSql,
        values: [
          records.map(({ topic }) => topic),
          partitions,
          records.map(({ key }) => key),
          records.map(({ value }) => value),
          records.map(({ headers }) => JSON.stringify(headers)),
        ],
      }),
    );
  }

  /** Messages from an offset on, in order: at most `limit`, and at most about `maxBytes` but never none. */
  async read(from: ReadFrom, limit: number, maxBytes: number): Promise<LogPage> {
    const { topic, partition, offset, day = FIRST_DAY } = from;
    const { rows } = await at('messaging.topic.read', () =>
      this.pool.query<MessageRow>({
        name: `read-${this.schema}`,
        text: this.readSql,
        values: [topic, partition, offset, day, limit, maxBytes],
      }),
    );
    return { messages: rows.map((row) => ({ topic, partition, ...message(row) })), day: rows.at(-1)?.day };
  }

  /** The offset that the next message will get. */
  async end(topic: string, partition: number): Promise<bigint> {
    const { rows } = await at('messaging.topic.end', () =>
      this.pool.query<{ next: string }>(
        `SELECT next_offset::text AS next FROM ${this.schema}.topic_partitions WHERE topic = $1 AND partition = $2`,
        [topic, partition],
      ),
    );
    return BigInt(rows[0]?.next ?? 0);
  }

  private async partitionOf({ topic, key }: TopicRecord): Promise<number> {
    const count = await at('messaging.topic.partitions', () => this.partitions(topic));
    return key === null ? Math.floor(Math.random() * count) : crc32(key) % count;
  }

  private get appendSql(): string {
    return `
WITH incoming AS (
  SELECT * FROM unnest($1::text[], $2::int[], $3::bytea[], $4::bytea[], $5::jsonb[])
    WITH ORDINALITY AS m (topic, partition, key, value, headers, n)),
counts AS (SELECT topic, partition, count(*) AS count FROM incoming GROUP BY topic, partition),
doors AS (
  SELECT p.topic, p.partition, c.count FROM ${this.schema}.topic_partitions p JOIN counts c USING (topic, partition)
   ORDER BY p.topic, p.partition FOR UPDATE OF p),
moved AS (
  UPDATE ${this.schema}.topic_partitions p
     SET next_offset = p.next_offset + d.count,
         last_day = greatest(p.last_day, (clock_timestamp() AT TIME ZONE 'utc')::date)
    FROM doors d WHERE p.topic = d.topic AND p.partition = d.partition
  RETURNING p.topic, p.partition, p.next_offset - d.count AS first, p.last_day)
INSERT INTO ${this.schema}.topic_messages (topic, partition, "offset", day, key, value, headers)
SELECT i.topic, i.partition, v.first + row_number() OVER (PARTITION BY i.topic, i.partition ORDER BY i.n) - 1,
       v.last_day, i.key, i.value, i.headers
  FROM incoming i JOIN moved v USING (topic, partition)`;
  }

  private get readSql(): string {
    return `
SELECT "offset"::text, day::text, key, value, headers FROM (
  SELECT *, sum(coalesce(length(value), 0)) OVER (ORDER BY "offset") - coalesce(length(value), 0) AS bytes_before
    FROM (SELECT * FROM ${this.schema}.topic_messages
           WHERE topic = $1 AND partition = $2 AND "offset" >= $3 AND day >= $4
           ORDER BY "offset" LIMIT $5) AS page) AS sized
 WHERE bytes_before < $6 ORDER BY sized."offset"`;
  }
}

export interface ReadFrom {
  readonly topic: string;
  readonly partition: number;
  readonly offset: string;
  readonly day?: string | undefined;
}

interface MessageRow {
  readonly offset: string;
  readonly day: string;
  readonly key: Buffer | null;
  readonly value: Buffer | null;
  readonly headers: Record<string, string>;
}

const message = ({ offset, key, value, headers }: MessageRow) => ({ offset, key, value, headers });
