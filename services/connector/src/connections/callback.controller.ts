import { acceptableQuery, CONFIGURATION, Problem, Public } from '@ledgerbridge/service-kit';
import { Controller, Get, Header, Inject, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { ConnectorConfiguration } from '../configuration';
import { PROBLEMS } from '../problems';
import { Authorizations } from './authorizations';
import { returnAddress } from './return-address';

/** Codes have at most 512 characters; a realm id is digits (QuickBooks Online, OAuth 2.0 page). */
const callbackQuery = z.object({
  state: z.string().max(200).catch(''),
  code: z.string().min(1).max(1000).optional().catch(undefined),
  realmId: z
    .string()
    .regex(/^\d{1,20}$/)
    .optional()
    .catch(undefined),
  error: z.string().max(200).optional().catch('unreadable'),
});

/** Where Intuit sends people back. An address that receives codes answers with a redirect and never with a page. */
@Public()
@Controller('v1/connections')
export class CallbackController {
  constructor(
    private readonly authorizations: Authorizations,
    @Inject(CONFIGURATION) private readonly configuration: ConnectorConfiguration,
  ) {}

  @Get('callback')
  async complete(@Query() query: unknown, @Res() reply: FastifyReply): Promise<void> {
    const authorization = await this.authorizations.complete(acceptableQuery(callbackQuery, query));
    if (!authorization) throw new Problem(PROBLEMS['state-invalid']);
    const address = returnAddress(authorization, this.configuration.publicUrl);
    await reply
      .header('cache-control', 'no-store')
      .header('referrer-policy', 'no-referrer')
      .redirect(address, 302);
  }

  /** For those who came without an address to return to. Shows nothing of what the address says. */
  @Get('finished')
  @Header('content-type', 'text/html; charset=utf-8')
  finished(@Query('status') status: unknown): string {
    const sentence =
      status === 'connected'
        ? 'QuickBooks is connected. You can close this window.'
        : 'QuickBooks was not connected. You can close this window and try again.';
    return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>QuickBooks</title></head><body><p>${sentence}</p></body></html>`;
  }
}
