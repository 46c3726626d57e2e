import { at } from '@ledgerbridge/failpoints';
import type { MessagingLogger } from '../logger';
import type { RawMessage } from '../message';
import type { ReceiveLimits } from '../nest/server-options';
import type { ParkReason } from '../parking/park-reason';
import type { BatchOutcome, PartitionBatch } from '../transport';
import { describeFailure, isTransient } from './failure';
import type { PatternRoute, Preparation } from './preparation';
import { refusedByHandler, type Receipt } from './receipt';
import type { Prepared } from './prepared';
import { Troubles, type Trouble } from './troubles';

export interface ReceiverParts {
  readonly consumer: string;
  readonly routes: ReadonlyMap<string, PatternRoute>;
  readonly preparation: Preparation;
  readonly receipt: Receipt;
  readonly limits: ReceiveLimits;
  readonly logger: MessagingLogger;
}

const HANDLED: BatchOutcome = { status: 'handled' };
const FENCED: BatchOutcome = { status: 'fenced' };

/**
 * Takes the batches of all partitions. A failing batch is tried again, then its messages one by one, so that the one
 * that fails is found and parked and the others are not held up by it.
 */
export class Receiver {
  private readonly troubles: Troubles;

  constructor(private readonly parts: ReceiverParts) {
    this.troubles = new Troubles(parts.limits);
  }

  async take(batch: PartitionBatch): Promise<BatchOutcome> {
    const route = this.parts.routes.get(batch.topic);
    if (route === undefined) throw new Error(`no route for topic ${batch.topic}`);
    for (let done = 0; done < batch.messages.length;) {
      if (batch.signal.aborted) return FENCED;
      const trouble = this.troubles.of(batch);
      const chunk = this.nextChunk(batch.messages, done, trouble);
      const outcome = await at('messaging.receive.chunk', () => this.takeChunk(batch, chunk, route));
      if (outcome.status !== 'handled') return outcome;
      done += chunk.length;
    }
    return HANDLED;
  }

  private nextChunk(
    messages: readonly RawMessage[],
    done: number,
    trouble: Trouble | undefined,
  ): RawMessage[] {
    const single = trouble?.mode === 'singles';
    return messages.slice(done, done + (single ? 1 : this.parts.limits.batchSize));
  }

  private async takeChunk(
    batch: PartitionBatch,
    chunk: readonly RawMessage[],
    route: PatternRoute,
  ): Promise<BatchOutcome> {
    const [first, last] = [chunk[0], chunk.at(-1)];
    if (first === undefined || last === undefined) return HANDLED;
    try {
      const prepared = await at('messaging.receive.prepare', () =>
        this.parts.preparation.prepare(chunk, route),
      );
      const moved = await at('messaging.receive.record', () =>
        this.parts.receipt.receive(route.pattern, prepared, this.advance(batch, last)),
      );
      if (moved) this.troubles.passed(batch, last.offset);
      return moved ? HANDLED : FENCED;
    } catch (error) {
      const failure = {
        ...describeFailure(error),
        topic: batch.topic,
        partition: batch.partition,
        offset: first.offset,
      };
      this.parts.logger.warn(failure, 'handling messages failed');
      return this.afterFailure(batch, chunk, route, error);
    }
  }

  /** What to do after a failure: wait and try again, or park the single message that keeps failing. */
  private async afterFailure(
    batch: PartitionBatch,
    chunk: readonly RawMessage[],
    route: PatternRoute,
    error: unknown,
  ): Promise<BatchOutcome> {
    const [first, last] = [chunk[0], chunk.at(-1)];
    if (first === undefined || last === undefined) return HANDLED;
    const verdict = isTransient(error)
      ? this.troubles.waited(batch, first.offset, last.offset)
      : this.troubles.failed(batch, first.offset, last.offset);
    if (!verdict.giveUp) return { status: 'retry', next: first.offset, afterMs: verdict.afterMs };
    const parked = await at('messaging.receive.park', () => this.parkFailed(batch, first, route, error));
    this.troubles.passed(batch, first.offset);
    return parked ? HANDLED : FENCED;
  }

  private async parkFailed(
    batch: PartitionBatch,
    raw: RawMessage,
    route: PatternRoute,
    error: unknown,
  ): Promise<boolean> {
    const prepared = await at('messaging.receive.prepare-failed', () =>
      this.parts.preparation.prepare([raw], route),
    );
    const refused = prepared.map((message) =>
      message.kind === 'ready' ? refusedByHandler(raw, message.message, handlerFailed(error)) : message,
    );
    return this.parts.receipt.receive(route.pattern, refused satisfies Prepared[], this.advance(batch, raw));
  }

  private advance({ topic, partition, generation }: PartitionBatch, last: RawMessage) {
    const { consumer } = this.parts;
    return { consumer, topic, partition, generation, next: String(BigInt(last.offset) + 1n) };
  }
}

export function handlerFailed(error: unknown): ParkReason {
  const { name, code } = describeFailure(error);
  return {
    code: 'handler-failed',
    detail: `the handler failed with ${name}${code === undefined ? '' : ` (${code})`}`,
  };
}
