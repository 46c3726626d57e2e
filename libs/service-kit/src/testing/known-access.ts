import { randomUUID } from 'node:crypto';
import type { AccessChanged } from '@ledgerbridge/contracts';
import { divisionIdOf, tenantIdOf } from '../identity/identity';
import { apiKeyHash, newApiKey } from '../sealing/api-key';

/** A host with a key, and what messages would say of them. */
export interface KnownAccess {
  readonly hostId: string;
  readonly apiKey: string;
  readonly keyId: string;
  readonly changes: readonly AccessChanged[];
}

interface Wanted {
  readonly topicPrefix?: string;
  readonly scopes?: string[];
  /** External ids of tenants with those of their divisions. */
  readonly tenants?: Readonly<Record<string, readonly string[]>>;
}

export function knownAccess({ topicPrefix = '', scopes = ['*'], tenants = {} }: Wanted = {}): KnownAccess {
  const [hostId, keyId, apiKey] = [randomUUID(), randomUUID(), newApiKey()];
  const changes: AccessChanged[] = [
    { entity: 'host', version: 1, hostId, name: 'Host', topicPrefix },
    { entity: 'api-key', version: 1, keyId, hostId, keyHash: apiKeyHash(apiKey), scopes, revoked: false },
  ];
  for (const [externalId, divisions] of Object.entries(tenants)) {
    const tenantId = tenantIdOf(hostId, externalId);
    changes.push({ entity: 'tenant', version: 1, tenantId, hostId, externalId });
    for (const division of divisions) {
      const divisionId = divisionIdOf(tenantId, division);
      changes.push({
        entity: 'division',
        version: 1,
        divisionId,
        tenantId,
        externalId: division,
        timeZone: 'UTC',
      });
    }
  }
  return { hostId, apiKey, keyId, changes };
}
