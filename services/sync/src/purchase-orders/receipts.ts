import { Batcher, type EventLog } from '@ledgerbridge/event-store';
import { at } from '@ledgerbridge/failpoints';
import { DATABASE, type Database, EVENT_LOG } from '@ledgerbridge/service-kit';
import { type BeforeApplicationShutdown, Inject, Injectable } from '@nestjs/common';
import { Wake } from '../wake';
import { type Receipt, receivePurchaseOrders, type ReceiptResult } from './receive-purchase-orders';

/** Takes orders that came over HTTP: requests that arrive together share a transaction. */
@Injectable()
export class Receipts implements BeforeApplicationShutdown {
  private readonly batcher: Batcher<Receipt, ReceiptResult>;

  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(EVENT_LOG) private readonly log: EventLog,
    private readonly wake: Wake,
  ) {
    this.batcher = new Batcher({ run: (receipts) => this.receive(receipts) });
  }

  take(receipt: Receipt): Promise<ReceiptResult> {
    return this.batcher.submit(receipt);
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.batcher.drain();
  }

  private async receive(receipts: readonly Receipt[]): Promise<ReceiptResult[]> {
    const tenants = [...new Set(receipts.map(({ tenantId }) => tenantId))].sort();
    const results = await at('sync.receive.transaction', () =>
      this.database.write(tenants, (tx) => receivePurchaseOrders(tx, this.log, receipts)),
    );
    this.wake.everyone();
    return results;
  }
}
