import { Checkpoints, type SubscriptionKind } from './checkpoints';
import { EventProcessor, type SubscriptionOptions } from './event-processor';
import { TransactionalTurn, type TransactionalHandler } from './transactional-turn';
import type { Turn, TurnContext } from './turn';

export interface TransactionalOptions extends SubscriptionOptions {
  readonly handle: TransactionalHandler;
}

/** Starts a projection: events to rows, and from zero again whenever wanted, see `rebuildProjection`. */
export function runProjection(options: TransactionalOptions): Promise<EventProcessor> {
  return run(
    options,
    'projection',
    (context) => new TransactionalTurn(options.pool, context, options.handle),
  );
}

/** Starts a processor: events to work that must happen once. Its checkpoints only move forward. */
export function runProcessor(options: TransactionalOptions): Promise<EventProcessor> {
  return run(options, 'processor', (context) => new TransactionalTurn(options.pool, context, options.handle));
}

async function run(
  options: SubscriptionOptions,
  kind: SubscriptionKind,
  turnOf: (context: TurnContext) => Turn,
): Promise<EventProcessor> {
  const { name, log, batchSize = 200, retryMs = 200, maxRetryMs = 30_000 } = options;
  const checkpoints = new Checkpoints(log.schema, name, kind);
  const turn = turnOf({ log, checkpoints, batchSize, retryMs, maxRetryMs });
  const processor = new EventProcessor(options, checkpoints, turn);
  await processor.start();
  return processor;
}
