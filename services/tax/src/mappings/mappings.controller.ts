import { externalId, quickbooksId } from '@ledgerbridge/contracts';
import {
  acceptableBody,
  acceptableQuery,
  ACCESS_DIRECTORY,
  AccessDirectory,
  actorOf,
  AnswerOf,
  BodyOf,
  CalledByTenant,
  correlationId,
  type Database,
  DATABASE,
  HostKey,
  listQuery,
  type Page,
  pageOf,
  placeOf,
  Problem,
  type TenantCaller,
} from '@ledgerbridge/service-kit';
import { Body, Controller, Get, Inject, Put, Query } from '@nestjs/common';
import { z } from 'zod';
import { type CompanyConnection, connectionOfDivision } from '../connections/connection';
import { PROBLEMS } from '../problems';
import { listMappings, mappingById } from './list-mappings';
import { MapByHand } from './map-by-hand';
import { type MappingAnswer, mappingAnswer } from './mapping-answer';

const mappingQuery = z.strictObject({
  ...listQuery.shape,
  division: externalId.optional(),
  mapped: z.enum(['true', 'false']).optional(),
  q: z.string().min(1).max(200).optional(),
});
const mappingBody = z.strictObject({
  division: externalId.optional(),
  /** The host's own id of the tax code. */
  taxCode: externalId,
  quickbooksId,
});
const place = z.object({ after: z.uuid() });

/** Which tax code of QuickBooks stands for which of the host, and who decided it. */
@Controller('v1/tax/mappings')
export class MappingsController {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(ACCESS_DIRECTORY) private readonly directory: AccessDirectory,
    private readonly byHand: MapByHand,
  ) {}

  @Get()
  @HostKey('tax:read')
  @AnswerOf(200, 'Mappings in the order of their ids')
  async list(
    @Query() query: unknown,
    @CalledByTenant() { tenantId }: TenantCaller,
  ): Promise<Page<MappingAnswer>> {
    const { limit, cursor, division, mapped, q } = acceptableQuery(mappingQuery, query);
    const divisionId = division === undefined ? undefined : await this.divisionOf(tenantId, division);
    const filter = {
      ...{ divisionId, q, limit },
      mapped: mapped === undefined ? undefined : mapped === 'true',
      after: placeOf(cursor, place)?.after,
    };
    const { schema } = this.database;
    const rows = await this.database.read([tenantId], (tx) => listMappings(tx, schema, filter));
    const divisions = await this.divisionNames(rows.map((row) => row.divisionId));
    return pageOf(
      rows,
      limit,
      (row) => mappingAnswer(row, divisions.get(row.divisionId)),
      ({ mappingId }) => ({ after: mappingId }),
    );
  }

  @Put()
  @HostKey('tax:write')
  @BodyOf(mappingBody)
  @AnswerOf(200, 'The mapping')
  async put(@Body() body: unknown, @CalledByTenant() caller: TenantCaller): Promise<MappingAnswer> {
    const { division, ...wanted } = acceptableBody(mappingBody, body);
    const divisionId = await this.divisionOf(caller.tenantId, division);
    const connection = await this.companyOf(divisionId);
    const cause = {
      actor: actorOf(caller),
      correlationId: correlationId(),
      causationId: null,
      occurredAt: new Date().toISOString(),
    };
    const mappingId = await this.byHand.map({ ...wanted, connection }, cause);
    return this.answer(caller.tenantId, mappingId);
  }

  private async answer(tenantId: string, mappingId: string): Promise<MappingAnswer> {
    const { schema } = this.database;
    const row = await this.database.read([tenantId], (tx) => mappingById(tx, schema, mappingId));
    if (!row) throw new Error('A mapping that was just written is not there');
    const divisions = await this.divisionNames([row.divisionId]);
    return mappingAnswer(row, divisions.get(row.divisionId));
  }

  private async divisionOf(tenantId: string, division: string | undefined): Promise<string> {
    const found = await this.directory.resolveDivision(tenantId, division);
    if (!found.ok) throw new Problem(found.reason);
    return found.division.divisionId;
  }

  private async companyOf(divisionId: string): Promise<CompanyConnection> {
    const { worker, schema } = this.database;
    const connection = await connectionOfDivision(worker, schema, divisionId);
    if (!connection || connection.companyId === null) throw new Problem(PROBLEMS['not-connected']);
    return { ...connection, companyId: connection.companyId };
  }

  private async divisionNames(ids: readonly string[]): Promise<Map<string, string>> {
    const names = new Map<string, string>();
    for (const id of new Set(ids)) {
      const division = await this.directory.divisionById(id);
      if (division) names.set(id, division.externalId);
    }
    return names;
  }
}
