import type { QuickBooksRecord, RecordKind } from '@ledgerbridge/contracts';
import type { Queryable } from '@ledgerbridge/event-store';
import { containing, type Page, pageOf, placeOf } from '@ledgerbridge/service-kit';
import { z } from 'zod';
import type { RecordQuery } from '../host-records/record-query';
import { listOf } from '../links/domain/lists-of-kind';
import { type List, LISTS } from './domain/listed-record';

/** A QuickBooks record as the API shows it. */
export interface QuickBooksRecordAnswer {
  readonly side: 'quickbooks';
  readonly kind: RecordKind;
  readonly quickbooksId: string;
  readonly companyId: string;
  readonly connectionId: string;
  readonly name: string;
  readonly fullName: string | null;
  readonly code: string | null;
  readonly active: boolean;
  /** What a plan knows of it. */
  readonly facts: QuickBooksRecord;
  readonly updatedAt: string | null;
}

interface Row extends Omit<QuickBooksRecordAnswer, 'side' | 'kind' | 'updatedAt'> {
  readonly list: List;
  readonly project: boolean;
  readonly updatedAt: Date | null;
}

const place = z.object({ connectionId: z.uuid(), list: z.enum(LISTS), id: z.string() });

/** One page of the QuickBooks records of the tenant's companies. */
export async function quickbooksRecordPage(
  db: Queryable,
  schema: string,
  { kind, q, updatedAfter, cursor, limit }: RecordQuery,
): Promise<Page<QuickBooksRecordAnswer>> {
  const after = placeOf(cursor, place);
  const { rows } = await db.query<Row>(
    `SELECT list, project, id AS "quickbooksId", company_id AS "companyId", connection_id AS "connectionId", name,
       full_name AS "fullName", code, active, facts, changed_at AS "updatedAt"
     FROM "${schema}".quickbooks_records
     WHERE ($1::text[] IS NULL OR list = ANY ($1)) AND ($2::boolean IS NULL OR project = $2)
       AND ($3::text IS NULL OR concat_ws(' ', id, full_name, name, code) ILIKE $3)
       AND ($4::timestamptz IS NULL OR changed_at > $4)
       AND ($5::uuid IS NULL OR (connection_id, list, id) > ($5, $6, $7))
     ORDER BY connection_id, list, id LIMIT $8`,
    [
      kind === undefined ? null : listsOf(kind),
      kind === 'project' ? true : kind === 'customer' ? false : null,
      q === undefined ? null : containing(q),
      updatedAfter,
      ...[after?.connectionId, after?.list, after?.id],
      limit + 1,
    ],
  );
  return pageOf(rows, limit, answerOf, ({ connectionId, list, quickbooksId }) => ({
    ...{ connectionId, list, id: quickbooksId },
  }));
}

/** Cost codes may stand for items and for accounts. */
function listsOf(kind: RecordKind): List[] {
  return [...new Set([listOf(kind, 'item'), listOf(kind, 'account')])].filter((list) => list !== undefined);
}

const KINDS = {
  Vendor: 'supplier',
  Customer: 'customer',
  Item: 'item',
  Account: 'account',
  Class: 'class',
  Term: 'term',
} as const satisfies Record<List, RecordKind>;

function answerOf({ list, project, updatedAt, ...row }: Row): QuickBooksRecordAnswer {
  return {
    side: 'quickbooks',
    kind: project ? 'project' : KINDS[list],
    ...row,
    updatedAt: updatedAt?.toISOString() ?? null,
  };
}
