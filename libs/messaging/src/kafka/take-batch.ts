import { at } from '@ledgerbridge/failpoints';
import type { EachBatchPayload } from 'kafkajs';
import { pause } from '../pause';
import type { AssignedPartition } from './assigned-partition';
import { rawMessage } from './kafka-message';

/**
 * Hands a fetched batch to its partition and waits for it, but not longer than `patienceMs`: after that it goes on
 * beside the fetch loop.
 */
export async function takeBatch(
  partition: AssignedPartition,
  payload: EachBatchPayload,
  patienceMs: number,
): Promise<void> {
  const { batch } = payload;
  const messages = batch.messages.map((message) => rawMessage(batch.topic, batch.partition, message));
  const accepted = (): void => payload.resolveOffset(batch.lastOffset());
  let ended = false;
  const taking = partition.take(messages, () => payload.isStale(), accepted).finally(() => (ended = true));
  const patience = new AbortController();
  await Promise.race([
    at('messaging.kafka.take', () => taking),
    at('messaging.kafka.patience', () => pause(patienceMs, patience.signal)),
  ]);
  patience.abort();
  if (!ended) partition.detach();
  await at('messaging.kafka.heartbeat', () => payload.heartbeat());
}
