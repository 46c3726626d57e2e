import { DATABASE, type Database } from '@ledgerbridge/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { causeRule, causeSentence } from './domain/cause';
import type { Fixer } from './domain/cause-codes';

/** One cause and what it holds up. */
export interface CauseGroup {
  id: string;
  code: string;
  detail: string;
  fix: string;
  who: Fixer;
  subject: string | null;
  record: object | null;
  since: string;
  documents: number;
  /** Sum of the documents' totals by currency, as decimal strings. */
  amounts: { currency: string; amount: string }[];
}

interface GroupRow {
  cause_id: string;
  code: string;
  subject: string | null;
  record: object | null;
  since: Date;
  documents: string;
  amounts: { currency: string | null; amount: string | null }[];
}

/** Reads causes of a tenant. */
@Injectable()
export class Causes {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  /** Up to one more than `limit`, in the order of their ids. */
  async list(
    tenantId: string,
    { limit, code, after }: { limit: number; code: string | null; after: string | null },
  ): Promise<CauseGroup[]> {
    const s = `"${this.database.schema}"`;
    const { rows } = await this.database.read([tenantId], (tx) =>
      tx.query<GroupRow>(
        `WITH sums AS (
           SELECT c.cause_id, d.currency, count(*) AS documents, sum(d.total::numeric) AS amount, min(c.since) AS since,
             min(c.code) AS code, min(c.subject) AS subject, (array_agg(c.record))[1] AS record
           FROM ${s}.document_causes c JOIN ${s}.documents d USING (document_id)
           WHERE c.tenant_id = $1 AND ($2::text IS NULL OR c.code = $2) AND ($3::uuid IS NULL OR c.cause_id > $3)
           GROUP BY c.cause_id, d.currency
         )
         SELECT cause_id, min(code) AS code, min(subject) AS subject, (array_agg(record))[1] AS record, min(since) AS since, sum(documents) AS documents,
           jsonb_agg(jsonb_build_object('currency', currency, 'amount', amount::text)) AS amounts
         FROM sums GROUP BY cause_id ORDER BY cause_id LIMIT $4`,
        [tenantId, code, after, limit + 1],
      ),
    );
    return rows.map(groupOf);
  }
}

function groupOf({ cause_id: id, code, subject, record, since, documents, amounts }: GroupRow): CauseGroup {
  const { fix, who } = causeRule(code);
  return {
    id,
    code,
    detail: causeSentence({ code, subject }),
    ...{ fix, who, subject, record },
    since: since.toISOString(),
    documents: Number(documents),
    amounts: amounts.flatMap(({ currency, amount }) =>
      currency !== null && amount !== null ? [{ currency, amount }] : [],
    ),
  };
}
