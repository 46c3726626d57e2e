import { externalId, quickbooksId } from '@ledgerbridge/contracts';
import {
  acceptableBody,
  acceptableQuery,
  ACCESS_DIRECTORY,
  AccessDirectory,
  AnswerOf,
  BodyOf,
  CalledByTenant,
  causeOfCaller,
  type CompanyConnection,
  companyOfDivision,
  type Database,
  DATABASE,
  divisionNamed,
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
    const divisionId =
      division === undefined
        ? undefined
        : (await divisionNamed(this.directory, tenantId, division)).divisionId;
    const filter = {
      ...{ divisionId, q, limit },
      mapped: mapped === undefined ? undefined : mapped === 'true',
      after: placeOf(cursor, place)?.after,
    };
    const { schema } = this.database;
    const rows = await this.database.read([tenantId], (tx) => listMappings(tx, schema, filter));
    const divisions = await this.directory.divisionNames(rows.map((row) => row.divisionId));
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
    const divisionId = (await divisionNamed(this.directory, caller.tenantId, division)).divisionId;
    const connection = await this.companyOf(divisionId);
    const mappingId = await this.byHand.map({ ...wanted, connection }, causeOfCaller(caller));
    return this.answer(caller.tenantId, mappingId);
  }

  private async answer(tenantId: string, mappingId: string): Promise<MappingAnswer> {
    const { schema } = this.database;
    const row = await this.database.read([tenantId], (tx) => mappingById(tx, schema, mappingId));
    if (!row) throw new Error('A mapping that was just written is not there');
    const divisions = await this.directory.divisionNames([row.divisionId]);
    return mappingAnswer(row, divisions.get(row.divisionId));
  }

  private async companyOf(divisionId: string): Promise<CompanyConnection> {
    const { worker, schema } = this.database;
    const company = await companyOfDivision(worker, schema, divisionId);
    if (!company) throw new Problem(PROBLEMS['not-connected']);
    return company;
  }
}
