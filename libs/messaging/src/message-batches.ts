import { sizeOf, type Sized } from './message';

export interface BatchBounds {
  readonly messages: number;
  readonly bytes: number;
}

/**
 * Cuts messages into runs that fit one request, in their order. One message that is bigger than the bound travels
 * alone: whether it is too big is the transport's to say.
 */
export function inBatches<M extends Sized>(messages: readonly M[], bounds: BatchBounds): M[][] {
  const batches: M[][] = [];
  let batch: M[] = [];
  let bytes = 0;
  for (const message of messages) {
    const size = sizeOf(message);
    if (batch.length > 0 && (batch.length >= bounds.messages || bytes + size > bounds.bytes)) {
      batches.push(batch);
      batch = [];
      bytes = 0;
    }
    batch.push(message);
    bytes += size;
  }
  if (batch.length > 0) batches.push(batch);
  return batches;
}
