import { ACTIVE_AND_INACTIVE, queryRows, selectQuery } from '@ledgerbridge/qbo';
import { type ListedRecord, listedRecord } from './domain/listed-record';
import type { PullTurn } from './pull-queue';

/** QuickBooks' largest page (QuickBooks Online, data queries). */
export const PAGE_SIZE = 1000;

/**
 * The query of one page, active and inactive records. Ordered by id, so that a record which changes meanwhile keeps its
 * place. Changes are asked from the last second that was seen on, in QuickBooks' own time: clocks need not agree.
 */
export function pageQuery({ list, mode, position, changedUpTo }: PullTurn): string {
  const since =
    mode === 'changes' && changedUpTo !== null
      ? [{ property: 'MetaData.LastUpdatedTime', operator: '>=' as const, value: changedUpTo.toISOString() }]
      : [];
  return selectQuery({
    entity: list,
    where: [ACTIVE_AND_INACTIVE, ...since],
    orderBy: 'Id',
    startPosition: position,
    maxResults: PAGE_SIZE,
  });
}

/** A page's answer: its records, and whether there may be another page. */
export interface Page {
  readonly records: readonly ListedRecord[];
  readonly rows: number;
  readonly last: boolean;
}

/** Reads QuickBooks' answer; what is no record of the list is left out. */
export function pageOf({ list }: Pick<PullTurn, 'list'>, body: Readonly<Record<string, unknown>>): Page {
  const rows = queryRows(list, body);
  const records = rows.flatMap((row) => listedRecord(list, row) ?? []);
  return { records, rows: rows.length, last: rows.length < PAGE_SIZE };
}
