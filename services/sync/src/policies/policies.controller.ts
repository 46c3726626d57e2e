import {
  type Policies,
  type PolicyName,
  policyOverrides,
  type PolicyOverrides,
  PRESET_NAMES,
  type PresetName,
} from '@ledgerbridge/contracts';
import {
  acceptableBody,
  acceptableQuery,
  ACCESS_DIRECTORY,
  type AccessDirectory,
  actorOf,
  AnswerOf,
  BodyOf,
  CalledByTenant,
  correlationId,
  divisionNamed,
  HostKey,
  type TenantCaller,
} from '@ledgerbridge/service-kit';
import { Body, Controller, Get, Header, Inject, Put, Query } from '@nestjs/common';
import { z } from 'zod';
import { policiesInEffect, type PolicyLevel, type ResolvedPolicies } from './domain/policies';
import { PolicyLevels } from './policy-levels';

const scope = z.object({
  division: z.string().max(200).optional(),
  flow: z.string().min(1).max(200).optional(),
});
const change = z.strictObject({
  /** Of the division; a flow has the division's. */
  preset: z.enum(PRESET_NAMES).optional(),
  /** What this level sets for itself. What is left out comes from the level below. */
  policies: policyOverrides,
});

interface PolicyBody {
  division: string;
  flow: string | null;
  preset: PresetName;
  /** Grows with every change of this level. */
  version: number;
  /** What this level sets for itself. */
  policies: PolicyOverrides;
  /** What applies, where each value comes from (flow, division or preset) and whether it has any effect beside the others. */
  resolved: {
    values: Policies;
    origin: Record<string, string>;
    inEffect: Record<PolicyName, boolean>;
    version: string;
  };
}

/** Policies of a division or of one flow in it, with versions. */
@Controller('v1/policies')
export class PoliciesController {
  constructor(
    private readonly levels: PolicyLevels,
    @Inject(ACCESS_DIRECTORY) private readonly access: AccessDirectory,
  ) {}

  @Get()
  @HostKey('policies:read')
  @Header('Cache-Control', 'no-store')
  @AnswerOf(200, 'The policies of a division (`?division=`) or flow (`?flow=`)')
  async find(@Query() query: unknown, @CalledByTenant() { tenantId }: TenantCaller): Promise<PolicyBody> {
    const { division, flow } = await this.scopeOf(tenantId, query);
    return bodyOf(division.externalId, flow, await this.levels.find(tenantId, division.divisionId, flow));
  }

  @Put()
  @HostKey('policies:write')
  @BodyOf(change)
  @AnswerOf(200, 'The policies as they apply now; documents that they release go on')
  async save(
    @Query() query: unknown,
    @Body() body: unknown,
    @CalledByTenant() caller: TenantCaller,
  ): Promise<PolicyBody> {
    const { tenantId } = caller;
    const { division, flow } = await this.scopeOf(tenantId, query);
    const wanted = acceptableBody(change, body);
    const trace = {
      actor: actorOf(caller),
      correlationId: correlationId(),
      causationId: null,
      now: new Date().toISOString(),
    };
    await this.levels.save({
      tenantId,
      divisionId: division.divisionId,
      flow,
      preset: wanted.preset ?? null,
      overrides: wanted.policies,
      trace,
    });
    return bodyOf(division.externalId, flow, await this.levels.find(tenantId, division.divisionId, flow));
  }

  private async scopeOf(tenantId: string, query: unknown) {
    const { division: externalId, flow = null } = acceptableQuery(scope, query);
    return { division: await divisionNamed(this.access, tenantId, externalId), flow };
  }
}

function bodyOf(
  division: string,
  flow: string | null,
  { level, resolved }: { level: PolicyLevel; resolved: ResolvedPolicies },
): PolicyBody {
  const { preset, version, overrides: policies } = level;
  return {
    division,
    flow,
    preset,
    version,
    policies,
    resolved: { ...resolved, inEffect: policiesInEffect(resolved.values) },
  };
}
