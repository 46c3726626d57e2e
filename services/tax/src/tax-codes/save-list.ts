import { appendAll, lockConnections } from '@ledgerbridge/service-kit';
import type { PoolClient } from 'pg';
import type { Matching } from '../mappings/match-tax-codes';
import { settlePull } from '../mappings/settle-pull';
import { listedTaxCode, listedTaxRate } from './domain/listed-tax';
import { pullDone, type PullTurn } from './pull-queue';
import { saveTaxCodes, saveTaxRates } from './save-taxes';

/**
 * Saves a pulled list and what it means: mappings that have become possible, codes that were made inactive, requests
 * that have waited. A list whose turn has been given to another replica, or begun anew, is dropped.
 */
export async function saveList(
  tx: PoolClient,
  matching: Matching,
  turn: PullTurn,
  rows: readonly unknown[],
  now: Date,
): Promise<void> {
  const { schema } = matching.log;
  await lockConnections(tx, schema, [turn.connectionId]);
  if (!(await pullDone(tx, schema, turn))) return;
  switch (turn.list) {
    case 'TaxRate':
      return saveTaxRates(
        tx,
        schema,
        turn,
        rows.flatMap((row) => listedTaxRate(row) ?? []),
      );
    case 'TaxCode':
      await saveTaxCodes(
        tx,
        schema,
        turn,
        rows.flatMap((row) => listedTaxCode(row) ?? []),
      );
      return appendAll(tx, matching.log, await settlePull(tx, matching, turn, now));
  }
}
