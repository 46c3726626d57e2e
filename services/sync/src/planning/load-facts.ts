import type { Capabilities, PolicyOverrides, PresetName, PurchaseOrder } from '@ledgerbridge/contracts';
import type { Queryable } from '@ledgerbridge/event-store';
import { at } from '@ledgerbridge/failpoints';
import { together } from '@ledgerbridge/service-kit';
import { type PolicyLevel, resolvePolicies } from '../policies/domain/policies';
import { candidateNumbers } from '../purchase-orders/domain/doc-number';
import type { ConnectionFact, LinkFact, PlanningFacts } from '../purchase-orders/domain/facts';
import { mentionedKeys } from '../purchase-orders/domain/mentions';

/** A document whose plan is wanted. */
export interface PlanningRequest {
  documentId: string;
  divisionId: string;
  order: PurchaseOrder | null;
  flow: string | null;
}

interface ConnectionRow {
  connection_id: string;
  division_id: string;
  company_id: string | null;
  status: ConnectionFact['status'];
  capabilities: Capabilities | null;
}
interface PolicyRow {
  division_id: string;
  flow: string;
  preset: PresetName;
  overrides: PolicyOverrides;
  version: string;
}
interface LinkRow {
  connection_id: string;
  cause_key: string;
  fact: LinkFact;
  creation_approved: boolean;
}
interface NumberRow {
  company_id: string;
  doc_number: string;
  document_id: string;
}

/** What the plans of a batch depend on. */
export interface BatchFacts {
  /** By document. */
  documents: ReadonlyMap<string, PlanningFacts>;
  /** Numbers taken, by company: a number claimed by one document of the batch is taken for the next. */
  numbers: ReadonlyMap<string, Map<string, string>>;
}

/**
 * Loads what the plans of a batch depend on, in one query per table and two round trips. The transaction's tenants decide
 * what is visible.
 */
export async function loadFacts(
  db: Queryable,
  schema: string,
  requests: readonly PlanningRequest[],
): Promise<BatchFacts> {
  const s = `"${schema}"`;
  const divisions = [...new Set(requests.map(({ divisionId }) => divisionId))];
  const [connections, levels] = await at('sync.planning.load-divisions', () =>
    together([
      at('sync.planning.load-connections', () =>
        db.query<ConnectionRow>(
          `SELECT connection_id, division_id, company_id, status, capabilities FROM ${s}.connections WHERE division_id = ANY ($1::uuid[])`,
          [divisions],
        ),
      ),
      at('sync.planning.load-policies', () =>
        db.query<PolicyRow>(
          `SELECT division_id, flow, preset, overrides, version FROM ${s}.policy_levels WHERE division_id = ANY ($1::uuid[])`,
          [divisions],
        ),
      ),
    ]),
  );
  const byDivision = new Map(connections.rows.map((row) => [row.division_id, row]));
  const [links, numbers] = await at('sync.planning.load-mentioned', () =>
    together([
      at('sync.planning.links', () => loadLinks(db, s, requests, byDivision)),
      at('sync.planning.numbers', () => loadNumbers(db, s, requests, byDivision)),
    ]),
  );
  const documents = requests.map(({ documentId, divisionId, flow }): [string, PlanningFacts] => {
    const row = byDivision.get(divisionId);
    const facts = {
      documentId,
      connection: row ? connectionFact(row) : null,
      policies: policiesOf(levels.rows, divisionId, flow),
      links: links.get(row?.connection_id ?? '') ?? new Map<string, LinkFact>(),
      numbersTaken: numbers.get(row?.company_id ?? '') ?? new Map<string, string>(),
    };
    return [documentId, facts];
  });
  return { documents: new Map(documents), numbers };
}

function connectionFact({
  connection_id: connectionId,
  company_id: companyId,
  status,
  capabilities,
}: ConnectionRow): ConnectionFact {
  return { connectionId, companyId, status, capabilities };
}

function policiesOf(rows: readonly PolicyRow[], divisionId: string, flow: string | null) {
  const level = (name: string): PolicyLevel | null => {
    const row = rows.find((candidate) => candidate.division_id === divisionId && candidate.flow === name);
    return row ? { preset: row.preset, overrides: row.overrides, version: Number(row.version) } : null;
  };
  const flowLevel = flow === null ? null : level(flow);
  return resolvePolicies(level(''), flow !== null && flowLevel ? { name: flow, level: flowLevel } : null);
}

async function loadLinks(
  db: Queryable,
  s: string,
  requests: readonly PlanningRequest[],
  connections: ReadonlyMap<string, ConnectionRow>,
) {
  const wanted = requests.flatMap(({ divisionId, order }) => {
    const connection = connections.get(divisionId)?.connection_id;
    return connection && order ? mentionedKeys(order).map((key) => ({ connection, key })) : [];
  });
  const found = new Map<string, Map<string, LinkFact>>();
  if (wanted.length === 0) return found;
  const { rows } = await at('sync.planning.load-links', () =>
    db.query<LinkRow>(
      `SELECT connection_id, cause_key, fact, creation_approved FROM ${s}.links
       WHERE (connection_id, cause_key) IN (SELECT DISTINCT c, k FROM unnest($1::uuid[], $2::text[]) AS w(c, k))`,
      [wanted.map(({ connection }) => connection), wanted.map(({ key }) => key)],
    ),
  );
  for (const {
    connection_id: connection,
    cause_key: key,
    fact,
    creation_approved: creationApproved,
  } of rows) {
    const links = found.get(connection) ?? new Map<string, LinkFact>();
    found.set(connection, links.set(key, fact.state === 'unlinked' ? { ...fact, creationApproved } : fact));
  }
  return found;
}

async function loadNumbers(
  db: Queryable,
  s: string,
  requests: readonly PlanningRequest[],
  connections: ReadonlyMap<string, ConnectionRow>,
) {
  const wanted = requests.flatMap(({ documentId, divisionId, order }) => {
    const company = connections.get(divisionId)?.company_id;
    return company && order
      ? candidateNumbers(order.number, documentId).map((number) => ({ company, number }))
      : [];
  });
  const taken = new Map(wanted.map(({ company }) => [company, new Map<string, string>()]));
  if (wanted.length === 0) return taken;
  const { rows } = await at('sync.planning.load-numbers', () =>
    db.query<NumberRow>(
      `SELECT company_id, doc_number, document_id FROM ${s}.document_numbers
       WHERE (company_id, doc_number) IN (SELECT DISTINCT c, n FROM unnest($1::uuid[], $2::text[]) AS w(c, n))`,
      [wanted.map(({ company }) => company), wanted.map(({ number }) => number)],
    ),
  );
  for (const { company_id: company, doc_number: number, document_id: document } of rows) {
    taken.get(company)?.set(number, document);
  }
  return taken;
}
