import { ACTIVE_AND_INACTIVE, selectQuery } from '@ledgerbridge/qbo';
import type { List } from './domain/listed-tax';

/** QuickBooks' largest page (QuickBooks Online, data queries); it gives tax codes whole, whatever is asked. */
const PAGE_SIZE = 1000;

/** The query of a whole list: companies have some dozens of tax codes and rates. */
export function listQuery(list: List): string {
  return selectQuery({ entity: list, where: [ACTIVE_AND_INACTIVE], maxResults: PAGE_SIZE });
}
