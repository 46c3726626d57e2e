import type { BatchContext, IncomingMessage } from '@ledgerbridge/messaging';
import type { z } from 'zod';
import type { MessageSeal } from '../sealing/message-seal';

/**
 * What a message carries under the installation's key; an empty content where it carries nothing sealed. What cannot be
 * opened or read is parked: a key that comes later may open it.
 * @returns undefined when the message was parked
 */
export function unsealedContent<Content>(
  message: IncomingMessage<{ sealed?: string | undefined }>,
  content: z.ZodType<Content>,
  seal: MessageSeal,
  context: BatchContext,
): Content | undefined {
  const { tenantId, data } = message;
  try {
    return content.parse(data.sealed === undefined ? {} : seal.unseal(tenantId, data.sealed));
  } catch {
    context.park(message, { code: 'seal-broken', detail: 'the sealed part cannot be opened or read' });
    return undefined;
  }
}
