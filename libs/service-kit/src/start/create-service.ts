import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Logger } from 'pino';
import { collectDefaultMetrics, Registry } from 'prom-client';
import type { CommonConfiguration } from '../config/common-configuration';
import { createHttpApp } from '../http/create-http-app';
import { requireGuardedRoutes } from '../http/guarded-routes';
import { makeOpenApiDocument } from '../openapi/make-document';
import { OpenApiDocument } from '../openapi/openapi.controller';
import { ServiceKitModule } from './service-kit.module';
import { endEach } from './end-each';
import type { RunningService, ServiceOptions } from './service-options';
import { makeServiceParts, type ServiceParts } from './service-parts';
import { measureParts, watchReadiness } from './watch';
import { BackgroundWork } from './work';

/**
 * Makes a service and starts it in this process, without touching the process itself: {@link startService} adds
 * signals and exits.
 * @param onDown told when the service cannot go on by itself
 */
export async function createService(
  options: ServiceOptions,
  configuration: CommonConfiguration,
  logger: Logger,
  onDown: (reason: Error) => void,
): Promise<RunningService> {
  const parts = makeServiceParts(options, configuration, logger, (reason) => {
    parts.readiness.fail('the consumer has stopped');
    onDown(reason);
  });
  const work = new BackgroundWork(parts, configuration, logger);
  const app = await assemble(options, configuration, parts, logger).catch(async (error: unknown) => {
    await work.stop().catch(() => undefined);
    throw error;
  });
  const stop = stopOnce(app, parts, work);
  try {
    await app.init();
    requireGuardedRoutes(app);
    app.get(OpenApiDocument).content = makeOpenApiDocument(app, options.name);
    await work.prepare();
    await app.startAllMicroservices();
    await work.start();
    await app.listen(configuration.port, configuration.host);
    return { url: listeningUrl(app, configuration.host), stop };
  } catch (error) {
    await stop().catch(() => undefined);
    throw error;
  }
}

/** All of it in its place, and nothing begun. */
async function assemble(
  options: ServiceOptions,
  configuration: CommonConfiguration,
  parts: ServiceParts,
  logger: Logger,
): Promise<NestFastifyApplication> {
  const metrics = new Registry();
  metrics.setDefaultLabels({ service: options.name });
  collectDefaultMetrics({ register: metrics });
  measureParts(metrics, parts);
  watchReadiness(parts);
  const module = ServiceKitModule.around(options, configuration, parts, { logger, metrics });
  const app = await createHttpApp(module, {
    logger,
    metrics,
    publicUrl: configuration.publicUrl,
    stopping: () => parts.readiness.draining,
  });
  app.connectMicroservice({ strategy: parts.consumer });
  return app;
}

/**
 * Nest's order: `onModuleDestroy` and `beforeApplicationShutdown` (a service's workers stop there), then the HTTP
 * server and the consumer end what they have in hand; our connections close last of all.
 */
function stopOnce(
  app: NestFastifyApplication,
  { readiness }: ServiceParts,
  work: BackgroundWork,
): () => Promise<void> {
  let stopping: Promise<void> | undefined;
  const stop = async (): Promise<void> => {
    readiness.drain();
    await endEach([() => app.close(), () => work.stop()]);
  };
  return () => (stopping ??= stop());
}

function listeningUrl(app: NestFastifyApplication, host: string): string {
  const address = app.getHttpServer().address();
  if (address === null || typeof address === 'string')
    throw new Error('The server does not listen on a port');
  return `http://${host}:${address.port}`;
}
