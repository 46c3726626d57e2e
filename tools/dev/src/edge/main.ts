import { ConfigurationError, createLogger, readConfiguration } from '@ledgerbridge/service-kit';
import { edgeConfiguration } from './configuration';
import { createEdge } from './create-edge';

/** How long answers under way may take to end, in milliseconds; a client that does not read holds nobody up. */
const STOP_MS = 20_000;

async function main(): Promise<void> {
  const configuration = readConfiguration(edgeConfiguration);
  const logger = createLogger({ service: 'edge', level: configuration.logLevel });
  const server = await createEdge(configuration, logger);
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      logger.info({ signal }, 'stopping');
      setTimeout(() => server.server.closeAllConnections(), STOP_MS).unref();
      server.close().then(
        () => process.exit(0),
        (err: unknown) => {
          logger.error({ err }, 'stopping failed');
          process.exit(1);
        },
      );
    });
  }
  const url = await server.listen({ port: configuration.port, host: configuration.host });
  logger.info({ url }, 'ready');
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof ConfigurationError ? error.message : String(error)}\n`);
  process.exit(1);
});
