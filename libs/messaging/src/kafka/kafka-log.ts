import { logLevel, type logCreator } from 'kafkajs';
import type { MessagingLogger } from '../logger';

/** What ordinary starts, rebalances and broker restarts make kafkajs log as an error. */
const ORDINARY = [
  /coordinator is not (available|aware)/i,
  /rebalanc/i,
  /re-?joining/i,
  /not the leader|no leader|leadership election/i,
  /connection (error|timeout|closed)|closed connection|ECONNREFUSED|ECONNRESET/i,
  /Failed to connect to seed broker|Failed to connect to broker/i,
  /out of range, resetting/i,
  /does not host this topic-partition/i,
  /Restarting the consumer/i,
  /Error when calling eachBatch/i,
];

/**
 * Maps kafkajs' log to ours. It logs retriable errors at ERROR, so that an operator's log would not stay quiet when
 * all is well; those become debug.
 */
export function kafkaLog(logger: MessagingLogger): logCreator {
  return () =>
    ({ level, namespace, log: { message, error, groupId, broker } }) => {
      const fields = {
        namespace,
        error: error as unknown,
        groupId: groupId as unknown,
        broker: broker as unknown,
      };
      if (level > logLevel.WARN || isOrdinary(message, error)) logger.debug(fields, message);
      else if (level === logLevel.WARN) logger.warn(fields, message);
      else logger.error(fields, message);
    };
}

function isOrdinary(message: string, error: unknown): boolean {
  const text = typeof error === 'string' ? `${message} ${error}` : message;
  return ORDINARY.some((pattern) => pattern.test(text));
}
