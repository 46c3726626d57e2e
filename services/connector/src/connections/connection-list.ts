import { type Capabilities, capabilities } from '@ledgerbridge/contracts';
import type { Database } from '@ledgerbridge/service-kit';
import { z } from 'zod';
import { CONNECTION_STATUSES } from '@ledgerbridge/contracts';

/** A connection as the API shows it. */
export const connectionOutput = z.object({
  id: z.uuid(),
  /** The host's id of the division. */
  division: z.string(),
  status: z.enum(CONNECTION_STATUSES),
  /** Ours; null until the company is known. */
  companyId: z.uuid().nullable(),
  companyName: z.string().nullable(),
  /** The last four digits of the company's id at Intuit. */
  realmLastFour: z.string().nullable(),
  connectedAt: z.iso.datetime().nullable(),
  health: z.object({
    usable: z.boolean(),
    /** Why it is not. */
    cause: z.string().nullable(),
    fix: z.string().nullable(),
  }),
});
export type ConnectionOutput = z.infer<typeof connectionOutput>;

interface Row {
  connection_id: string;
  division: string;
  status: ConnectionOutput['status'];
  reason: string | null;
  company_id: string | null;
  company_name: string | null;
  realm_last_four: string | null;
  connected_at: Date | null;
  capabilities: unknown;
  number: number;
}

/** Reads a tenant's connections, under row-level security. */
export class ConnectionList {
  private readonly from: string;

  constructor(private readonly database: Database) {
    const s = `"${database.schema}"`;
    this.from = `SELECT c.connection_id, d.external_id AS division, c.status, c.reason, c.company_id, c.company_name,
        c.realm_last_four, c.connected_at, c.capabilities, c.number
      FROM ${s}.connections c JOIN ${s}.divisions d ON d.division_id = c.division_id`;
  }

  /** Up to `limit` connections after an id, in the order of their ids. */
  async list(
    tenantId: string,
    { after, limit, division }: { after?: string | undefined; limit: number; division?: string | undefined },
  ): Promise<ConnectionOutput[]> {
    const rows = await this.rows(
      tenantId,
      `WHERE ($1::uuid IS NULL OR c.connection_id > $1) AND ($2::text IS NULL OR d.external_id = $2)
       ORDER BY c.connection_id LIMIT $3`,
      [after ?? null, division ?? null, limit],
    );
    return rows.map(shown);
  }

  async find(tenantId: string, connectionId: string): Promise<ConnectionOutput | undefined> {
    return (await this.rows(tenantId, 'WHERE c.connection_id = $1', [connectionId])).map(shown)[0];
  }

  /** @returns null while nothing is known of the company, undefined when there is no such connection */
  async capabilities(tenantId: string, connectionId: string): Promise<Capabilities | null | undefined> {
    const [row] = await this.rows(tenantId, 'WHERE c.connection_id = $1', [connectionId]);
    return row && capabilities.nullable().parse(row.capabilities);
  }

  private async rows(tenantId: string, where: string, values: unknown[]): Promise<Row[]> {
    return this.database.read(
      [tenantId],
      async (tx) => (await tx.query<Row>(`${this.from} ${where}`, values)).rows,
    );
  }
}

function shown(row: Row): ConnectionOutput {
  const usable = row.status === 'connected';
  return {
    id: row.connection_id,
    division: row.division,
    status: row.status,
    companyId: row.company_id,
    companyName: row.company_name,
    realmLastFour: row.realm_last_four,
    connectedAt: row.connected_at?.toISOString() ?? null,
    health: { usable, cause: usable ? null : (row.reason ?? row.status), fix: FIXES[row.status] },
  };
}

const FIXES: Readonly<Record<ConnectionOutput['status'], string | null>> = {
  pending: 'Open the authorisation page and let the application in.',
  connected: null,
  'reconnect-needed': 'Authorise the connection again as an administrator of the company.',
  held: 'Mend what the cause names in QuickBooks, then authorise the connection again.',
  disconnected: 'Authorise the connection again.',
};
