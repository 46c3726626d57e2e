import { connectionsById } from '@ledgerbridge/service-kit';
import type { Append, EventLog } from '@ledgerbridge/event-store';
import type { PoolClient } from 'pg';
import type { List } from '../quickbooks-records/domain/listed-record';
import { listAges, wantPulls } from '../quickbooks-records/pull-queue';
import type { Finding } from './domain/find-equal';
import { findEquals } from './find-equals';
import { LinkBatch } from './link-batch';
import { saveLinks } from './link.projection';
import type { MatchRequest } from './match-request';
import { noteCreations } from './note-creations';
import { isAnswerable, listOfRequest, mayHaveGrown } from './readiness';
import { keepWaiting, type WaitingRequest } from './waiting-requests';

export interface Matching {
  readonly log: EventLog;
  /** How old a list may be when it is said that a record has no equal in it, in milliseconds. */
  readonly maxAgeMs: number;
}

/**
 * Answers requests: links what has exactly one equal, leaves open what has none or several, and keeps waiting what
 * cannot be said yet. Before it says that there is no equal it has one more look at QuickBooks, since the record may
 * have been entered there a minute ago.
 *
 * The caller holds the locks of the requests' connections.
 *
 * @param looked links whose one more look has been had
 * @returns the appends; to be appended last
 */
export async function matchRecords(
  tx: PoolClient,
  { log, maxAgeMs }: Matching,
  requests: readonly MatchRequest[],
  now: Date,
  looked: ReadonlySet<string> = new Set(),
): Promise<Append[]> {
  const { schema } = log;
  const connectionIds = [...new Set(requests.map(({ link }) => link.connectionId))];
  const connections = await connectionsById(tx, schema, connectionIds);
  const ages = await listAges(tx, schema, connectionIds);
  const agesOf = ({ link }: MatchRequest) => ages.get(link.connectionId) ?? [];
  const batch = await LinkBatch.load(
    tx,
    log,
    requests.map(({ link }) => link),
  );
  for (const { link, target, cause } of requests) batch.decide(link, { type: 'Mention', target }, cause);

  await noteCreations(tx, schema, batch, requests);
  const answerable = requests.filter((request) => isAnswerable(request, agesOf(request)));
  const waiting: WaitingRequest[] = requests
    .filter((request) => !answerable.includes(request))
    .map((request) => ({ waitsFor: 'pull', request }));
  const findings = await findEquals(tx, schema, answerable, batch);
  for (const [request, finding] of findings) {
    const grown =
      !looked.has(request.link.linkId) &&
      connections.get(request.link.connectionId)?.status === 'connected' &&
      mayHaveGrown(request, agesOf(request), now, maxAgeMs);
    if (isMissing(finding) && grown) waiting.push({ waitsFor: 'changes', request });
    else batch.decide(request.link, { type: 'Match', finding }, request.cause);
  }
  await wantChanges(tx, schema, waiting);
  await keepWaiting(tx, schema, waiting);
  await saveLinks(tx, schema, batch.changed());
  return batch.appends();
}

const isMissing = (finding: Finding): boolean =>
  finding.found === 'none' && finding.reason === 'no-candidate';

async function wantChanges(
  tx: PoolClient,
  schema: string,
  waiting: readonly WaitingRequest[],
): Promise<void> {
  const lists = new Map<string, Set<List>>();
  for (const { waitsFor, request } of waiting) {
    const list = listOfRequest(request);
    if (waitsFor !== 'changes' || list === undefined) continue;
    const { connectionId } = request.link;
    lists.set(connectionId, (lists.get(connectionId) ?? new Set()).add(list));
  }
  for (const [connectionId, wanted] of [...lists].sort(([a], [b]) => (a < b ? -1 : 1)))
    await wantPulls(tx, schema, connectionId, [...wanted].sort(), 'changes');
}
