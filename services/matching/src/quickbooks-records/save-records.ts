import type { Queryable } from '@ledgerbridge/event-store';
import { type ListedRecord, matchCode, matchNames } from './domain/listed-record';

export interface CompanyOfRecords {
  readonly tenantId: string;
  readonly connectionId: string;
  readonly companyId: string;
}

/**
 * Writes records as QuickBooks shows them now. An older state never overwrites a newer one: a slow page may be saved
 * after a later one.
 */
export async function saveRecords(
  db: Queryable,
  schema: string,
  { tenantId, connectionId, companyId }: CompanyOfRecords,
  records: readonly ListedRecord[],
): Promise<void> {
  if (records.length === 0) return;
  const rows = records.map((record) => ({
    list: record.list,
    id: record.id,
    active: record.active,
    name: record.name,
    full_name: record.fullName,
    code: record.code,
    project: record.project,
    facts: record.facts,
    changed_at: record.changedAt,
    match_names: matchNames(record),
    match_code: matchCode(record),
  }));
  await db.query(
    `INSERT INTO "${schema}".quickbooks_records AS known (tenant_id, connection_id, company_id, ${COLUMNS.join(', ')})
     SELECT $1, $2, $3, r.list, r.id, r.active, r.name, r.full_name, r.code, r.project, r.facts, r.changed_at,
       ARRAY(SELECT jsonb_array_elements_text(r.match_names)), r.match_code
     FROM jsonb_to_recordset($4::jsonb) AS r(list text, id text, active boolean, name text, full_name text, code text,
       project boolean, facts jsonb, changed_at timestamptz, match_names jsonb, match_code text)
     ORDER BY r.list, r.id
     ON CONFLICT (connection_id, list, id) DO UPDATE
       SET ${COLUMNS.slice(2)
         .map((column) => `${column} = excluded.${column}`)
         .join(', ')}
       WHERE known.changed_at IS NULL OR excluded.changed_at IS NULL OR known.changed_at <= excluded.changed_at`,
    [tenantId, connectionId, companyId, JSON.stringify(rows)],
  );
}

const COLUMNS = [
  'list',
  'id',
  'active',
  'name',
  'full_name',
  'code',
  'project',
  'facts',
  'changed_at',
  'match_names',
  'match_code',
];
