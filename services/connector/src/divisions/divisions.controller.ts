import { externalId } from '@ledgerbridge/contracts';
import {
  acceptableBody,
  acceptableQuery,
  actorOf,
  AnswerOf,
  BodyOf,
  CalledByTenant,
  HostKey,
  Problem,
  type TenantCaller,
} from '@ledgerbridge/service-kit';
import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { z } from 'zod';
import { divisionInput } from './division-input';
import { type DivisionRecord, Divisions } from './divisions';
import { defined } from '../http/defined';

export const divisionOutput = z.object({
  id: z.uuid(),
  externalId: z.string(),
  name: z.string().nullable(),
  timeZone: z.string(),
});

@Controller('v1/divisions')
export class DivisionsController {
  constructor(private readonly divisions: Divisions) {}

  @Put(':externalId')
  @HostKey('tenants:write')
  @BodyOf(divisionInput)
  @AnswerOf(200, 'The division as it stands now', divisionOutput)
  async put(
    @CalledByTenant() caller: TenantCaller,
    @Param() params: unknown,
    @Body() body: unknown,
  ): Promise<DivisionRecord> {
    const path = acceptableQuery(z.object({ externalId }), params);
    const wanted = acceptableBody(divisionInput, body ?? {});
    return this.divisions.put({ tenantId: caller.tenantId, ...path, ...defined(wanted) }, actorOf(caller));
  }

  @Get(':externalId')
  @HostKey('tenants:read')
  @AnswerOf(200, 'The division', divisionOutput)
  async get(
    @CalledByTenant() { tenantId }: TenantCaller,
    @Param('externalId') id: string,
  ): Promise<DivisionRecord> {
    const found = await this.divisions.find(tenantId, id);
    if (!found) throw new Problem('not-found');
    return found;
  }
}
