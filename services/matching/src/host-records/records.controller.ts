import { externalId as externalIdSchema, line, recordKind, type RecordKind } from '@ledgerbridge/contracts';
import {
  acceptableBody,
  acceptableQuery,
  actorOf,
  AnswerOf,
  BodyOf,
  CalledByTenant,
  correlationId,
  type Database,
  DATABASE,
  HostKey,
  type Page,
  Problem,
  type TenantCaller,
} from '@ledgerbridge/service-kit';
import { Body, Controller, Get, Inject, Param, Put, Query } from '@nestjs/common';
import { z } from 'zod';
import { quickbooksRecordPage } from '../quickbooks-records/list-records';
import { recordQuery } from './record-query';
import { DescribeRecord } from './describe-record';
import { hostRecordPage, type HostRecordAnswer } from './list-host-records';

const recordBody = z.strictObject({ name: line(500), code: line(100).optional() });

/** What both sides keep lists of. */
@Controller('v1/records')
export class RecordsController {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly describe: DescribeRecord,
  ) {}

  @Get()
  @HostKey('records:read')
  @AnswerOf(200, 'Records of one side')
  async list(@Query() query: unknown, @CalledByTenant() { tenantId }: TenantCaller): Promise<Page<object>> {
    const wanted = acceptableQuery(recordQuery, query);
    const { schema } = this.database;
    return this.database.read<Page<object>>([tenantId], (tx) =>
      wanted.side === 'host' ? hostRecordPage(tx, schema, wanted) : quickbooksRecordPage(tx, schema, wanted),
    );
  }

  @Put(':kind/:externalId')
  @HostKey('records:write')
  @BodyOf(recordBody)
  @AnswerOf(200, 'The record')
  async put(
    @Param('kind') kind: string,
    @Param('externalId') externalId: string,
    @Body() body: unknown,
    @CalledByTenant() caller: TenantCaller,
  ): Promise<HostRecordAnswer> {
    const { tenantId } = caller;
    const { name, code } = acceptableBody(recordBody, body);
    const key = { tenantId, kind: knownKind(kind), externalId: acceptableBody(externalIdSchema, externalId) };
    const occurredAt = new Date().toISOString();
    const cause = { actor: actorOf(caller), correlationId: correlationId(), causationId: null, occurredAt };
    return this.describe.describe({ ...key, name, code, cause });
  }
}

function knownKind(kind: string): RecordKind {
  const read = recordKind.safeParse(kind);
  if (!read.success) throw new Problem('not-found', { detail: 'records of this kind are not kept' });
  return read.data;
}
