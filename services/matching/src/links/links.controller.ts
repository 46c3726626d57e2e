import { externalId, quickbooksId, recordKind } from '@ledgerbridge/contracts';
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
import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Put, Query } from '@nestjs/common';
import { z } from 'zod';
import { PROBLEMS } from '../problems';
import { LinkByHand } from './link-by-hand';
import { linkOfRow } from './link-row';
import { linkById, listLinks } from './list-links';
import { type LinkAnswer, linkAnswer } from './link-answer';

const linkQuery = z.strictObject({
  ...listQuery.shape,
  division: externalId.optional(),
  kind: recordKind.optional(),
  linked: z.enum(['true', 'false']).optional(),
  q: z.string().min(1).max(200).optional(),
});
const linkBody = z.strictObject({
  division: externalId.optional(),
  kind: recordKind,
  externalId,
  quickbooksId,
  /** Cost codes: whether the id is an item's or an account's. */
  target: z.enum(['item', 'account']).optional(),
});
const place = z.object({ after: z.uuid() });

/** Links between host records and QuickBooks records, and who decided them. */
@Controller('v1/links')
export class LinksController {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(ACCESS_DIRECTORY) private readonly directory: AccessDirectory,
    private readonly byHand: LinkByHand,
  ) {}

  @Get()
  @HostKey('links:read')
  @AnswerOf(200, 'Links in the order of their ids')
  async list(
    @Query() query: unknown,
    @CalledByTenant() { tenantId }: TenantCaller,
  ): Promise<Page<LinkAnswer>> {
    const { limit, cursor, division, kind, linked, q } = acceptableQuery(linkQuery, query);
    const divisionId =
      division === undefined
        ? undefined
        : (await divisionNamed(this.directory, tenantId, division)).divisionId;
    const filter = {
      ...{ divisionId, kind, q, limit },
      linked: linked === undefined ? undefined : linked === 'true',
      after: placeOf(cursor, place)?.after,
    };
    const rows = await this.database.read([tenantId], (tx) => listLinks(tx, this.database.schema, filter));
    const divisions = await this.directory.divisionNames(rows.map((row) => row.divisionId));
    return pageOf(
      rows,
      limit,
      (row) => linkAnswer(row, divisions.get(row.divisionId)),
      ({ linkId }) => ({ after: linkId }),
    );
  }

  @Put()
  @HostKey('links:write')
  @BodyOf(linkBody)
  @AnswerOf(200, 'The link')
  async put(@Body() body: unknown, @CalledByTenant() caller: TenantCaller): Promise<LinkAnswer> {
    const { division, target = null, ...wanted } = acceptableBody(linkBody, body);
    const divisionId = (await divisionNamed(this.directory, caller.tenantId, division)).divisionId;
    const connection = await this.companyOf(divisionId);
    const linkId = await this.byHand.link({ ...wanted, target, connection }, causeOfCaller(caller));
    return this.answer(caller.tenantId, linkId);
  }

  @Delete(':id')
  @HttpCode(204)
  @HostKey('links:write')
  @AnswerOf(204, 'The link is gone')
  async remove(@Param('id') id: string, @CalledByTenant() caller: TenantCaller): Promise<void> {
    if (!z.uuid().safeParse(id).success) throw new Problem('not-found');
    const { schema } = this.database;
    const row = await this.database.read([caller.tenantId], (tx) => linkById(tx, schema, id));
    if (!row) throw new Problem('not-found');
    if (row.externalId === null) throw new Problem(PROBLEMS['link-follows-document']);
    await this.byHand.remove(linkOfRow(row), causeOfCaller(caller));
  }

  private async answer(tenantId: string, linkId: string): Promise<LinkAnswer> {
    const { schema } = this.database;
    const row = await this.database.read([tenantId], (tx) => linkById(tx, schema, linkId));
    if (!row) throw new Error('A link that was just written is not there');
    const divisions = await this.directory.divisionNames([row.divisionId]);
    return linkAnswer(row, divisions.get(row.divisionId));
  }

  private async companyOf(divisionId: string): Promise<CompanyConnection> {
    const { worker, schema } = this.database;
    const company = await companyOfDivision(worker, schema, divisionId);
    if (!company) throw new Problem(PROBLEMS['not-connected']);
    return company;
  }
}
