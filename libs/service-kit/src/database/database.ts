import type { Pool, PoolClient } from 'pg';
import type { DataSource, EntityManager } from 'typeorm';
import { SET_TENANTS_SQL, tenantList } from './tenants';
import { transaction } from './transaction';

export interface DatabaseParts {
  readonly schema: string;
  /** Reads under row-level security. */
  readonly app: Pool;
  /** Writes; subscriptions, relay and inbox use it directly. */
  readonly worker: Pool;
  /** TypeORM on the app role; left out where a service has no entities. */
  readonly entities?: DataSource;
}

/**
 * The one door to a service's tables. Every transaction names the tenants it is about, and row-level security shows and
 * takes rows of those only: a forgotten WHERE finds nothing instead of a stranger's order.
 */
export class Database {
  readonly schema: string;
  /** For what belongs to no tenant's table: the log, the inbox, work, checkpoints. */
  readonly worker: Pool;

  constructor(private readonly parts: DatabaseParts) {
    this.schema = parts.schema;
    this.worker = parts.worker;
  }

  /** Runs `work` in a read-only transaction of the app role. */
  read<T>(tenantIds: readonly string[], work: (tx: PoolClient) => Promise<T>): Promise<T> {
    return transaction(this.parts.app, 'BEGIN READ ONLY', tenantIds, work);
  }

  /**
   * Runs `work` in a transaction of the worker role and commits it. No HTTP call belongs in `work`, and no second
   * transaction: asking the pool for another connection while holding one starves it.
   */
  write<T>(tenantIds: readonly string[], work: (tx: PoolClient) => Promise<T>): Promise<T> {
    return transaction(this.parts.worker, 'BEGIN', tenantIds, work);
  }

  /** As {@link read}, with TypeORM's entities. Rows it returns are values: nothing is saved through it. */
  async entities<T>(tenantIds: readonly string[], work: (manager: EntityManager) => Promise<T>): Promise<T> {
    const source = this.parts.entities;
    if (!source) throw new Error('This service was started without entities');
    if (!source.isInitialized) await source.initialize();
    return source.transaction(async (manager) => {
      await manager.query('SET TRANSACTION READ ONLY');
      await manager.query(SET_TENANTS_SQL, [tenantList(tenantIds)]);
      return work(manager);
    });
  }

  /** Whether both roles get an answer now. */
  async answers(): Promise<boolean> {
    const { app, worker } = this.parts;
    try {
      await Promise.all([app.query('SELECT 1'), worker.query('SELECT 1')]);
      return true;
    } catch {
      return false;
    }
  }

  /** Waits for the transactions in hand, then closes all connections. */
  async close(): Promise<void> {
    const { app, worker, entities } = this.parts;
    await Promise.all([app.end(), worker.end(), ...(entities?.isInitialized ? [entities.destroy()] : [])]);
  }
}
