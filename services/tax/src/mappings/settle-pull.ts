import { AUTOMATIC } from '../log/catalogue';
import type { Append } from '@ledgerbridge/event-store';
import { causeOfOwn } from '@ledgerbridge/service-kit';
import type { PoolClient } from 'pg';
import type { PullTurn } from '../tax-codes/pull-queue';
import { MappingBatch } from './mapping-batch';
import { MAPPING_PLACE, mappingOfRow, type MappingPlaceRow } from './mapping-row';
import { matchTaxCodes, type Matching } from './match-tax-codes';
import { takeWaiting } from './waiting-requests';

/**
 * What pulled tax codes mean: requests that waited for them are answered, open mappings are looked at again, and
 * mappings whose code was made active or inactive are told.
 */
export async function settlePull(
  tx: PoolClient,
  matching: Matching,
  turn: PullTurn,
  now: Date,
): Promise<Append[]> {
  const { log } = matching;
  const cause = causeOfOwn(AUTOMATIC, now);
  const waited = await takeWaiting(tx, log.schema, turn.connectionId);
  const open = await mappingsWhere(tx, log.schema, turn, `status = 'open'`);
  const changed = await mappingsWhere(
    tx,
    log.schema,
    turn,
    `status = 'mapped' AND EXISTS (SELECT FROM "${log.schema}".tax_codes c
       WHERE c.connection_id = m.connection_id AND c.id = m.quickbooks_id AND c.active <> m.active)`,
  );
  const requests = [...open.map(mappingOfRow).map((mapping) => ({ mapping, cause })), ...waited];
  const batch = await MappingBatch.load(tx, log, [
    ...requests.map(({ mapping }) => mapping),
    ...changed.map(mappingOfRow),
  ]);
  for (const row of changed) {
    const { code, active } = row;
    if (code === null || active === null) continue;
    batch.decide(mappingOfRow(row), { type: 'NoteActive', quickbooksId: code, active: !active }, cause);
  }
  return matchTaxCodes(tx, matching, batch, requests, null);
}

async function mappingsWhere(
  tx: PoolClient,
  schema: string,
  { connectionId }: PullTurn,
  condition: string,
): Promise<(MappingPlaceRow & { code: string | null; active: boolean | null })[]> {
  const { rows } = await tx.query<MappingPlaceRow & { code: string | null; active: boolean | null }>(
    `SELECT ${MAPPING_PLACE}, quickbooks_id AS code, active FROM "${schema}".tax_mappings m
     WHERE connection_id = $1 AND ${condition} ORDER BY mapping_id`,
    [connectionId],
  );
  return rows;
}
