import { type ApiCall } from '../data-service/api-call';
import { objectsOf } from '../json';
import { type Table } from '../store/table';
import { type Clock } from '../time/clock';
import { pacificDay } from '../time/pacific-time';

/** How the calls of a batch are counted: the documents do not say. */
export type BatchWeight = 'call' | 'items';

/**
 * What the App Partner Program counts: successful reads (CorePlus) by production keys, summed over all companies of
 * an app, by calendar month. Writes are free (QuickBooks Online, App Partner Program page).
 */
export class Metering {
  constructor(
    private readonly rows: Table<number>,
    private readonly clock: Clock,
  ) {}

  /** Metered calls of an app in the present month. */
  used(clientId: string): number {
    return this.rows.get(this.key(clientId)) ?? 0;
  }

  add(clientId: string, calls: number): void {
    if (calls > 0) this.rows.put(this.key(clientId), this.used(clientId) + calls);
  }

  /** By app and month, as `{ "app 2026-11": 12 }`. */
  list(): Record<string, number> {
    return Object.fromEntries(this.rows.entries());
  }

  private key(clientId: string): string {
    return `${clientId} ${pacificDay(this.clock.now()).slice(0, 7)}`;
  }
}

/** How many metered calls a call stands for; 0 for one that only brings data in. */
export function weightOf(call: ApiCall, batchWeight: BatchWeight): number {
  switch (call.kind) {
    case 'read':
    case 'query':
    case 'cdc':
    case 'exchange-rate':
    case 'pdf':
    case 'download':
      return 1;
    case 'batch': {
      const queries = objectsOf(call.input['BatchItemRequest']).filter((item) => 'Query' in item).length;
      return batchWeight === 'call' ? Math.min(queries, 1) : queries;
    }
    default:
      return 0;
  }
}
