import type { RecordKind } from '@ledgerbridge/contracts';
import { AppendSignal, EventLog } from '@ledgerbridge/event-store';
import {
  APPEND_SIGNAL,
  appendAll,
  type Cause,
  type CompanyConnection,
  type Database,
  DATABASE,
  EVENT_LOG,
  lockConnections,
  Problem,
  repeatOnConflict,
} from '@ledgerbridge/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { describeHostRecords } from '../host-records/describe-host-records';
import { PROBLEMS } from '../problems';
import type { List, ListedRecord } from '../quickbooks-records/domain/listed-record';
import { LookUpRecord } from '../quickbooks-records/look-up-record';
import { saveRecords } from '../quickbooks-records/save-records';
import { listOf, type Target } from './domain/lists-of-kind';
import { LinkBatch } from './link-batch';
import { type LinkIdentity, linkIdentity } from './link-identity';
import { saveLinks } from './link.projection';
import { endWaiting } from './waiting-requests';

export interface HandLink {
  readonly connection: CompanyConnection;
  readonly kind: RecordKind;
  readonly externalId: string;
  readonly quickbooksId: string;
  /** Cost codes: whether the id is an item's or an account's; null: as documents have asked, else an item's. */
  readonly target: Target | null;
}

/** What a person decides about links. */
@Injectable()
export class LinkByHand {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(EVENT_LOG) private readonly log: EventLog,
    @Inject(APPEND_SIGNAL) private readonly signal: AppendSignal,
    private readonly lookUp: LookUpRecord,
  ) {}

  /**
   * Links a host record to a record of the company, whatever was decided before.
   * @returns the link's id
   * @throws Problem where the record is not one that documents could use
   */
  async link(wanted: HandLink, cause: Cause): Promise<string> {
    const { connection, kind, externalId } = wanted;
    const link = linkIdentity({ ...connection, kind, key: { externalId } });
    const list = listOf(kind, wanted.target ?? (await this.targetOf(link)));
    if (list === undefined) throw new Problem(PROBLEMS['kind-not-linked']);
    const record = await this.usable(connection, list, wanted.quickbooksId);
    await repeatOnConflict(() => this.write(link, record, wanted.target, cause));
    this.signal.notify();
    return link.linkId;
  }

  /** Takes a link away; documents that need it wait for a person then. */
  async remove(link: LinkIdentity, cause: Cause): Promise<void> {
    await repeatOnConflict(() =>
      this.database.write([link.tenantId], async (tx) => {
        await lockConnections(tx, this.log.schema, [link.connectionId]);
        const batch = await LinkBatch.load(tx, this.log, [link]);
        batch.decide(link, { type: 'Remove' }, cause);
        await saveLinks(tx, this.log.schema, batch.changed());
        await appendAll(tx, this.log, batch.appends());
      }),
    );
    this.signal.notify();
  }

  private async targetOf({ tenantId, linkId }: LinkIdentity): Promise<Target | null> {
    const { rows } = await this.database.read([tenantId], (tx) =>
      tx.query<{ target: Target | null }>(
        `SELECT target FROM "${this.database.schema}".links WHERE link_id = $1`,
        [linkId],
      ),
    );
    return rows[0]?.target ?? null;
  }

  private async usable(connection: CompanyConnection, list: List, id: string): Promise<ListedRecord> {
    const record = await this.lookUp.find(connection, list, id);
    if (!record)
      throw new Problem(PROBLEMS['record-not-in-company'], { detail: `no ${list} has the id ${id}` });
    if (!record.active) throw new Problem(PROBLEMS['record-inactive']);
    return record;
  }

  private write(
    link: LinkIdentity,
    record: ListedRecord,
    target: Target | null,
    cause: Cause,
  ): Promise<void> {
    const { schema } = this.log;
    const { tenantId, kind, key } = link;
    return this.database.write([tenantId], async (tx) => {
      await lockConnections(tx, this.log.schema, [link.connectionId]);
      await saveRecords(tx, schema, link, [record]);
      const mention =
        'externalId' in key ? [{ tenantId, kind, ...key, name: undefined, code: undefined, cause }] : [];
      const described = await describeHostRecords(tx, schema, mention);
      const batch = await LinkBatch.load(tx, this.log, [link]);
      batch.decide(link, { type: 'Mention', target: kind === 'cost-code' ? target : null }, cause);
      batch.decide(link, { type: 'LinkByHand', quickbooks: record.facts }, cause);
      await endWaiting(tx, schema, [link.linkId]);
      await saveLinks(tx, schema, batch.changed());
      await appendAll(tx, this.log, [...described, ...batch.appends()]);
    });
  }
}
