import type { DynamicModule, Provider, Type } from '@nestjs/common';
import { APP_GUARD, APP_INTERCEPTOR, DiscoveryModule } from '@nestjs/core';
import { TerminusModule } from '@nestjs/terminus';
import type { Logger } from 'pino';
import type { Registry } from 'prom-client';
import type { CommonConfiguration } from '../config/common-configuration';
import { HealthController } from '../health/health.controller';
import { Readiness } from '../health/readiness';
import { AccessGuard, OperatorKeyHash } from '../http/access.guard';
import { KnownProblems, ProblemPageController } from '../http/problem-page.controller';
import { RateLimit } from '../http/rate-limit';
import { IdempotencyInterceptor, PublicUrl } from '../idempotency/idempotency.interceptor';
import { IdempotencyKeys } from '../idempotency/idempotency-keys';
import { AccessConsumer } from '../messaging/access.consumer';
import { parkedMessagesController } from '../messaging/parked-messages.controller';
import { EarlyMessages } from '../messaging/early-messages';
import { OpenApiController, OpenApiDocument } from '../openapi/openapi.controller';
import { ServiceCredentials } from '../service-credentials/service-credentials';
import * as tokens from '../tokens';
import type { ServiceOptions } from './service-options';
import type { ServiceParts } from './service-parts';

/** The root of a service's Nest application: the kit's own routes, what it provides everywhere, and the service. */
export class ServiceKitModule {
  static around(
    options: ServiceOptions,
    configuration: CommonConfiguration,
    parts: ServiceParts,
    { logger, metrics }: { readonly logger: Logger; readonly metrics: Registry },
  ): DynamicModule {
    const providers: Provider[] = [
      ...shared(options, configuration, parts, logger, metrics),
      { provide: OperatorKeyHash, useValue: new OperatorKeyHash(configuration.operatorKeyHash) },
      { provide: RateLimit, useValue: new RateLimit(configuration.rateLimitPerSecond) },
      { provide: PublicUrl, useValue: new PublicUrl(configuration.publicUrl) },
      { provide: IdempotencyKeys, useValue: parts.idempotency },
      { provide: KnownProblems, useValue: new KnownProblems(options.problems ?? {}) },
      { provide: EarlyMessages, useValue: parts.earlyMessages },
      OpenApiDocument,
      { provide: APP_GUARD, useClass: AccessGuard },
      { provide: APP_INTERCEPTOR, useClass: IdempotencyInterceptor },
    ];
    return {
      module: ServiceKitModule,
      global: true,
      imports: [DiscoveryModule, TerminusModule.forRoot({ logger: false }), options.module],
      controllers: controllers(options),
      providers,
      exports: shared(options, configuration, parts, logger, metrics).map(tokenOf),
    };
  }
}

function controllers({ name, learnsAccess = true }: ServiceOptions): Type[] {
  return [
    HealthController,
    OpenApiController,
    ProblemPageController,
    parkedMessagesController(name),
    ...(learnsAccess ? [AccessConsumer] : []),
  ];
}

type ValueProvider = Extract<Provider, { useValue: unknown }>;

/** What services may inject. */
function shared(
  { name }: ServiceOptions,
  configuration: CommonConfiguration,
  parts: ServiceParts,
  logger: Logger,
  metrics: Registry,
): ValueProvider[] {
  return [
    { provide: tokens.SERVICE_NAME, useValue: name },
    { provide: tokens.CONFIGURATION, useValue: configuration },
    { provide: tokens.LOGGER, useValue: logger },
    { provide: tokens.METRICS, useValue: metrics },
    { provide: tokens.DATABASE, useValue: parts.database },
    { provide: tokens.EVENT_LOG, useValue: parts.log },
    { provide: tokens.APPEND_SIGNAL, useValue: parts.signal },
    { provide: tokens.TENANT_KEYS, useValue: parts.keys },
    { provide: tokens.MESSAGE_TRANSPORT, useValue: parts.transport.transport },
    { provide: tokens.PARKED_MESSAGES, useValue: parts.consumer.parked },
    { provide: tokens.ACCESS_DIRECTORY, useValue: parts.directory },
    { provide: tokens.GATEWAY, useValue: parts.gateway },
    { provide: tokens.MESSAGE_SEAL, useValue: parts.messageSeal },
    { provide: ServiceCredentials, useValue: parts.credentials },
    { provide: Readiness, useValue: parts.readiness },
  ];
}

const tokenOf = ({ provide }: ValueProvider) => provide;
