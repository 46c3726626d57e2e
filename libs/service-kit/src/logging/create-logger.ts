import { type DestinationStream, type Logger, pino } from 'pino';
import { currentScope } from '../tracing/scope';
import { loggedError, REDACTED_PATHS } from './redaction';

export interface LoggerOptions {
  readonly service: string;
  readonly level: string;
  /** Standard output unless a test wants to read along. */
  readonly destination?: DestinationStream;
}

/** A logger whose lines carry the service and the trace, request and tenant of the work in hand, and no secret. */
export function createLogger({ service, level, destination }: LoggerOptions): Logger {
  return pino(
    {
      level,
      base: { service },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      mixin: scopeFields,
      redact: { paths: REDACTED_PATHS, censor: '[redacted]' },
      serializers: { err: loggedError, error: loggedError },
    },
    destination ?? pino.destination({ fd: 1, sync: true }),
  );
}

function scopeFields(): object {
  const scope = currentScope();
  if (!scope) return {};
  const { trace, requestId, tenantId } = scope;
  return {
    traceId: trace.traceId,
    correlationId: trace.traceId,
    ...(requestId === undefined ? {} : { requestId }),
    ...(tenantId === undefined ? {} : { tenantId }),
  };
}
