import type { RecordKey } from '@ledgerbridge/contracts';
import type { EventLog } from '@ledgerbridge/event-store';
import { at } from '@ledgerbridge/failpoints';
import { DATABASE, type Database, derivedId, EVENT_LOG } from '@ledgerbridge/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import type { PoolClient } from 'pg';
import { DecideDocuments } from '../documents/decide-documents';
import type { Trace } from '../documents/document-change';
import { appendLearned } from '../learning/learn';
import { lockCauses } from '../planning/cause-locks';
import { Wake } from '../wake';
import { releaseCauses } from './release-causes';

export type Resolution =
  { ok: true; released: number } | { ok: false; reason: 'not-found' | 'not-creatable' };

interface WaitingRow {
  document_id: string;
  division_id: string;
  code: string;
  key: string;
  record: { kind: string; key: RecordKey } | null;
}

/** Most documents that one call retries; the rest is retried by calling again. */
const RETRY_AT_ONCE = 500;

/** Carries out what a person decides about a cause. */
@Injectable()
export class ResolveCauses {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(EVENT_LOG) private readonly log: EventLog,
    private readonly decide: DecideDocuments,
    private readonly wake: Wake,
  ) {}

  async resolve(
    tenantId: string,
    causeId: string,
    action: 'retry' | 'create',
    trace: Trace,
  ): Promise<Resolution> {
    const waiting = await at('sync.resolve.waiting', () => this.waiting(tenantId, causeId));
    const first = waiting[0];
    if (!first) return { ok: false, reason: 'not-found' };
    if (action === 'create') return this.create(tenantId, causeId, first, trace);
    const results = await at('sync.resolve.retry', () =>
      this.decide.decide(
        tenantId,
        waiting.map((row) => row.document_id),
        'retry',
        trace,
      ),
    );
    return { ok: true, released: results.filter(({ ok }) => ok).length };
  }

  /** The person's yes to a vendor that the policy `ask` asks about. It holds for the vendor, not for the document. */
  private async create(
    tenantId: string,
    causeId: string,
    row: WaitingRow,
    trace: Trace,
  ): Promise<Resolution> {
    if (row.code !== 'supplier-not-linked') return { ok: false, reason: 'not-creatable' };
    const released = await at('sync.resolve.transaction', () =>
      this.database.write([tenantId], (tx) => this.approve(tx, tenantId, causeId, row, trace)),
    );
    this.wake.everyone();
    return { ok: true, released };
  }

  private async approve(
    tx: PoolClient,
    tenantId: string,
    causeId: string,
    { division_id: divisionId, key }: WaitingRow,
    trace: Trace,
  ): Promise<number> {
    await at('sync.resolve.lock', () => lockCauses(tx, [causeId]));
    await at('sync.resolve.approve', () =>
      tx.query(
        `UPDATE "${this.log.schema}".links SET creation_approved = true WHERE division_id = $1 AND cause_key = $2`,
        [divisionId, key],
      ),
    );
    const released = await at('sync.resolve.release', () =>
      releaseCauses(tx, this.log.schema, [causeId], trace.now),
    );
    const approval = {
      streamId: derivedId('creation-approval', divisionId, key),
      tenantId,
      divisionId,
      type: 'CreationApproved' as const,
    };
    await at('sync.resolve.append', () =>
      appendLearned(tx, this.log, [{ ...approval, data: {}, sealed: { causeKey: key }, trace }]),
    );
    return released;
  }

  private async waiting(tenantId: string, causeId: string): Promise<WaitingRow[]> {
    const { rows } = await at('sync.resolve.read', () =>
      this.database.read([tenantId], (tx) =>
        tx.query<WaitingRow>(
          `SELECT document_id, division_id, code, key, record FROM "${this.database.schema}".document_causes
         WHERE tenant_id = $1 AND cause_id = $2 ORDER BY document_id LIMIT ${RETRY_AT_ONCE}`,
          [tenantId, causeId],
        ),
      ),
    );
    return rows;
  }
}
