import { at } from '@ledgerbridge/failpoints';
import type { Server } from '@nestjs/microservices';
import { lastValueFrom } from 'rxjs';
import type { BatchContext, IncomingMessage } from '../incoming';

/** Calls the handlers of a pattern and waits until they have ended, which Nest's own `handleEvent` does not. */
export async function dispatch(
  server: Server,
  pattern: string,
  messages: readonly IncomingMessage[],
  context: BatchContext,
): Promise<void> {
  const handler = server.getHandlerByPattern(pattern);
  if (handler === null) throw new Error(`no handler for ${pattern}`);
  const result: unknown = await at('messaging.dispatch.handler', () => handler(messages, context));
  const ends = server.transformToObservable(result);
  await at('messaging.dispatch.ends', () => lastValueFrom(ends, { defaultValue: undefined }));
}
