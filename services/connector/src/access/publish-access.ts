import type { AccessChanged } from '@ledgerbridge/contracts';
import type { RecordedEvent } from '@ledgerbridge/event-store';
import type { OutgoingMessage } from '@ledgerbridge/messaging';
import { topicMessage } from '@ledgerbridge/service-kit';
import { textField, textsField } from '../log/text-field';

type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

/** What an event of a host, key, tenant or division says to every service; nothing of other events. Pure. */
export function publishAccess(event: RecordedEvent): OutgoingMessage[] {
  const change = accessOf(event);
  if (!change) return [];
  const { id, streamId, version, metadata } = event;
  return [
    topicMessage({
      topic: 'access.changed',
      key: streamId,
      id,
      service: 'connector',
      ...(metadata.tenantId === null ? {} : { tenantId: metadata.tenantId }),
      time: metadata.occurredAt,
      correlationId: metadata.correlationId,
      data: { ...change, version },
    }),
  ];
}

/** The event as `access.changed` has it; its stream is named by the id of what it is about. */
export function accessOf({
  type,
  streamId,
  data,
}: Pick<RecordedEvent, 'type' | 'streamId' | 'data'>):
  DistributiveOmit<AccessChanged, 'version'> | undefined {
  const text = (name: string): string => textField(data, name);
  switch (type) {
    case 'HostRegistered':
    case 'HostChanged':
      return { entity: 'host', hostId: streamId, name: text('name'), topicPrefix: text('topicPrefix') };
    case 'ApiKeyIssued':
    case 'ApiKeyRevoked': {
      const scopes = textsField(data, 'scopes');
      const [hostId, keyHash] = [text('hostId'), text('keyHash')];
      return {
        entity: 'api-key',
        keyId: streamId,
        hostId,
        keyHash,
        scopes,
        revoked: data['revoked'] === true,
      };
    }
    case 'TenantRegistered':
    case 'TenantRenamed':
      return { entity: 'tenant', tenantId: streamId, hostId: text('hostId'), externalId: text('externalId') };
    case 'DivisionRegistered':
    case 'DivisionChanged': {
      const [tenantId, externalId, timeZone] = [text('tenantId'), text('externalId'), text('timeZone')];
      return { entity: 'division', divisionId: streamId, tenantId, externalId, timeZone };
    }
    default:
      return undefined;
  }
}
