import type { Logger } from 'pino';
import { commonConfiguration } from '../config/common-configuration';
import { ConfigurationError, readConfiguration } from '../config/read-configuration';
import type { ConfigurationSpec } from '../config/variable';
import { createLogger } from '../logging/create-logger';
import { createService } from './create-service';
import type { RunningService, ServiceOptions } from './service-options';

/** How long work in hand may take to end before the process ends anyway, in milliseconds. */
const STOP_MS = 25_000;

/**
 * The whole of a service's `main.ts`. Starts the service or ends the process with exit code 1 and every reason;
 * SIGTERM and SIGINT stop it: ready turns false, work in hand ends, connections close, exit code 0.
 */
export async function startService<Spec extends ConfigurationSpec>(
  options: ServiceOptions<Spec>,
): Promise<void> {
  const configuration = readOrExit({ ...commonConfiguration, ...options.configuration });
  const logger = createLogger({ service: options.name, level: configuration.logLevel });
  exitOnBugs(logger);
  try {
    const service = await createService(options, configuration, logger, (err) => {
      logger.fatal({ err }, 'the consumer has stopped for good');
      process.exit(1);
    });
    stopOnSignals(service, logger);
    logger.info({ url: service.url }, 'ready');
  } catch (err) {
    logger.fatal({ err }, 'the service could not start');
    process.exit(1);
  }
}

function readOrExit<Spec extends ConfigurationSpec>(spec: Spec) {
  try {
    return readConfiguration(spec);
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}

/** State is unknown after what nobody caught; a new process begins from what is written down. */
function exitOnBugs(logger: Logger): void {
  for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
    process.on(event, (err: unknown) => {
      logger.fatal({ err }, event);
      process.exit(1);
    });
  }
}

function stopOnSignals(service: RunningService, logger: Logger): void {
  let stopping = false;
  const stop = (signal: string): void => {
    if (stopping) return;
    stopping = true;
    logger.info({ signal }, 'stopping');
    setTimeout(() => {
      logger.error('work in hand did not end in time');
      process.exit(1);
    }, STOP_MS).unref();
    service.stop().then(
      () => {
        logger.info('stopped');
        process.exit(0);
      },
      (err: unknown) => {
        logger.error({ err }, 'stopping failed');
        process.exit(1);
      },
    );
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}
