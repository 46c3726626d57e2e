import type { GatewayReply } from '@ledgerbridge/qbo';
import { Counter, Gauge, Histogram, type Registry } from 'prom-client';

/** What operators see of the door to QuickBooks. No company is a label: there are too many. */
export class GatewayMetrics {
  private readonly replies: Counter<'kind' | 'outcome'>;
  private readonly sending: Gauge;
  private readonly admission: Histogram;
  private readonly duration: Histogram<'kind'>;

  constructor(registry: Registry) {
    const registers = [registry];
    this.replies = new Counter({
      name: 'ledgerbridge_quickbooks_calls_total',
      help: 'Calls to QuickBooks by what their callers were told',
      labelNames: ['kind', 'outcome'],
      registers,
    });
    this.sending = new Gauge({
      name: 'ledgerbridge_quickbooks_calls_in_flight',
      help: 'Calls that this instance is sending',
      registers,
    });
    this.admission = new Histogram({
      name: 'ledgerbridge_quickbooks_admission_seconds',
      help: 'How long calls waited for the answer whether they are admitted',
      buckets: [0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 1],
      registers,
    });
    this.duration = new Histogram({
      name: 'ledgerbridge_quickbooks_call_seconds',
      help: 'How long QuickBooks took',
      labelNames: ['kind'],
      buckets: [0.05, 0.1, 0.2, 0.3, 0.5, 1, 2, 5, 10, 30, 60, 120],
      registers,
    });
  }

  replied(kind: string, { outcome }: GatewayReply): void {
    this.replies.inc({ kind, outcome });
  }

  /** @returns a function that ends the measurement */
  waitsForAdmission(): () => void {
    return this.admission.startTimer();
  }

  /** @returns a function that ends the measurement */
  sends(kind: string): () => void {
    this.sending.inc();
    const end = this.duration.startTimer({ kind });
    return () => {
      this.sending.dec();
      end();
    };
  }
}
