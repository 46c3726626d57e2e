import { type CallKind } from '../calls/call-log';
import { type Switches } from '../company/switches';
import { SlidingWindow } from './sliding-window';

interface Windows {
  readonly second: SlidingWindow;
  readonly minute: SlidingWindow;
  readonly batches: SlidingWindow;
  inFlight: number;
}

/** Whether a call may pass, and how many of its app are in flight with it. */
export interface Admission {
  readonly admitted: boolean;
  readonly inFlight: number;
}

/**
 * QuickBooks' throttles (QuickBooks Online, limits and throttles page): 500 requests and 120 batches a minute per
 * realm; 10 a second, 10 in flight, 40 batches and 800 requests over all endpoints a minute per realm and app.
 * Refused requests do not count against the windows.
 */
export class Throttle {
  private readonly windows = new Map<string, Windows>();

  /** Admits a request of a client, to be ended by `leave`, or refuses it. */
  enter(realmId: string, clientId: string, kind: CallKind, switches: Switches, now: number): Admission {
    const app = this.windowsOf(`${realmId} ${clientId}`);
    const realm = this.windowsOf(realmId);
    const full =
      app.inFlight >= switches.requests_in_flight ||
      app.second.count(now) >= switches.requests_per_second ||
      app.minute.count(now) >= switches.combined_per_minute ||
      realm.minute.count(now) >= switches.requests_per_minute ||
      (kind === 'batch' && batchesFull(app, realm, switches, now));
    const inFlight = app.inFlight + 1;
    if (full && switches.throttle) return { admitted: false, inFlight };
    if (kind === 'batch') for (const { batches } of [app, realm]) batches.add(now);
    app.second.add(now);
    for (const { minute } of [app, realm]) minute.add(now);
    app.inFlight = inFlight;
    return { admitted: true, inFlight };
  }

  leave(realmId: string, clientId: string): void {
    this.windowsOf(`${realmId} ${clientId}`).inFlight -= 1;
  }

  private windowsOf(key: string): Windows {
    const known = this.windows.get(key);
    if (known) return known;
    const windows = {
      second: new SlidingWindow(1000),
      minute: new SlidingWindow(60_000),
      batches: new SlidingWindow(60_000),
      inFlight: 0,
    };
    this.windows.set(key, windows);
    return windows;
  }
}

function batchesFull(app: Windows, realm: Windows, switches: Switches, now: number): boolean {
  return (
    app.batches.count(now) >= switches.batches_per_minute ||
    realm.batches.count(now) >= switches.batches_per_minute_of_realm
  );
}
