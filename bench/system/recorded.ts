import { Client } from 'pg';
import { until } from './until';

/** When sync's transactions about an order were committed, in ms since 1970, by PostgreSQL's clock. */
export interface Recorded {
  readonly externalId: string;
  readonly received: number;
  readonly started: number;
  /** QuickBooks' answer. */
  readonly pushed: number;
  readonly requestId: string;
}

const RECORDED = `
  SELECT d.external_id AS "externalId",
    min(extract(epoch FROM t.at)::float8 * 1000) FILTER (WHERE e.type = 'PurchaseOrderReceived') AS received,
    min(extract(epoch FROM t.at)::float8 * 1000) FILTER (WHERE e.type = 'PushStarted') AS started,
    min(extract(epoch FROM t.at)::float8 * 1000) FILTER (WHERE e.type = 'Pushed') AS pushed,
    min(e.data->>'requestId') FILTER (WHERE e.type = 'PushStarted') AS "requestId"
  FROM lb_sync.documents d JOIN lb_sync.events e ON e.stream_id = d.document_id
  CROSS JOIN LATERAL (SELECT pg_xact_commit_timestamp(e.xmin) AS at) t
  WHERE d.external_id LIKE $1 GROUP BY d.document_id`;

/** Looks into sync's database from outside. */
export class SyncDatabase {
  private constructor(private readonly client: Client) {}

  static async open(connectionString: string): Promise<SyncDatabase> {
    const client = new Client({ connectionString });
    await client.connect();
    return new SyncDatabase(client);
  }

  close(): Promise<void> {
    return this.client.end();
  }

  /** Waits until so many orders of a prefix are synced. Asks seldom: the asking shall not be measured. */
  async untilSynced(prefix: string, documents: number, seconds: number): Promise<void> {
    const sql = `SELECT count(*)::int AS synced FROM lb_sync.documents WHERE external_id LIKE $1 AND status = 'synced'`;
    await until(
      `Syncing ${documents} orders`,
      async () => {
        const { rows } = await this.client.query<{ synced: number }>(sql, [`${prefix}-%`]);
        return (rows[0]?.synced ?? 0) >= documents ? true : undefined;
      },
      { seconds, everyMs: 500 },
    );
  }

  /** When the events that say that an order is in QuickBooks were committed, in ms since 1970, by event. */
  async committed(prefix: string): Promise<Map<string, number>> {
    const { rows } = await this.client.query<{ id: string; at: number }>(
      `SELECT e.id, extract(epoch FROM pg_xact_commit_timestamp(e.xmin))::float8 * 1000 AS at
       FROM lb_sync.documents d JOIN lb_sync.events e ON e.stream_id = d.document_id
       WHERE d.external_id LIKE $1 AND e.type = 'Pushed'`,
      [`${prefix}-%`],
    );
    return new Map(rows.map(({ id, at }) => [id, at]));
  }

  async recorded(prefix: string): Promise<Recorded[]> {
    return (await this.client.query<Recorded>(RECORDED, [`${prefix}-%`])).rows;
  }
}
