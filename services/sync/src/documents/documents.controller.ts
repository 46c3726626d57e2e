import { DOCUMENT_STATUSES } from '@ledgerbridge/contracts';
import type { EventLog } from '@ledgerbridge/event-store';
import {
  acceptableQuery,
  actorOf,
  AnswerOf,
  CalledByTenant,
  correlationId,
  DATABASE,
  type Database,
  EVENT_LOG,
  HostKey,
  listQuery,
  type Page,
  pageOf,
  placeOf,
  PreferWait,
  Problem,
  type TenantCaller,
} from '@ledgerbridge/service-kit';
import { Controller, Get, Header, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { type PreviewBody, Previews } from '../planning/previews';
import { SYNC_PROBLEMS } from '../problems';
import { DecideDocuments } from './decide-documents';
import type { DocumentBody } from './document-body';
import { Documents } from './documents';
import { type TimelineEntry, timelineOf } from './timeline';

const documentQuery = z.object({
  ...listQuery.shape,
  status: z.enum(DOCUMENT_STATUSES).optional(),
  kind: z.enum(['purchase-order']).optional(),
  externalId: z.string().max(200).optional(),
  cause: z.string().max(100).optional(),
});
const place = z.object({ before: z.string().regex(/^\d{1,19}$/) });
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Documents of every kind: where they stand, why, what was done, and what a person may decide. */
@Controller('v1/documents')
export class DocumentsController {
  constructor(
    private readonly documents: Documents,
    private readonly decide: DecideDocuments,
    private readonly previews: Previews,
    @Inject(DATABASE) private readonly database: Database,
    @Inject(EVENT_LOG) private readonly log: EventLog,
  ) {}

  @Get()
  @HostKey('documents:read')
  @Header('Cache-Control', 'no-store')
  @AnswerOf(200, 'Documents, newest first')
  async list(
    @Query() query: unknown,
    @CalledByTenant() { tenantId }: TenantCaller,
  ): Promise<Page<DocumentBody>> {
    const { limit, cursor, status, kind, externalId, cause } = acceptableQuery(documentQuery, query);
    const before = placeOf(cursor, place)?.before;
    const filter = {
      limit,
      ...(status && { status }),
      ...(kind && { kind }),
      ...(externalId && { externalId }),
      ...(cause && { cause }),
      ...(before && { before }),
    };
    const rows = await this.documents.list(tenantId, filter);
    return pageOf(
      rows,
      limit,
      ({ document }) => document,
      ({ ordinal }) => ({ before: ordinal }),
    );
  }

  @Get(':id')
  @HostKey('documents:read')
  @Header('Cache-Control', 'no-store')
  @AnswerOf(200, 'The document')
  find(@Param('id') id: string, @CalledByTenant() { tenantId }: TenantCaller): Promise<DocumentBody> {
    return this.existing(tenantId, id);
  }

  @Get(':id/timeline')
  @HostKey('documents:read')
  @Header('Cache-Control', 'no-store')
  @AnswerOf(200, 'Every step, oldest first')
  async timeline(
    @Param('id') id: string,
    @CalledByTenant() { tenantId }: TenantCaller,
  ): Promise<{ items: TimelineEntry[] }> {
    const document = await this.existing(tenantId, id);
    const events = await this.log.readStream(this.database.worker, document.id);
    return { items: timelineOf(events) };
  }

  @Get(':id/plan')
  @HostKey('documents:read')
  @Header('Cache-Control', 'no-store')
  @AnswerOf(200, 'What the document as it stands calls for; nothing is written')
  async plan(@Param('id') id: string, @CalledByTenant() { tenantId }: TenantCaller): Promise<PreviewBody> {
    await this.existing(tenantId, id);
    const preview = await this.previews.ofDocument({ documentId: id, tenantId, divisionId: id });
    if (!preview) throw new Problem('not-found');
    return preview;
  }

  @Post(':id/retry')
  @HttpCode(202)
  @HostKey('documents:write')
  @AnswerOf(202, 'The document, planned anew')
  retry(
    @Param('id') id: string,
    @CalledByTenant() caller: TenantCaller,
    @PreferWait() wait: number,
  ): Promise<DocumentBody> {
    return this.decided(id, caller, 'retry', wait);
  }

  @Post(':id/skip')
  @HttpCode(202)
  @HostKey('documents:write')
  @AnswerOf(202, 'The document, which will not be sent')
  skip(@Param('id') id: string, @CalledByTenant() caller: TenantCaller): Promise<DocumentBody> {
    return this.decided(id, caller, 'skip', 0);
  }

  private async decided(
    id: string,
    caller: TenantCaller,
    decision: 'retry' | 'skip',
    wait: number,
  ): Promise<DocumentBody> {
    const { tenantId } = caller;
    await this.existing(tenantId, id);
    const trace = {
      actor: actorOf(caller),
      correlationId: correlationId(),
      causationId: null,
      now: new Date().toISOString(),
    };
    const [result] = await this.decide.decide(tenantId, [id], decision, trace);
    if (result?.ok === false) throw new Problem(SYNC_PROBLEMS[result.reason]);
    const document = await this.documents.waitForRest(tenantId, id, wait);
    if (!document) throw new Problem('not-found');
    return document;
  }

  private async existing(tenantId: string, id: string): Promise<DocumentBody> {
    const document = UUID.test(id) ? await this.documents.find(tenantId, id) : undefined;
    if (!document) throw new Problem('not-found');
    return document;
  }
}
