import { AppendSignal, EventLog } from '@ledgerbridge/event-store';
import {
  APPEND_SIGNAL,
  appendAll,
  CONFIGURATION,
  connectionsOfTenant,
  type Database,
  DATABASE,
  EVENT_LOG,
  lockConnections,
  repeatOnConflict,
} from '@ledgerbridge/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import type { PoolClient } from 'pg';
import type { MatchingConfiguration } from '../configuration';
import { linkIdentity } from '../links/link-identity';
import { matchRecords } from '../links/match-records';
import type { MatchRequest } from '../links/match-request';
import { PullQuickBooksRecords } from '../quickbooks-records/pull-quickbooks-records';
import { describeHostRecords, type Description } from './describe-host-records';
import { hostRecordId, hostRecordsById } from './host-record';
import { type HostRecordAnswer, hostRecordAnswer } from './list-host-records';

/** Takes in a record that the host tells by itself, before any document mentions it. */
@Injectable()
export class DescribeRecord {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(EVENT_LOG) private readonly log: EventLog,
    @Inject(APPEND_SIGNAL) private readonly signal: AppendSignal,
    @Inject(CONFIGURATION) private readonly configuration: MatchingConfiguration,
    private readonly pulling: PullQuickBooksRecords,
  ) {}

  /** Keeps the record and looks for its equal in every company of the tenant. */
  async describe(description: Description): Promise<HostRecordAnswer> {
    const answer = await repeatOnConflict(() =>
      this.database.write([description.tenantId], (tx) => this.write(tx, description)),
    );
    this.signal.notify();
    this.pulling.wake();
    return answer;
  }

  private async write(tx: PoolClient, description: Description): Promise<HostRecordAnswer> {
    const { log } = this;
    const requests = await this.requests(tx, description);
    await lockConnections(
      tx,
      this.log.schema,
      requests.map(({ link }) => link.connectionId),
    );
    const described = await describeHostRecords(tx, log.schema, [description]);
    const matching = { log, maxAgeMs: this.configuration.listMaxAgeSeconds * 1000 };
    const matched = await matchRecords(tx, matching, requests, new Date(description.cause.occurredAt));
    const id = hostRecordId(description);
    const record = (await hostRecordsById(tx, log.schema, [id])).get(id);
    await appendAll(tx, log, [...described, ...matched]);
    if (!record) throw new Error('A host record that was just described is not there');
    return hostRecordAnswer(record);
  }

  private async requests(
    tx: PoolClient,
    { tenantId, kind, externalId, cause }: Description,
  ): Promise<MatchRequest[]> {
    if (kind === 'tax-code' || kind === 'location') return [];
    const connections = await connectionsOfTenant(tx, this.log.schema, tenantId);
    return connections.flatMap(({ companyId, connectionId, divisionId }) =>
      companyId === null
        ? []
        : {
            link: linkIdentity({ connectionId, tenantId, divisionId, companyId, kind, key: { externalId } }),
            target: null,
            created: null,
            cause,
          },
    );
  }
}
