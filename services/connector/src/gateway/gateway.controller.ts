import { type GatewayCall, GATEWAY_PATH, type GatewayReply } from '@ledgerbridge/qbo';
import { acceptableBody, Problem, ServiceCredential } from '@ledgerbridge/service-kit';
import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { z } from 'zod';
import { PROBLEMS } from '../problems';
import { ContradictoryCallError, QuickBooksGateway } from './quickbooks-gateway';

const entity = z.string().regex(/^[A-Za-z]{1,40}$/);
const body = z.record(z.string(), z.unknown());

const operation = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('create'), entity, body }),
  z.strictObject({ kind: z.literal('update'), entity, body }),
  z.strictObject({
    kind: z.literal('delete'),
    entity,
    body: z.looseObject({ Id: z.string(), SyncToken: z.string() }),
  }),
  z.strictObject({ kind: z.literal('read'), entity, id: z.string().regex(/^[A-Za-z0-9-]{1,50}$/) }),
  z.strictObject({ kind: z.literal('query'), query: z.string().min(1).max(10_000) }),
]);

/** A requestid has at most 50 characters (QuickBooks Online, basic field definitions). */
const gatewayCall = z.strictObject({
  companyId: z.uuid(),
  priority: z.enum(['interactive', 'document', 'bulk']),
  operation,
  requestId: z
    .string()
    .regex(/^[A-Za-z0-9-]{1,50}$/)
    .optional(),
  resend: z.boolean().optional(),
});

/** Where the other services put their calls. */
@ServiceCredential()
@Controller()
export class GatewayController {
  constructor(private readonly gateway: QuickBooksGateway) {}

  @Post(GATEWAY_PATH)
  @HttpCode(200)
  async call(@Body() input: unknown): Promise<GatewayReply> {
    const { requestId, resend, ...rest } = acceptableBody(gatewayCall, input);
    const call: GatewayCall = {
      ...rest,
      ...(requestId === undefined ? {} : { requestId }),
      ...(resend === undefined ? {} : { resend }),
    };
    try {
      return await this.gateway.call(call);
    } catch (error) {
      if (!(error instanceof ContradictoryCallError)) throw error;
      throw new Problem(PROBLEMS['requestid-contradiction'], { detail: error.message });
    }
  }
}
