import { externalId, line } from '@ledgerbridge/contracts';
import {
  acceptableBody,
  acceptableQuery,
  actorOf,
  AnswerOf,
  BodyOf,
  CalledBy,
  type Caller,
  HostKey,
  Problem,
} from '@ledgerbridge/service-kit';
import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { z } from 'zod';
import { divisionInput } from '../divisions/division-input';
import { divisionOutput } from '../divisions/divisions.controller';
import { defined } from '../http/defined';
import { type TenantRecord, Tenants } from './tenants';

const tenantInput = z.strictObject({
  name: line(200).optional(),
  /** Made with a new tenant in place of `main`; of a known tenant they are made or changed. */
  divisions: z.array(divisionInput.extend({ externalId })).max(100).optional(),
});
const tenantOutput = z.object({
  id: z.uuid(),
  externalId: z.string(),
  name: z.string().nullable(),
  divisions: z.array(divisionOutput),
});

@Controller('v1/tenants')
export class TenantsController {
  constructor(private readonly tenants: Tenants) {}

  @Put(':externalId')
  @HostKey('tenants:write', { tenant: 'none' })
  @BodyOf(tenantInput)
  @AnswerOf(
    200,
    'The tenant as it stands now; a new one has the division `main` unless others were named',
    tenantOutput,
  )
  async put(
    @CalledBy() caller: Caller,
    @Param() params: unknown,
    @Body() body: unknown,
  ): Promise<TenantRecord> {
    const path = acceptableQuery(z.object({ externalId }), params);
    const { name, divisions = [] } = acceptableBody(tenantInput, body ?? {});
    const wanted = { ...defined({ name }), divisions: divisions.map((division) => defined(division)) };
    return this.tenants.put(hostOf(caller), path.externalId, wanted, actorOf(caller));
  }

  @Get(':externalId')
  @HostKey('tenants:read', { tenant: 'none' })
  @AnswerOf(200, 'The tenant with its divisions', tenantOutput)
  async get(@CalledBy() caller: Caller, @Param('externalId') id: string): Promise<TenantRecord> {
    const found = await this.tenants.find(hostOf(caller), id);
    if (!found) throw new Problem('not-found');
    return found;
  }
}

function hostOf(caller: Caller): string {
  if (caller.kind === 'host') return caller.hostId;
  throw new Error('Only a route with @HostKey has a host');
}
