import { type Store } from '../store/store';
import { type Table } from '../store/table';
import { type Clock } from '../time/clock';

export type CallKind =
  'create' | 'update' | 'delete' | 'read' | 'query' | 'cdc' | 'batch' | 'token' | 'other';

/** One call as it was answered. Times in milliseconds. */
export interface Call {
  readonly startedAt: number;
  readonly durationMs: number;
  readonly kind: CallKind;
  readonly entity?: string;
  readonly method?: string;
  /** What follows the company in the address, without its query. */
  readonly path?: string;
  /** 0 when the answer was lost on purpose. */
  readonly status: number;
  readonly clientId?: string;
  /** Made by the control API's own client: not counted. */
  readonly observer?: boolean;
  readonly requestid?: string;
  /** Answered from memory of the requestid. */
  readonly replayed?: boolean;
  readonly faultCode?: string;
  /** The injected fault that met it. */
  readonly injected?: string;
  /** Calls of the same app in flight when it arrived, itself included. */
  readonly inFlight?: number;
  readonly intuitTid: string;
}

const CALLS_AT_HAND = 1000;

export class CallLog {
  private readonly rows: Table<Call>;

  constructor(
    store: Store,
    private readonly clock: Clock,
    realmId: string,
  ) {
    this.rows = store.table<Call>(`call:${realmId}`).keepLoose(CALLS_AT_HAND);
  }

  /** To be called when the answer is decided and before it is sent, so that no answered call is missing. */
  record(call: Omit<Call, 'durationMs'>): void {
    this.rows.put(String(this.rows.size + 1), { ...call, durationMs: this.clock.now() - call.startedAt });
  }

  list(): Call[] {
    return [...this.rows.values()];
  }
}

export class CallLogs {
  private readonly logs = new Map<string, CallLog>();

  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
  ) {}

  of(realmId: string): CallLog {
    const known = this.logs.get(realmId);
    if (known) return known;
    const log = new CallLog(this.store, this.clock, realmId);
    this.logs.set(realmId, log);
    return log;
  }
}
