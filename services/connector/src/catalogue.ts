import type { EventCatalogue } from '@ledgerbridge/event-store';
import type { ApiKeyEvent } from './hosts/domain/api-key';
import type { HostEvent } from './hosts/domain/host';
import type { ConnectionEvent } from './connections/domain/connection';
import type { DivisionEvent } from './divisions/domain/division';
import type { TenantEvent } from './tenants/domain/tenant';

type EventType = (ApiKeyEvent | ConnectionEvent | DivisionEvent | HostEvent | TenantEvent)['type'];

/** Every event type that this release writes, with its schema version. */
export const CATALOGUE = {
  HostRegistered: 1,
  HostChanged: 1,
  ApiKeyIssued: 1,
  ApiKeyRevoked: 1,
  TenantRegistered: 1,
  TenantRenamed: 1,
  DivisionRegistered: 1,
  DivisionChanged: 1,
  ConnectionRequested: 1,
  AuthorizationFailed: 1,
  CompanyConnected: 1,
  ReconnectNeeded: 1,
  CompanyHeld: 1,
  ConnectionEnded: 1,
} as const satisfies EventCatalogue & Record<EventType, number>;
