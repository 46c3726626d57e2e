import { randomUUID } from 'node:crypto';
import { Batcher } from '@ledgerbridge/event-store';
import { at } from '@ledgerbridge/failpoints';
import {
  contentHash,
  type GatewayCall,
  type GatewayReply,
  type Operation,
  type Priority,
} from '@ledgerbridge/qbo';
import { type Database, repeatable } from '@ledgerbridge/service-kit';

/** What one company may do at once; null: lifted. */
export interface Limits {
  readonly inFlight: number | null;
  readonly perSecond: number | null;
  readonly perMinute: number | null;
  /** How much of each limit bulk calls leave to the others. */
  readonly bulkReserve: number;
  /** Within how many milliseconds a call reaches QuickBooks. */
  readonly transitMs: number;
  /** An instance that was not seen for as many milliseconds is taken for dead. */
  readonly aliveMs: number;
}

export type Verdict =
  | {
      readonly kind: 'admitted';
      readonly permit: string;
      readonly tenantId: string;
      /** `performance.now()` before the statement that gave the permit: it is no younger than that. */
      readonly askedAt: number;
    }
  /** The sealed reply of the first time. */
  | { readonly kind: 'replay'; readonly reply: Buffer; readonly tenantId: string }
  | { readonly kind: 'in-flight'; readonly afterMs: number }
  | {
      readonly kind: 'unknown';
      readonly reason: Extract<GatewayReply, { outcome: 'unknown' }>['reason'];
      readonly since: Date;
    }
  | { readonly kind: 'retry-later'; readonly afterMs: number; readonly reason: 'throttled' | 'budget' }
  | { readonly kind: 'held'; readonly cause: string }
  | { readonly kind: 'other-body' };

/** A call that waits for admission. */
export interface Waiting {
  readonly call: GatewayCall;
  /** The connector itself reads a company before its connection says that it is connected. */
  readonly evenIfHeld: boolean;
}

interface Asked extends Waiting {
  readonly permit: string;
}

interface Row {
  verdict:
    'admitted' | 'replay' | 'in-flight' | 'unknown' | 'retry-later' | 'held' | 'other-body' | 'no-company';
  after_ms: number;
  reason: string;
  since: Date;
  reply: Buffer;
  tenant_id: string;
}

/** How long a sent call counts as under way: QuickBooks' 120 s, and some. */
export const DEADLINE_MS = 130_000;

const PRIORITIES: Readonly<Record<Priority, number>> = { interactive: 0, document: 1, bulk: 2 };
/** QuickBooks refuses two at once with "you can only add or edit one name at a time". */
const NAME_LISTS = new Set(['vendor', 'customer', 'employee']);

/** Admits calls in batches, by one statement each: see `admit-calls.sql.ts`. */
export class Admission {
  private readonly batcher: Batcher<Asked, Verdict>;
  private readonly limits: string;

  constructor(
    private readonly database: Database,
    private readonly instance: string,
    limits: Limits,
  ) {
    this.limits = JSON.stringify({ ...limits, callMs: DEADLINE_MS });
    this.batcher = new Batcher({ run: (batch) => this.admit(batch), lanes: 1, maxBatch: 50 });
  }

  ask(waiting: Waiting): Promise<Verdict> {
    return this.batcher.submit({ ...waiting, permit: randomUUID() });
  }

  private async admit(batch: readonly Asked[]): Promise<Verdict[]> {
    const askedAt = performance.now();
    const calls = JSON.stringify(batch.map(asked));
    const { worker, schema } = this.database;
    const sql = `SELECT * FROM "${schema}".admit_calls($1, $2, $3) ORDER BY ordinal`;
    // Asked again it finds the rows of its own permits; given up, they would wait for the deadline of calls never sent.
    const { rows } = await at('connector.admission.admit', () =>
      repeatable(() => worker.query<Row>(sql, [this.instance, this.limits, calls])),
    );
    return batch.map(({ permit }, ordinal) => {
      const row = rows[ordinal];
      if (!row) throw new Error(`Nothing was said about call ${ordinal}`);
      return verdictOf(row, permit, askedAt);
    });
  }
}

/** Whether an operation writes, and so has a row. */
export const isWrite = ({ kind }: Operation): boolean => kind !== 'read' && kind !== 'query';

function asked({ call, evenIfHeld, permit }: Asked, ordinal: number): object {
  const { companyId, operation, requestId, resend = false, priority } = call;
  const write = isWrite(operation);
  return {
    ordinal,
    permit,
    company: companyId,
    requestId: write ? (requestId ?? null) : null,
    bodyHash: write ? contentHash(operation) : null,
    nameList: write && 'entity' in operation && NAME_LISTS.has(operation.entity.toLowerCase()),
    resend,
    priority: PRIORITIES[priority],
    evenIfHeld,
  };
}

function verdictOf(row: Row, permit: string, askedAt: number): Verdict {
  const { verdict: kind, tenant_id: tenantId, after_ms: afterMs } = row;
  switch (kind) {
    case 'admitted':
      return { kind, permit, tenantId, askedAt };
    case 'replay':
      return { kind, reply: row.reply, tenantId };
    case 'in-flight':
      return { kind, afterMs };
    case 'unknown':
      return { kind, reason: unknownReason(row.reason), since: row.since };
    case 'retry-later':
      return { kind, afterMs, reason: row.reason === 'throttled' ? 'throttled' : 'budget' };
    case 'held':
      return { kind, cause: row.reason };
    case 'no-company':
      return { kind: 'held', cause: 'not-connected' };
    case 'other-body':
      return { kind };
  }
}

function unknownReason(reason: string): Extract<Verdict, { kind: 'unknown' }>['reason'] {
  switch (reason) {
    case 'timeout':
    case 'server-error':
    case 'connection-lost':
    case 'please-wait':
      return reason;
    default:
      return 'instance-lost';
  }
}
