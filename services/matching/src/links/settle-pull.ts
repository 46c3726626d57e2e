import { AUTOMATIC } from '../log/catalogue';
import type { QuickBooksRecord } from '@ledgerbridge/contracts';
import type { Append } from '@ledgerbridge/event-store';
import type { PoolClient } from 'pg';
import { type Cause, causeOfOwn } from '@ledgerbridge/service-kit';
import { listAges, type PullTurn } from '../quickbooks-records/pull-queue';
import { kindsTouchedBy } from './domain/lists-of-kind';
import { LinkBatch } from './link-batch';
import { type LinkIdentity, linkIdentity } from './link-identity';
import { LINK_PLACE, linkOfRow, type LinkPlaceRow } from './link-row';
import { saveLinks } from './link.projection';
import { matchRecords, type Matching } from './match-records';
import type { MatchRequest } from './match-request';
import { isAnswerable, isAwaited } from './readiness';
import { endWaiting, waitingRequests } from './waiting-requests';

/**
 * What a finished pull of a list means: requests that waited for it are answered, open links are looked at again, host
 * records that have no link yet get their look, and linked records whose facts have changed are told.
 */
export async function settlePull(
  tx: PoolClient,
  matching: Matching,
  turn: PullTurn,
  now: Date,
): Promise<Append[]> {
  const { schema } = matching.log;
  const cause = causeOfOwn(AUTOMATIC, now);
  const open = await openRequests(tx, schema, turn, cause);
  const waited = await takeWaiting(tx, schema, turn);
  const requests = new Map([...open, ...waited].map((request) => [request.link.linkId, request]));
  // The list has just been looked through: nothing waits for one more look.
  const looked = new Set(requests.keys());
  const matched = await matchRecords(tx, matching, [...requests.values()], now, looked);
  return [...matched, ...(await noteChangedFacts(tx, matching, turn, cause, looked))];
}

/** Open links that the list may decide otherwise now, and host records of its kinds that nobody has looked for. */
async function openRequests(
  tx: PoolClient,
  schema: string,
  turn: PullTurn,
  cause: Cause,
): Promise<MatchRequest[]> {
  const kinds = kindsTouchedBy(turn.list);
  const { rows: links } = await tx.query<LinkPlaceRow>(
    `SELECT ${LINK_PLACE} FROM "${schema}".links
     WHERE connection_id = $1 AND kind = ANY ($2::text[]) AND status = 'open' AND reason <> 'removed'`,
    [turn.connectionId, kinds],
  );
  const { rows: unlinked } = await tx.query<Pick<LinkIdentity, 'kind'> & { externalId: string }>(
    `SELECT h.kind, h.external_id AS "externalId" FROM "${schema}".host_records h
     WHERE h.tenant_id = $1 AND h.kind = ANY ($2::text[]) AND NOT EXISTS (
       SELECT FROM "${schema}".links l
       WHERE l.connection_id = $3 AND l.kind = h.kind AND l.external_id = h.external_id)`,
    [turn.tenantId, kinds, turn.connectionId],
  );
  const { connectionId, tenantId, divisionId, companyId } = turn;
  const place = { connectionId, tenantId, divisionId, companyId };
  return [
    ...links.map(linkOfRow),
    ...unlinked.map(({ kind, externalId }) => linkIdentity({ ...place, kind, key: { externalId } })),
  ].map((link) => ({ link, target: null, created: null, cause }));
}

/** Takes the waiting requests that can be answered now: every list they need is known, and no look is owed to them. */
async function takeWaiting(
  tx: PoolClient,
  schema: string,
  { connectionId }: PullTurn,
): Promise<MatchRequest[]> {
  const ages = (await listAges(tx, schema, [connectionId])).get(connectionId) ?? [];
  const due = (await waitingRequests(tx, schema, connectionId)).filter(
    ({ waitsFor, request }) =>
      isAnswerable(request, ages) && !(waitsFor === 'changes' && isAwaited(request, ages)),
  );
  await endWaiting(
    tx,
    schema,
    due.map(({ request }) => request.link.linkId),
  );
  return due.map(({ request }) => request);
}

/** Tells the links whose records show other facts now. Those in `except` are being decided about already. */
async function noteChangedFacts(
  tx: PoolClient,
  { log }: Matching,
  { connectionId, list }: PullTurn,
  cause: Cause,
  except: ReadonlySet<string>,
): Promise<Append[]> {
  const { rows } = await tx.query<LinkPlaceRow & { facts: QuickBooksRecord }>(
    `SELECT ${LINK_PLACE}, r.facts FROM "${log.schema}".links l
     JOIN "${log.schema}".quickbooks_records r USING (connection_id, tenant_id, company_id)
     WHERE l.connection_id = $1 AND l.status = 'linked' AND r.list = $2
       AND l.quickbooks ->> 'entity' = r.list AND l.quickbooks ->> 'id' = r.id AND l.quickbooks <> r.facts`,
    [connectionId, list],
  );
  const changed = rows.filter(({ linkId }) => !except.has(linkId));
  const batch = await LinkBatch.load(tx, log, changed.map(linkOfRow));
  for (const row of changed)
    batch.decide(linkOfRow(row), { type: 'NoteFacts', quickbooks: row.facts }, cause);
  await saveLinks(tx, log.schema, batch.changed());
  return batch.appends();
}
