import { at } from '@ledgerbridge/failpoints';
import { type Gateway, type GatewayCall, type QboFault, queryRows, ruleFor } from '@ledgerbridge/qbo';
import { type CreationState, creationLookUp } from './domain/creation';
import type { RecordBody } from './domain/to-qbo-record';

export type CreationOutcome =
  { kind: 'created'; id: string } | { kind: 'refused'; fault: QboFault } | { kind: 'later'; afterMs: number };

type Started = Extract<CreationState, { status: 'started' }>;
const LATER_MS = 2_000;

/** Sends a creation; where an earlier try may have happened, looks by name first and sends again only then. */
export async function callCreation(gateway: Gateway, { start, body }: Started): Promise<CreationOutcome> {
  const { companyId, requestId, entity } = start;
  const call: GatewayCall = {
    companyId,
    priority: 'document',
    operation: { kind: 'create', entity, body },
    requestId,
  };
  const reply = await at('sync.creation.send', () => gateway.call(call));
  if (reply.outcome !== 'unknown') return outcomeOf(reply, entity);
  const found = await at('sync.creation.look-up', () => lookUp(gateway, companyId, recordOf(entity, body)));
  if (found !== 'nothing') return found;
  const again = await at('sync.creation.resend', () => gateway.call({ ...call, resend: true }));
  return again.outcome === 'unknown' ? { kind: 'later', afterMs: LATER_MS } : outcomeOf(again, entity);
}

function outcomeOf(
  reply: Exclude<Awaited<ReturnType<Gateway['call']>>, { outcome: 'unknown' }>,
  entity: string,
): CreationOutcome {
  switch (reply.outcome) {
    case 'answered':
      return { kind: 'created', id: idIn(reply.body[entity]) };
    case 'refused':
      return { kind: 'refused', fault: reply.fault };
    case 'company-held':
      return { kind: 'later', afterMs: LATER_MS };
    default:
      return { kind: 'later', afterMs: reply.afterMs };
  }
}

async function lookUp(
  gateway: Gateway,
  companyId: string,
  record: RecordBody,
): Promise<CreationOutcome | 'nothing'> {
  const reply = await at('sync.creation.query', () =>
    gateway.call({
      companyId,
      priority: 'document',
      operation: { kind: 'query', query: creationLookUp(record) },
    }),
  );
  if (reply.outcome !== 'answered') return { kind: 'later', afterMs: LATER_MS };
  const [found] = queryRows(record.entity, reply.body);
  return found === undefined ? 'nothing' : { kind: 'created', id: idIn(found) };
}

function idIn(record: unknown): string {
  if (typeof record === 'object' && record !== null && 'Id' in record && typeof record.Id === 'string')
    return record.Id;
  throw new Error('QuickBooks answered a record without its id');
}

function recordOf(entity: RecordBody['entity'], body: RecordBody['body']): RecordBody {
  if (entity === 'Vendor' && 'DisplayName' in body) return { entity, body };
  if (entity === 'Item' && 'Name' in body) return { entity, body };
  throw new Error('a creation’s body does not fit its entity');
}

/** What QuickBooks said about a refused creation. */
export function refusalDetail(fault: QboFault): { cause: string; detail: string } {
  return {
    cause: ruleFor(fault).cause,
    detail: fault.errors.map(({ detail, message }) => detail || message).join(' '),
  };
}
