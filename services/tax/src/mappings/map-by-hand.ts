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
import type { PoolClient } from 'pg';
import { PROBLEMS } from '../problems';
import { lineCodes } from '../tax-codes/domain/line-codes';
import type { ListedTaxCode } from '../tax-codes/domain/listed-tax';
import { taxCodesOf } from '../tax-codes/read-tax-codes';
import { MappingBatch } from './mapping-batch';
import { mappingIdentity } from './mapping-identity';
import { saveMappings } from './mapping.projection';

export interface HandMapping {
  readonly connection: CompanyConnection;
  readonly taxCode: string;
  readonly quickbooksId: string;
}

/** What a person decides about the mapping of tax codes. */
@Injectable()
export class MapByHand {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(EVENT_LOG) private readonly log: EventLog,
    @Inject(APPEND_SIGNAL) private readonly signal: AppendSignal,
  ) {}

  /**
   * Maps a tax code of the host, whatever was decided before.
   * @returns the mapping's id
   * @throws Problem where the code is not one that lines could carry
   */
  async map({ connection, taxCode, quickbooksId }: HandMapping, cause: Cause): Promise<string> {
    const mapping = mappingIdentity({ ...connection, key: { externalId: taxCode } });
    await repeatOnConflict(() =>
      this.database.write([mapping.tenantId], async (tx) => {
        await lockConnections(tx, this.log.schema, [mapping.connectionId]);
        await this.requireUsable(tx, connection, quickbooksId);
        const batch = await MappingBatch.load(tx, this.log, [mapping]);
        batch.decide(mapping, { type: 'Mention', name: null }, cause);
        batch.decide(mapping, { type: 'MapByHand', quickbooksId }, cause);
        await saveMappings(tx, this.log.schema, batch.changed());
        await appendAll(tx, this.log, batch.appends());
      }),
    );
    this.signal.notify();
    return mapping.mappingId;
  }

  private async requireUsable(
    tx: PoolClient,
    { connectionId, capabilities }: CompanyConnection,
    quickbooksId: string,
  ): Promise<void> {
    const codes = await taxCodesOf(tx, this.log.schema, connectionId);
    const isWanted = ({ id }: ListedTaxCode): boolean => id === quickbooksId;
    const code = lineCodes(codes, capabilities?.taxModel ?? null).find(isWanted);
    if (!code) {
      const elsewhere = codes.some(isWanted);
      throw new Problem(PROBLEMS[elsewhere ? 'tax-code-not-for-lines' : 'tax-code-not-in-company']);
    }
    if (!code.active) throw new Problem(PROBLEMS['tax-code-inactive']);
  }
}
