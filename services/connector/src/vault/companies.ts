import { at } from '@ledgerbridge/failpoints';
import type { Database } from '@ledgerbridge/service-kit';
import type { PoolClient } from 'pg';

/** To whom a company belongs. */
export interface Company {
  readonly companyId: string;
  readonly tenantId: string;
  readonly connectionId: string;
  readonly realmHash: string;
}

interface Row {
  company_id: string;
  tenant_id: string;
  connection_id: string;
  realm_hash: string;
}

/** The companies that connections have met, and whether they may be called. */
export class Companies {
  private readonly schema: string;

  constructor(private readonly database: Database) {
    this.schema = `"${database.schema}"`;
  }

  async ofConnection(connectionId: string): Promise<Company | undefined> {
    return this.find('connection_id', connectionId);
  }

  async byId(companyId: string): Promise<Company | undefined> {
    return this.find('company_id', companyId);
  }

  /** A connection's company; held until the connection says that it is connected. */
  async add(tx: PoolClient, company: Company): Promise<void> {
    await at('connector.company.add', () =>
      tx.query(
        `INSERT INTO ${this.schema}.companies (company_id, tenant_id, connection_id, realm_hash, held_cause)
       VALUES ($1, $2, $3, $4, 'not-connected') ON CONFLICT (company_id) DO NOTHING`,
        [company.companyId, company.tenantId, company.connectionId, company.realmHash],
      ),
    );
    await at('connector.company.budget', () =>
      tx.query(
        `INSERT INTO ${this.schema}.gateway_budgets (throttle_key) VALUES ($1) ON CONFLICT DO NOTHING`,
        [company.realmHash],
      ),
    );
  }

  /** @param cause why nothing may be sent for it; null when it may */
  async hold(tx: PoolClient, companyId: string, cause: string | null): Promise<void> {
    const sql = `UPDATE ${this.schema}.companies SET held_cause = $2 WHERE company_id = $1`;
    await at('connector.company.hold', () => tx.query(sql, [companyId, cause]));
  }

  async remove(tx: PoolClient, companyId: string): Promise<void> {
    await at('connector.company.remove', () =>
      tx.query(`DELETE FROM ${this.schema}.companies WHERE company_id = $1`, [companyId]),
    );
  }

  private async find(column: 'company_id' | 'connection_id', id: string): Promise<Company | undefined> {
    const { rows } = await at('connector.company.find', () =>
      this.database.worker.query<Row>(
        `SELECT company_id, tenant_id, connection_id, realm_hash FROM ${this.schema}.companies WHERE ${column} = $1`,
        [id],
      ),
    );
    const [row] = rows;
    return (
      row && {
        companyId: row.company_id,
        tenantId: row.tenant_id,
        connectionId: row.connection_id,
        realmHash: row.realm_hash,
      }
    );
  }
}
