import type { Queryable } from '@ledgerbridge/event-store';
import { type HostRecord, hostRecordId, hostRecordsById } from '../host-records/host-record';
import { normalisedCode, normalisedName } from '../quickbooks-records/domain/normalised-name';
import { recordsLike } from '../quickbooks-records/read-records';
import { findEqual, type Finding, type Sought } from './domain/find-equal';
import type { LinkBatch } from './link-batch';
import type { LinkIdentity } from './link-identity';
import type { MatchRequest } from './match-request';

/** Looks for the equals of all requested records that nobody has decided about, with one query per company. */
export async function findEquals(
  db: Queryable,
  schema: string,
  requests: readonly MatchRequest[],
  batch: LinkBatch,
): Promise<[MatchRequest, Finding][]> {
  const open = requests.filter(({ link }) => batch.stateOf(link).decision.status !== 'linked');
  const host = await hostRecordsById(
    db,
    schema,
    open.flatMap(({ link }) => hostIdOf(link) ?? []),
  );
  const findings: [MatchRequest, Finding][] = [];
  for (const connectionId of new Set(open.map(({ link }) => link.connectionId))) {
    const ofConnection = open
      .filter(({ link }) => link.connectionId === connectionId)
      .map((request) => ({ request, sought: soughtOf(request, batch, host) }));
    const records = await recordsLike(
      db,
      schema,
      connectionId,
      likenessOf(ofConnection.map(({ sought }) => sought)),
    );
    for (const { request, sought } of ofConnection) findings.push([request, findEqual(sought, records)]);
  }
  return findings;
}

function soughtOf({ link }: MatchRequest, batch: LinkBatch, host: ReadonlyMap<string, HostRecord>): Sought {
  const record = host.get(hostIdOf(link) ?? '');
  const { kind, key } = link;
  return {
    kind,
    key,
    target: batch.stateOf(link).target,
    name: record?.name ?? null,
    code: record?.code ?? null,
  };
}

function likenessOf(sought: readonly Sought[]) {
  return {
    names: sought.flatMap(({ name }) => (name === null ? [] : [normalisedName(name)])),
    codes: sought.flatMap(({ code }) => (code === null ? [] : [normalisedCode(code)])),
    ids: sought.flatMap(({ key }) => ('quickbooksId' in key ? [key.quickbooksId] : [])),
  };
}

function hostIdOf({ tenantId, kind, key }: LinkIdentity): string | undefined {
  return 'externalId' in key ? hostRecordId({ tenantId, kind, externalId: key.externalId }) : undefined;
}
