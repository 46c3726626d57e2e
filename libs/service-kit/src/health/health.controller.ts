import { Controller, Get, Header, Inject, Res } from '@nestjs/common';
import { HealthIndicatorService, HealthCheckService, type HealthCheckResult } from '@nestjs/terminus';
import type { FastifyReply } from 'fastify';
import { Registry } from 'prom-client';
import { Public } from '../http/allows';
import { METRICS } from '../tokens';
import { Readiness } from './readiness';

/** For whoever operates the process: no credential, no tenant, nothing personal. */
@Public()
@Controller()
export class HealthController {
  constructor(
    private readonly health: HealthCheckService,
    private readonly indicator: HealthIndicatorService,
    private readonly readiness: Readiness,
    @Inject(METRICS) private readonly metrics: Registry,
  ) {}

  /** 200 while the process can go on by itself; otherwise it should be started anew. */
  @Get('health/live')
  async live(@Res({ passthrough: true }) reply: FastifyReply): Promise<object> {
    const { failed } = this.readiness;
    if (failed !== undefined) void reply.status(503);
    return { status: failed === undefined ? 'ok' : 'error' };
  }

  /** 200 when requests and messages should come here: database, transport, lag, and not stopping. */
  @Get('health/ready')
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<object> {
    const results = [...(await this.readiness.results())];
    const indicators = results.map(([name, result]) => () => {
      const session = this.indicator.check(name);
      return result.up ? session.up() : session.down({ reason: result.reason });
    });
    if (results.some(([, { up }]) => !up)) void reply.status(503);
    return this.checked(indicators);
  }

  @Get('metrics')
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  async scrape(): Promise<string> {
    return this.metrics.metrics();
  }

  /** Terminus throws what is down as an exception of its own; its content is the answer. */
  private async checked(indicators: Parameters<HealthCheckService['check']>[0]): Promise<object> {
    try {
      const result: HealthCheckResult = await this.health.check(indicators);
      return result;
    } catch (error) {
      if (isTerminusFailure(error)) return error.getResponse();
      throw error;
    }
  }
}

function isTerminusFailure(error: unknown): error is { getResponse(): object } {
  return error instanceof Error && 'getResponse' in error && typeof error.getResponse === 'function';
}
