import { type Connection, connectionsById } from '@ledgerbridge/service-kit';
import type { Append, EventLog } from '@ledgerbridge/event-store';
import type { PoolClient } from 'pg';
import { type ListAge, taxCodeAges, wantPulls } from '../tax-codes/pull-queue';
import { taxCodesOf } from '../tax-codes/read-tax-codes';
import { type Finding, findTaxCode } from './domain/find-tax-code';
import type { MappingBatch } from './mapping-batch';
import { saveMappings } from './mapping.projection';
import type { MappingRequest } from './mapping-request';
import { keepWaiting } from './waiting-requests';

export interface Matching {
  readonly log: EventLog;
  /** How old the tax codes may be when it is said that one has no equal among them, in milliseconds. */
  readonly maxAgeMs: number;
}

/**
 * Answers requests: maps what has exactly one equal, leaves open what has none or several, and keeps waiting what cannot
 * be said yet. Before it says that there is no equal it has one more look at QuickBooks.
 *
 * The caller holds the locks of the requests' connections.
 *
 * @param batch holds the requests' mappings, mentions decided
 * @param now null when the tax codes have just been looked through: nothing waits for one more look then
 * @returns the appends; to be appended last
 */
export async function matchTaxCodes(
  tx: PoolClient,
  { log, maxAgeMs }: Matching,
  batch: MappingBatch,
  requests: readonly MappingRequest[],
  now: Date | null,
): Promise<Append[]> {
  const { schema } = log;
  const ids = [...new Set(requests.map(({ mapping }) => mapping.connectionId))].sort();
  const connections = await connectionsById(tx, schema, ids);
  const ages = await taxCodeAges(tx, schema, ids);
  const waiting: MappingRequest[] = [];
  for (const id of ids) {
    const [connection, age] = [connections.get(id), ages.get(id)];
    const ofConnection = requests.filter(({ mapping }) => mapping.connectionId === id);
    if (!connection || !age?.pulledAt) {
      waiting.push(...ofConnection);
      continue;
    }
    const looksAgain = now !== null && mayHaveGrown(connection, age, now, maxAgeMs);
    const missing = await decideAll(tx, schema, batch, connection, ofConnection, looksAgain);
    if (missing.length > 0) await wantPulls(tx, schema, id, ['TaxCode'], { urgent: true });
    waiting.push(...missing);
  }
  await keepWaiting(tx, schema, waiting);
  await saveMappings(tx, schema, batch.changed());
  return batch.appends();
}

/** @returns the requests without an equal, undecided, when there will be another look */
async function decideAll(
  tx: PoolClient,
  schema: string,
  batch: MappingBatch,
  { connectionId, capabilities }: Connection,
  requests: readonly MappingRequest[],
  looksAgain: boolean,
): Promise<MappingRequest[]> {
  const codes = await taxCodesOf(tx, schema, connectionId);
  const missing: MappingRequest[] = [];
  for (const request of requests) {
    const { mapping, cause } = request;
    const { name, decision } = batch.stateOf(mapping);
    if (decision.status === 'mapped') continue;
    const finding: Finding = findTaxCode({ key: mapping.key, name }, codes, capabilities?.taxModel ?? null);
    if (finding.found === 'none' && looksAgain) missing.push(request);
    else batch.decide(mapping, { type: 'Match', finding }, cause);
  }
  return missing;
}

function mayHaveGrown({ status }: Connection, { pulledAt }: ListAge, now: Date, maxAgeMs: number): boolean {
  return status === 'connected' && pulledAt !== null && now.getTime() - pulledAt.getTime() > maxAgeMs;
}
