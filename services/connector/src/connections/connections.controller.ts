import { type Capabilities, capabilities, externalId, webAddress } from '@ledgerbridge/contracts';
import {
  acceptableBody,
  acceptableQuery,
  AccessDirectory,
  ACCESS_DIRECTORY,
  actorOf,
  AnswerOf,
  BodyOf,
  CalledByTenant,
  CONFIGURATION,
  HostKey,
  listQuery,
  type Page,
  pageOf,
  placeOf,
  Problem,
  type TenantCaller,
  divisionNamed,
} from '@ledgerbridge/service-kit';
import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import type { ConnectorConfiguration } from '../configuration';
import { PROBLEMS } from '../problems';
import { Authorizations } from './authorizations';
import { ConnectionList, type ConnectionOutput, connectionOutput } from './connection-list';
import { Disconnection } from './disconnection';
import { mayReturnTo } from './return-address';

const connectionInput = z.strictObject({
  /** May be left out when the tenant has one. */
  division: externalId.optional(),
  returnUrl: webAddress.optional(),
});
const begunOutput = z.object({
  id: z.uuid(),
  status: connectionOutput.shape.status,
  authorizeUrl: z.url(),
  expiresAt: z.iso.datetime(),
});
const place = z.object({ after: z.uuid() });

@Controller('v1/connections')
export class ConnectionsController {
  constructor(
    private readonly authorizations: Authorizations,
    private readonly connections: ConnectionList,
    private readonly disconnection: Disconnection,
    @Inject(ACCESS_DIRECTORY) private readonly directory: AccessDirectory,
    @Inject(CONFIGURATION) private readonly configuration: ConnectorConfiguration,
  ) {}

  @Post()
  @HostKey('connections:write')
  @BodyOf(connectionInput)
  @AnswerOf(201, 'The connection and the page where a person lets us in', begunOutput)
  async begin(
    @CalledByTenant() caller: TenantCaller,
    @Body() body: unknown,
  ): Promise<z.infer<typeof begunOutput>> {
    const { division, returnUrl } = acceptableBody(connectionInput, body ?? {});
    if (returnUrl !== undefined && !mayReturnTo(returnUrl, this.configuration))
      throw new Problem(PROBLEMS['return-url-not-allowed']);
    const { tenantId } = caller;
    const { divisionId } = await divisionNamed(this.directory, tenantId, division);
    const begun = await this.authorizations.begin(tenantId, divisionId, returnUrl, actorOf(caller));
    const { status } = await this.known(tenantId, begun.connectionId);
    const { authorizeUrl, expiresAt } = begun;
    return { id: begun.connectionId, status, authorizeUrl, expiresAt: expiresAt.toISOString() };
  }

  @Get()
  @HostKey('connections:read')
  @AnswerOf(
    200,
    'The tenant’s connections',
    z.object({ items: z.array(connectionOutput), nextCursor: z.string().nullable() }),
  )
  async list(
    @CalledByTenant() { tenantId }: TenantCaller,
    @Query() query: unknown,
  ): Promise<Page<ConnectionOutput>> {
    const { limit, cursor, division } = acceptableQuery(
      listQuery.extend({ division: externalId.optional() }),
      query,
    );
    const after = placeOf(cursor, place)?.after;
    const rows = await this.connections.list(tenantId, { after, limit: limit + 1, division });
    return pageOf(
      rows,
      limit,
      (row) => row,
      ({ id }) => ({ after: id }),
    );
  }

  @Get(':id')
  @HostKey('connections:read')
  @AnswerOf(200, 'The connection', connectionOutput)
  async get(
    @CalledByTenant() { tenantId }: TenantCaller,
    @Param('id') id: string,
  ): Promise<ConnectionOutput> {
    return this.known(tenantId, id);
  }

  @Get(':id/capabilities')
  @HostKey('connections:read')
  @AnswerOf(200, 'What the company’s plan and preferences allow', capabilities)
  async capabilities(
    @CalledByTenant() { tenantId }: TenantCaller,
    @Param('id') id: string,
  ): Promise<Capabilities> {
    const found = await this.connections.capabilities(tenantId, idOf(id));
    if (found === undefined) throw new Problem('not-found');
    if (found === null) throw new Problem(PROBLEMS['connection-not-authorised']);
    return found;
  }

  @Delete(':id')
  @HostKey('connections:write')
  @HttpCode(204)
  @AnswerOf(204, 'The connection has ended; its grant at Intuit was revoked')
  async end(@CalledByTenant() caller: TenantCaller, @Param('id') id: string): Promise<void> {
    const { tenantId } = caller;
    const known = await this.known(tenantId, id);
    await this.disconnection.end({ tenantId, connectionId: known.id }, actorOf(caller));
  }

  private async known(tenantId: string, id: string): Promise<ConnectionOutput> {
    const found = await this.connections.find(tenantId, idOf(id));
    if (!found) throw new Problem('not-found');
    return found;
  }
}

/** What is no id of ours is not found either. */
function idOf(text: string): string {
  const id = z.uuid().safeParse(text);
  if (!id.success) throw new Problem('not-found');
  return id.data;
}
