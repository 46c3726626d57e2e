import type { RecordKey, RecordKind } from '@ledgerbridge/contracts';
import type { EventLog } from '@ledgerbridge/event-store';
import { at } from '@ledgerbridge/failpoints';
import { derivedId, newestByKey } from '@ledgerbridge/service-kit';
import type { PoolClient } from 'pg';
import { releaseCauses } from '../causes/release-causes';
import type { Trace } from '../documents/document-change';
import { causeIdOf } from '../documents/document-row';
import { appendLearned } from '../learning/learn';
import { lockCauses } from '../planning/cause-locks';
import type { LinkFact } from '../purchase-orders/domain/facts';

/** News of one link. `version` is the sender's stream's: a lower one than known is ignored. */
export interface LinkNews {
  connectionId: string;
  tenantId: string;
  divisionId: string;
  companyId: string;
  kind: RecordKind;
  key: RecordKey;
  causeKey: string;
  fact: LinkFact;
  version: number;
  trace: Trace;
}

/** Saves what is new and releases the documents that waited for it. The append is the last statement. */
export async function learnLinks(tx: PoolClient, log: EventLog, news: readonly LinkNews[]): Promise<void> {
  const newest = newestByKey(news, linkOf, ({ version }) => version);
  const first = newest[0];
  if (!first) return;
  await at('sync.links.lock-causes', () => lockCauses(tx, newest.map(causeOf)));
  const saved = await at('sync.links.save', () => saveLinks(tx, log.schema, newest));
  const fresh = newest.filter((item) => saved.has(linkOf(item)));
  await at('sync.links.release', () => releaseCauses(tx, log.schema, fresh.map(causeOf), first.trace.now));
  await at('sync.links.append', () => appendLearned(tx, log, fresh.map(learned)));
}

const causeOf = ({ divisionId, causeKey }: LinkNews): string => causeIdOf(divisionId, '', causeKey);

const linkOf = ({ connectionId, causeKey }: LinkNews): string => `${connectionId} ${causeKey}`;

async function saveLinks(tx: PoolClient, schema: string, news: readonly LinkNews[]): Promise<Set<string>> {
  const { rows } = await at('sync.links.upsert', () =>
    tx.query<{ connection_id: string; cause_key: string }>(
      `INSERT INTO "${schema}".links AS l (connection_id, cause_key, tenant_id, division_id, company_id, kind, key, fact, version)
     SELECT "connectionId", "causeKey", "tenantId", "divisionId", "companyId", kind, key, fact, version
     FROM jsonb_to_recordset($1::jsonb) AS n("connectionId" uuid, "causeKey" text, "tenantId" uuid, "divisionId" uuid, "companyId" uuid,
       kind text, key jsonb, fact jsonb, version bigint)
     ON CONFLICT (connection_id, cause_key) DO UPDATE SET fact = excluded.fact, version = excluded.version, company_id = excluded.company_id
     WHERE l.version < excluded.version
     RETURNING connection_id, cause_key`,
      [JSON.stringify(news)],
    ),
  );
  return new Set(rows.map((row) => `${row.connection_id} ${row.cause_key}`));
}

function learned({
  connectionId,
  tenantId,
  divisionId,
  causeKey,
  fact,
  version,
  kind,
  key,
  trace,
}: LinkNews) {
  return {
    streamId: derivedId('link', connectionId, causeKey),
    tenantId,
    divisionId,
    type: 'LinkLearned' as const,
    data: { connectionId, kind, version, state: fact.state },
    sealed: { key, fact },
    trace,
  };
}
