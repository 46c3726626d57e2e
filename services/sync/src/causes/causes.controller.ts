import {
  acceptableBody,
  acceptableQuery,
  actorOf,
  AnswerOf,
  BodyOf,
  CalledByTenant,
  correlationId,
  HostKey,
  listQuery,
  type Page,
  pageOf,
  placeOf,
  Problem,
  type TenantCaller,
} from '@ledgerbridge/service-kit';
import { Body, Controller, Get, Header, HttpCode, Param, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { SYNC_PROBLEMS } from '../problems';
import { type CauseGroup, Causes } from './causes';
import { ResolveCauses } from './resolve-causes';

const causeQuery = z.object({ ...listQuery.shape, code: z.string().max(100).optional() });
const place = z.object({ after: z.uuid() });
const resolution = z.strictObject({
  /** `retry`: every document is planned anew. `create`: the missing vendor is created. */
  action: z.enum(['retry', 'create']),
});
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** What keeps documents from QuickBooks, grouped: fix once, release all. */
@Controller('v1/causes')
export class CausesController {
  constructor(
    private readonly causes: Causes,
    private readonly resolve: ResolveCauses,
  ) {}

  @Get()
  @HostKey('documents:read')
  @Header('Cache-Control', 'no-store')
  @AnswerOf(200, 'Causes with the number and amount of the documents they block')
  async list(
    @Query() query: unknown,
    @CalledByTenant() { tenantId }: TenantCaller,
  ): Promise<Page<CauseGroup>> {
    const { limit, cursor, code } = acceptableQuery(causeQuery, query);
    const groups = await this.causes.list(tenantId, {
      limit,
      code: code ?? null,
      after: placeOf(cursor, place)?.after ?? null,
    });
    return pageOf(
      groups,
      limit,
      (group) => group,
      ({ id }) => ({ after: id }),
    );
  }

  @Post(':id/resolve')
  @HttpCode(202)
  @HostKey('documents:write')
  @BodyOf(resolution)
  @AnswerOf(202, 'How many documents go on')
  async resolveOne(
    @Param('id') id: string,
    @Body() body: unknown,
    @CalledByTenant() caller: TenantCaller,
  ): Promise<{ released: number }> {
    const { action } = acceptableBody(resolution, body);
    const trace = {
      actor: actorOf(caller),
      correlationId: correlationId(),
      causationId: null,
      now: new Date().toISOString(),
    };
    const result = UUID.test(id)
      ? await this.resolve.resolve(caller.tenantId, id, action, trace)
      : ({ ok: false, reason: 'not-found' } as const);
    if (result.ok) return { released: result.released };
    throw result.reason === 'not-found'
      ? new Problem('not-found')
      : new Problem(SYNC_PROBLEMS[result.reason]);
  }
}
