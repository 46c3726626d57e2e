import { externalId } from '@ledgerbridge/contracts';
import {
  acceptableQuery,
  ACCESS_DIRECTORY,
  AccessDirectory,
  AnswerOf,
  CalledByTenant,
  type Database,
  DATABASE,
  divisionNamed,
  HostKey,
  listQuery,
  type Page,
  pageOf,
  placeOf,
  type TenantCaller,
} from '@ledgerbridge/service-kit';
import { Controller, Get, Inject, Query } from '@nestjs/common';
import { z } from 'zod';
import { listTaxCodes, type TaxCodeAnswer, taxCodeAnswer } from './list-tax-codes';

const codeQuery = z.strictObject({
  ...listQuery.shape,
  division: externalId.optional(),
  q: z.string().min(1).max(200).optional(),
});
const place = z.object({ connectionId: z.uuid(), id: z.string() });

/** The tax codes of the tenant's companies. */
@Controller('v1/tax/codes')
export class TaxCodesController {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(ACCESS_DIRECTORY) private readonly directory: AccessDirectory,
  ) {}

  @Get()
  @HostKey('tax:read')
  @AnswerOf(200, 'Tax codes with the rates they charge on purchases')
  async list(
    @Query() query: unknown,
    @CalledByTenant() { tenantId }: TenantCaller,
  ): Promise<Page<TaxCodeAnswer>> {
    const { limit, cursor, division, q } = acceptableQuery(codeQuery, query);
    const divisionId =
      division === undefined
        ? undefined
        : (await divisionNamed(this.directory, tenantId, division)).divisionId;
    const after = placeOf(cursor, place);
    const rows = await this.database.read([tenantId], (tx) =>
      listTaxCodes(tx, this.database.schema, { divisionId, q, after, limit }),
    );
    const last = ({ connectionId, id }: (typeof rows)[number]): object => ({ connectionId, id });
    return pageOf(rows, limit, taxCodeAnswer, last);
  }
}
