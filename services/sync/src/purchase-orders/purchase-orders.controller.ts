import {
  type PurchaseOrderCancel,
  purchaseOrder,
  purchaseOrderCancel,
  readPurchaseOrder,
  readPurchaseOrderCancel,
} from '@ledgerbridge/contracts';
import {
  acceptable,
  ACCESS_DIRECTORY,
  type AccessDirectory,
  actorOf,
  AnswerOf,
  BodyOf,
  CalledByTenant,
  correlationId,
  divisionNamed,
  documentIdOf,
  HostKey,
  PreferWait,
  Problem,
  type TenantCaller,
} from '@ledgerbridge/service-kit';
import { Body, Controller, Get, Header, HttpCode, Inject, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { DocumentBody } from '../documents/document-body';
import { Documents } from '../documents/documents';
import { type PreviewBody, Previews } from '../planning/previews';
import { SYNC_PROBLEMS } from '../problems';
import type { Receipt } from './receive-purchase-orders';
import { Receipts } from './receipts';

/** Purchase orders over REST; the same rules and codes as on the topics. */
@Controller('v1/purchase-orders')
export class PurchaseOrdersController {
  constructor(
    private readonly receipts: Receipts,
    private readonly documents: Documents,
    private readonly previews: Previews,
    @Inject(ACCESS_DIRECTORY) private readonly access: AccessDirectory,
  ) {}

  @Post()
  @HttpCode(202)
  @HostKey('documents:write')
  @BodyOf(purchaseOrder)
  @AnswerOf(202, 'The document as it stands; with `Prefer: wait=n` as it rests')
  async receive(
    @Body() body: unknown,
    @CalledByTenant() caller: TenantCaller,
    @PreferWait() wait: number,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DocumentBody> {
    const order = acceptable(readPurchaseOrder(body));
    return this.take(caller, order.externalId, order.division, { kind: 'order', order }, wait, reply);
  }

  @Post('preview')
  @HttpCode(200)
  @HostKey('documents:read')
  @BodyOf(purchaseOrder)
  @AnswerOf(200, 'The plan or the causes; nothing is written')
  async preview(@Body() body: unknown, @CalledByTenant() { tenantId }: TenantCaller): Promise<PreviewBody> {
    const order = acceptable(readPurchaseOrder(body));
    const { divisionId } = await divisionNamed(this.access, tenantId, order.division);
    return this.previews.ofOrder(
      { tenantId, divisionId, documentId: documentIdOf(tenantId, 'purchase-order', order.externalId) },
      order,
    );
  }

  @Get(':externalId')
  @HostKey('documents:read')
  @Header('Cache-Control', 'no-store')
  @AnswerOf(200, 'The document')
  async find(
    @Param('externalId') externalId: string,
    @CalledByTenant() { tenantId }: TenantCaller,
  ): Promise<DocumentBody> {
    const document = await this.documents.find(
      tenantId,
      documentIdOf(tenantId, 'purchase-order', externalId),
    );
    if (!document) throw new Problem('not-found');
    return document;
  }

  @Post(':externalId/cancel')
  @HttpCode(202)
  @HostKey('documents:write')
  @BodyOf(purchaseOrderCancel.omit({ externalId: true }))
  @AnswerOf(202, 'The document as it stands; it need not be known yet')
  async cancel(
    @Param('externalId') externalId: string,
    @Body() body: unknown,
    @CalledByTenant() caller: TenantCaller,
    @PreferWait() wait: number,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DocumentBody> {
    const cancel: PurchaseOrderCancel = acceptable(
      readPurchaseOrderCancel({ ...objectOf(body), externalId }),
    );
    return this.take(caller, externalId, cancel.division, { kind: 'cancel', cancel }, wait, reply);
  }

  private async take(
    caller: TenantCaller,
    externalId: string,
    division: string | undefined,
    content: Receipt['content'],
    wait: number,
    reply: FastifyReply,
  ): Promise<DocumentBody> {
    const { tenantId } = caller;
    const documentId = documentIdOf(tenantId, 'purchase-order', externalId);
    const { divisionId } = await divisionNamed(this.access, tenantId, division);
    const trace = {
      actor: actorOf(caller),
      correlationId: correlationId(),
      causationId: null,
      now: new Date().toISOString(),
    };
    const { outcome } = await this.receipts.take({
      documentId,
      tenantId,
      divisionId,
      content,
      via: 'http',
      trace,
    });
    if (outcome === 'conflict') throw new Problem(SYNC_PROBLEMS['revision-conflict']);
    if (outcome === 'other-division') throw new Problem(SYNC_PROBLEMS['division-changed']);
    void reply.header('Location', `/v1/purchase-orders/${encodeURIComponent(externalId)}`);
    const document = await this.documents.waitForRest(tenantId, documentId, wait);
    if (!document) throw new Error('an accepted document cannot be found');
    return document;
  }
}

/** A body that is no object says nothing of its own: its absence is told by the fields that are missing. */
function objectOf(body: unknown): object {
  return typeof body === 'object' && body !== null && !Array.isArray(body) ? body : {};
}
