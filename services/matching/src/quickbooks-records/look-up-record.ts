import type { Gateway, GatewayReply } from '@ledgerbridge/qbo';
import { type CompanyConnection, type Database, DATABASE, GATEWAY, Problem } from '@ledgerbridge/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { PROBLEMS } from '../problems';
import { type List, type ListedRecord, listedRecord } from './domain/listed-record';
import { recordById } from './read-records';

/** QuickBooks' code for "no such object" (QuickBooks Online, error codes); sent with status 400. */
const NOT_FOUND = '610';

/** Finds one record of a company: here, or in QuickBooks when it is newer than the last pull. */
@Injectable()
export class LookUpRecord {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(GATEWAY) private readonly gateway: Gateway,
  ) {}

  /** @throws Problem `quickbooks-not-available` when it is not known here and QuickBooks cannot be asked */
  async find(
    { connectionId, tenantId, companyId }: CompanyConnection,
    list: List,
    id: string,
  ): Promise<ListedRecord | undefined> {
    const known = await this.database.read([tenantId], (tx) =>
      recordById(tx, this.database.schema, connectionId, list, id),
    );
    if (known?.active) return known;
    const reply = await this.gateway.call({
      companyId,
      priority: 'interactive',
      operation: { kind: 'read', entity: list, id },
    });
    return foundIn(reply, list) ?? known;
  }
}

function foundIn(reply: GatewayReply, list: List): ListedRecord | undefined {
  if (reply.outcome === 'answered') return listedRecord(list, reply.body[list]);
  const missing = reply.outcome === 'refused' && reply.fault.errors.some(({ code }) => code === NOT_FOUND);
  if (missing) return undefined;
  const seconds = 'afterMs' in reply ? Math.ceil(reply.afterMs / 1000) : 5;
  throw new Problem(PROBLEMS['quickbooks-not-available'], { headers: { 'retry-after': String(seconds) } });
}
