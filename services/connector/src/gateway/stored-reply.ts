import type { JsonObject, TenantKeys } from '@ledgerbridge/event-store';
import { at } from '@ledgerbridge/failpoints';
import type { GatewayCall, GatewayReply, QboFault } from '@ledgerbridge/qbo';
import type { Database } from '@ledgerbridge/service-kit';
import { jsonOf } from '../log/connector-log';
import { textField } from '../log/text-field';

/** A final reply, as JSON that lies sealed in the row of its call. */
export type FinalReply = JsonObject;

type Final = Extract<GatewayReply, { outcome: 'answered' | 'refused' }>;

/** A reply that was sealed for one call opens as that call's alone. */
export const placeOfReply = ({ companyId, requestId }: GatewayCall): string =>
  `gateway/${companyId}/${requestId ?? ''}`;

export function storable(reply: Final): FinalReply {
  return jsonOf(reply);
}

/**
 * Opens stored replies under their tenants' keys.
 * @throws when the tenant was erased: nobody may ask on its behalf any more
 */
export class StoredReplies {
  constructor(
    private readonly database: Database,
    private readonly keys: TenantKeys,
  ) {}

  async open(call: GatewayCall, tenantId: string, sealed: Buffer): Promise<Final> {
    const keys = await at('connector.replay.key', () => this.keys.load(this.database.worker, [tenantId]));
    const key = keys.get(tenantId);
    if (!key || key === 'destroyed') throw new Error('The tenant of a stored reply was erased');
    const stored = key.open(placeOfReply(call), sealed);
    return { ...finalOf(stored), replayed: true };
  }
}

function finalOf(stored: JsonObject): Final {
  if (stored['outcome'] === 'refused')
    return { outcome: 'refused', fault: stored['fault'] as object as QboFault, replayed: true };
  const tid = stored['intuitTid'];
  return {
    outcome: 'answered',
    body: { ...(stored['body'] as JsonObject) },
    replayed: true,
    ...(typeof tid === 'string' ? { intuitTid: tid } : {}),
    at: textField(stored, 'at'),
  };
}
