import type { QuickBooksRecord } from '@ledgerbridge/contracts';
import type { Queryable } from '@ledgerbridge/event-store';
import type { List, ListedRecord } from './domain/listed-record';

interface Row {
  readonly list: List;
  readonly id: string;
  readonly active: boolean;
  readonly name: string;
  readonly fullName: string | null;
  readonly code: string | null;
  readonly project: boolean;
  readonly facts: QuickBooksRecord;
  readonly changedAt: Date | null;
}

const COLUMNS = `list, id, active, name, full_name AS "fullName", code, project, facts, changed_at AS "changedAt"`;

/** What records may be equals by; all of it as {@link matchNames} and {@link matchCode} write it. */
export interface Likeness {
  readonly names: readonly string[];
  readonly codes: readonly string[];
  readonly ids: readonly string[];
}

/** A company's records that share a name, a code or an id, whatever their list. */
export async function recordsLike(
  db: Queryable,
  schema: string,
  connectionId: string,
  { names, codes, ids }: Likeness,
): Promise<ListedRecord[]> {
  const { rows } = await db.query<Row>(
    `SELECT ${COLUMNS} FROM "${schema}".quickbooks_records WHERE connection_id = $1
       AND (match_names && $2::text[] OR match_code = ANY ($3::text[]) OR id = ANY ($4::text[]))`,
    [connectionId, names, codes, ids],
  );
  return rows.map(recordOf);
}

/** One record of a company; undefined when it is not known here. */
export async function recordById(
  db: Queryable,
  schema: string,
  connectionId: string,
  list: List,
  id: string,
): Promise<ListedRecord | undefined> {
  const { rows } = await db.query<Row>(
    `SELECT ${COLUMNS} FROM "${schema}".quickbooks_records WHERE connection_id = $1 AND list = $2 AND id = $3`,
    [connectionId, list, id],
  );
  return rows[0] && recordOf(rows[0]);
}

const recordOf = (row: Row): ListedRecord => ({
  ...row,
  changedAt: row.changedAt?.toISOString() ?? null,
});
