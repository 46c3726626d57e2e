import type { AccessChanged } from '@ledgerbridge/contracts';

/** Our id of the thing that a change is about. */
export function accessIdOf(change: AccessChanged): string {
  switch (change.entity) {
    case 'host':
      return change.hostId;
    case 'api-key':
      return change.keyId;
    case 'tenant':
      return change.tenantId;
    case 'division':
      return change.divisionId;
  }
}
