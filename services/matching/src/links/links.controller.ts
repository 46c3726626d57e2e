import { externalId, quickbooksId, recordKind } from '@ledgerbridge/contracts';
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
import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Put, Query } from '@nestjs/common';
import { z } from 'zod';
import { type CompanyConnection, connectionOfDivision } from '../connections/connection';
import type { Cause } from '../log/cause';
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
    const divisionId = division === undefined ? undefined : await this.divisionOf(tenantId, division);
    const filter = {
      ...{ divisionId, kind, q, limit },
      linked: linked === undefined ? undefined : linked === 'true',
      after: placeOf(cursor, place)?.after,
    };
    const rows = await this.database.read([tenantId], (tx) => listLinks(tx, this.database.schema, filter));
    const divisions = await this.divisionNames(rows.map((row) => row.divisionId));
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
    const divisionId = await this.divisionOf(caller.tenantId, division);
    const connection = await this.companyOf(divisionId);
    const linkId = await this.byHand.link({ ...wanted, target, connection }, causeOf(caller));
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
    await this.byHand.remove(linkOfRow(row), causeOf(caller));
  }

  private async answer(tenantId: string, linkId: string): Promise<LinkAnswer> {
    const { schema } = this.database;
    const row = await this.database.read([tenantId], (tx) => linkById(tx, schema, linkId));
    if (!row) throw new Error('A link that was just written is not there');
    const divisions = await this.divisionNames([row.divisionId]);
    return linkAnswer(row, divisions.get(row.divisionId));
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

function causeOf(caller: TenantCaller): Cause {
  return {
    actor: actorOf(caller),
    correlationId: correlationId(),
    causationId: null,
    occurredAt: new Date().toISOString(),
  };
}
