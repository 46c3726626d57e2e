import { at } from '@ledgerbridge/failpoints';
import type { Pool, PoolClient } from 'pg';
import { schemaName } from '../storage/schema-name';
import type { FieldProblem, ParkReason } from './park-reason';

export interface NewParkedMessage {
  readonly topic: string;
  readonly partition: number;
  readonly offset: string;
  readonly tenantId: string | undefined;
  readonly tenantExternalId: string | undefined;
  readonly messageId: string | undefined;
  readonly messageType: string | undefined;
  readonly reason: ParkReason;
  readonly sealed: Buffer;
  /** Size of the value as it came. */
  readonly payloadBytes: number;
}

/** A parked message as operators see it: no contents. */
export interface ParkedMessage {
  /** Decimal string; grows. */
  readonly id: string;
  readonly topic: string;
  readonly partition: number;
  readonly offset: string;
  readonly tenantId: string | null;
  readonly tenantExternalId: string | null;
  readonly messageId: string | null;
  readonly messageType: string | null;
  readonly code: string;
  readonly detail: string;
  readonly errors: readonly FieldProblem[];
  /** See {@link ParkReason.awaits}. */
  readonly awaits: string | null;
  readonly payloadBytes: number;
  readonly redrives: number;
  readonly state: ParkedState;
  readonly parkedAt: Date;
  readonly changedAt: Date;
}

export type ParkedState = 'parked' | 'redriven';

export interface ParkedFilter {
  readonly state?: ParkedState;
  readonly code?: string;
  readonly topic?: string;
  readonly tenantId?: string;
  readonly tenantExternalId?: string;
}

const COLUMNS = `id::text, topic, partition, "offset"::text, tenant_id::text AS "tenantId",
  tenant_external_id AS "tenantExternalId", message_id AS "messageId", message_type AS "messageType", code, detail,
  errors, awaits, payload_bytes AS "payloadBytes", redrives, state, parked_at AS "parkedAt", changed_at AS "changedAt"`;

/** The SQL of parked messages of one consumer. */
export class ParkedStore {
  private readonly table: string;

  constructor(
    private readonly pool: Pool,
    schema: string,
    private readonly consumer: string,
  ) {
    this.table = `${schemaName(schema)}.parked_messages`;
  }

  async insert(tx: PoolClient, messages: readonly NewParkedMessage[]): Promise<void> {
    for (const message of messages) {
      const { reason } = message;
      await at('messaging.parked.insert', () =>
        tx.query(
          `INSERT INTO ${this.table} (consumer, topic, partition, "offset", tenant_id, tenant_external_id, message_id,
           message_type, code, detail, errors, awaits, payload, payload_bytes)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
          [
            this.consumer,
            message.topic,
            message.partition,
            message.offset,
            message.tenantId,
            message.tenantExternalId,
            message.messageId,
            message.messageType,
            reason.code,
            reason.detail,
            JSON.stringify(reason.errors ?? []),
            reason.awaits,
            message.sealed,
            message.payloadBytes,
          ],
        ),
      );
    }
  }

  /** Newest first. `before` is the id of the last one of the page before. */
  async list(filter: ParkedFilter, limit: number, before?: string): Promise<ParkedMessage[]> {
    const { rows } = await at('messaging.parked.list', () =>
      this.pool.query<ParkedMessage>(
        `SELECT ${COLUMNS} FROM ${this.table}
        WHERE consumer = $1 AND ($2::bigint IS NULL OR id < $2) AND ($3::text IS NULL OR state = $3)
          AND ($4::text IS NULL OR code = $4) AND ($5::text IS NULL OR topic = $5)
          AND ($6::uuid IS NULL OR tenant_id = $6) AND ($7::text IS NULL OR tenant_external_id = $7)
        ORDER BY id DESC LIMIT $8`,
        [
          this.consumer,
          before,
          filter.state,
          filter.code,
          filter.topic,
          filter.tenantId,
          filter.tenantExternalId,
          limit,
        ],
      ),
    );
    return rows;
  }

  /** @returns undefined when there is none that is still parked */
  async load(id: string): Promise<(ParkedMessage & { readonly sealed: Buffer }) | undefined> {
    const { rows } = await at('messaging.parked.load', () =>
      this.pool.query<ParkedMessage & { readonly sealed: Buffer }>(
        `SELECT ${COLUMNS}, payload AS sealed FROM ${this.table}
        WHERE consumer = $1 AND id = $2 AND state = 'parked' AND payload IS NOT NULL`,
        [this.consumer, id],
      ),
    );
    return rows[0];
  }

  /** @returns whether it is still parked; nobody else can redrive it until the transaction ends */
  async lock(tx: PoolClient, id: string): Promise<boolean> {
    const sql = `SELECT FROM ${this.table} WHERE consumer = $1 AND id = $2 AND state = 'parked' FOR UPDATE`;
    const { rowCount } = await at('messaging.parked.lock', () => tx.query(sql, [this.consumer, id]));
    return rowCount === 1;
  }

  /** The contents are not kept: what was handled lies where its service keeps it. */
  async markRedriven(tx: PoolClient, id: string): Promise<void> {
    await at('messaging.parked.mark-redriven', () =>
      tx.query(
        `UPDATE ${this.table} SET state = 'redriven', payload = NULL, redrives = redrives + 1, changed_at = now()
        WHERE consumer = $1 AND id = $2`,
        [this.consumer, id],
      ),
    );
  }

  async markParkedAgain(
    db: Pool | PoolClient,
    id: string,
    { code, detail, errors = [], awaits }: ParkReason,
  ): Promise<void> {
    await at('messaging.parked.mark-again', () =>
      db.query(
        `UPDATE ${this.table} SET code = $3, detail = $4, errors = $5, awaits = $6, redrives = redrives + 1, changed_at = now()
        WHERE consumer = $1 AND id = $2 AND state = 'parked'`,
        [this.consumer, id, code, detail, JSON.stringify(errors), awaits],
      ),
    );
  }

  async counts(): Promise<{ topic: string; code: string; count: number }[]> {
    const { rows } = await at('messaging.parked.counts', () =>
      this.pool.query<{ topic: string; code: string; count: number }>(
        `SELECT topic, code, count(*)::int AS count FROM ${this.table}
        WHERE consumer = $1 AND state = 'parked' GROUP BY topic, code ORDER BY topic, code`,
        [this.consumer],
      ),
    );
    return rows;
  }

  async eraseTenant(db: Pool | PoolClient, tenantId: string): Promise<void> {
    await at('messaging.parked.erase-tenant', () =>
      db.query(`DELETE FROM ${this.table} WHERE consumer = $1 AND tenant_id = $2`, [this.consumer, tenantId]),
    );
  }
}
