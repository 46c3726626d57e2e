import type { LoggerService } from '@nestjs/common';
import type { Logger } from 'pino';
import { scrubbed } from './redaction';

/** Nest's own chatter while it wires the application; of interest when that fails, not otherwise. */
const WIRING = new Set([
  'InstanceLoader',
  'NestMicroservice',
  'NestFactory',
  'RouterExplorer',
  'RoutesResolver',
  'NestApplication',
]);

type Level = 'debug' | 'error' | 'fatal' | 'info' | 'warn';

/** Lets Nest and its libraries log through ours. Nest passes its context as the last argument, a stack before it. */
export class NestLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log(message: unknown, ...rest: unknown[]): void {
    const wiring = WIRING.has(String(rest.at(-1)));
    this.write(wiring ? 'debug' : 'info', message, rest);
  }

  error(message: unknown, ...rest: unknown[]): void {
    this.write('error', message, rest);
  }

  warn(message: unknown, ...rest: unknown[]): void {
    this.write('warn', message, rest);
  }

  debug(message: unknown, ...rest: unknown[]): void {
    this.write('debug', message, rest);
  }

  verbose(message: unknown, ...rest: unknown[]): void {
    this.write('debug', message, rest);
  }

  fatal(message: unknown, ...rest: unknown[]): void {
    this.write('fatal', message, rest);
  }

  private write(level: Level, message: unknown, rest: readonly unknown[]): void {
    const texts = rest.filter((part): part is string => typeof part === 'string').map(scrubbed);
    const context = texts.at(-1);
    const stack = texts.length > 1 ? texts[0] : undefined;
    const fields = { ...(context ? { context } : {}), ...(stack ? { stack } : {}) };
    if (message instanceof Error) this.logger[level]({ ...fields, err: message }, scrubbed(message.message));
    else
      this.logger[level](
        fields,
        typeof message === 'string' ? scrubbed(message) : 'a message that is no text',
      );
  }
}
