import type { Acks } from '../system/load-generator';
import type { Recorded } from '../system/recorded';
import type { LoggedCall } from '../system/simulator';

/** How long the parts of one order's way took, in ms, in their order; `whole` is their sum. */
export interface Journey {
  /** Broker's acknowledgement to the commit that has received and planned the order. */
  readonly received: number;
  /** To the commit that has started its push. */
  readonly started: number;
  /** To the arrival of the call at QuickBooks. */
  readonly called: number;
  /** QuickBooks itself. */
  readonly quickBooks: number;
  /** From its answer to the commit that has recorded it. */
  readonly recorded: number;
  readonly whole: number;
}

/** Puts together what the load generator, the database and the simulator saw of each order. */
export function journeysOf(
  acks: Acks,
  recorded: readonly Recorded[],
  calls: readonly LoggedCall[],
): Journey[] {
  const byRequest = new Map(calls.map((call) => [call.requestid, call]));
  return recorded.map(({ externalId, received, started, pushed, requestId }) => {
    const acknowledged = acks[externalId];
    const call = byRequest.get(requestId);
    if (acknowledged === undefined || !call) throw new Error(`${externalId} left no trace`);
    const arrived = Date.parse(call.time);
    return {
      received: received - acknowledged,
      started: started - received,
      called: arrived - started,
      quickBooks: call.durationMs,
      recorded: pushed - arrived - call.durationMs,
      whole: pushed - acknowledged,
    };
  });
}
