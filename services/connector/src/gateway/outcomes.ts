import { Batcher, type TenantKeys } from '@ledgerbridge/event-store';
import { at } from '@ledgerbridge/failpoints';
import type { GatewayCall } from '@ledgerbridge/qbo';
import { type Database, repeatable } from '@ledgerbridge/service-kit';
import { isWrite } from './admission';
import type { Outcome } from './domain/outcome';
import { type FinalReply, placeOfReply } from './stored-reply';

/** What became of one admitted call. */
export interface Told {
  readonly call: GatewayCall;
  readonly tenantId: string;
  readonly permit: string;
  readonly outcome: Outcome;
  /** Of an answer or a refusal of a write: what every repeat will get. */
  readonly reply: FinalReply | undefined;
  readonly status: number | undefined;
  readonly intuitTid: string | undefined;
  readonly durationMs: number;
}

/**
 * How long an outcome waits for a database that cannot be reached, in milliseconds. It is known to this process alone:
 * given up, the document is looked up in QuickBooks, or waits for the deadline of a call that nobody is sending.
 */
const PATIENCE_MS = 20_000;

/** Records outcomes in batches, by one statement each: see `record-outcomes.sql.ts`. */
export class Outcomes {
  private readonly batcher: Batcher<Told, void>;

  constructor(
    private readonly database: Database,
    private readonly keys: TenantKeys,
  ) {
    this.batcher = new Batcher({
      run: (batch) => repeatable(() => this.record(batch), PATIENCE_MS),
      lanes: 1,
      maxBatch: 50,
    });
  }

  /** Resolves once it is durable; nobody may be told of an outcome before. */
  tell(told: Told): Promise<void> {
    return this.batcher.submit(told);
  }

  drain(): Promise<void> {
    return this.batcher.drain();
  }

  private async record(batch: readonly Told[]): Promise<void[]> {
    const sealing = [...new Set(batch.filter(({ reply }) => reply).map(({ tenantId }) => tenantId))];
    const { worker, schema } = this.database;
    const keys = await at('connector.outcomes.keys', () => this.keys.ensure(worker, sealing));
    const outcomes = batch.map((told) => {
      const { call, tenantId, reply } = told;
      const sealed = reply && keys.get(tenantId)?.seal(placeOfReply(call), reply);
      return { ...recorded(told), reply: sealed ? sealed.toString('base64') : null };
    });
    const sql = `SELECT "${schema}".record_outcomes($1)`;
    await at('connector.outcomes.record', () => worker.query(sql, [JSON.stringify(outcomes)]));
    return batch.map(() => undefined);
  }
}

function recorded({ call, tenantId, permit, outcome, status, intuitTid, durationMs }: Told): object {
  const { companyId, operation, priority, requestId } = call;
  return {
    permit,
    company: companyId,
    tenant: tenantId,
    requestId: isWrite(operation) ? (requestId ?? null) : null,
    ...settlement(outcome),
    kind: operation.kind,
    entity: 'entity' in operation ? operation.entity : null,
    priority,
    outcome: outcome.kind,
    status: status ?? null,
    faultCodes: 'fault' in outcome && outcome.fault ? outcome.fault.errors.map(({ code }) => code) : [],
    intuitTid: intuitTid ?? null,
    durationMs,
  };
}

/** How the row of a write stands after an outcome. What QuickBooks did not take may be sent again: `open`. */
function settlement(outcome: Outcome): { state: string; reason: string | null; pauseMs: number } {
  switch (outcome.kind) {
    case 'answered':
    case 'refused':
      return { state: 'answered', reason: null, pauseMs: 0 };
    case 'throttled':
      return { state: 'open', reason: null, pauseMs: outcome.pauseMs };
    case 'unknown':
      return { state: 'unknown', reason: outcome.reason, pauseMs: 0 };
    case 'token-refused':
    case 'held':
    case 'not-sent':
      return { state: 'open', reason: null, pauseMs: 0 };
  }
}
