import { createHash } from 'node:crypto';
import { type ChangeOperation } from '../company/changes';
import { type Json } from '../json';
import { pacificSecond } from '../time/pacific-time';
import { type Subscription } from './subscription';

/** One change that an app is to hear of. */
export interface WebhookEvent {
  /** By which receivers recognise an event that comes again. */
  readonly id: string;
  readonly realmId: string;
  readonly entity: string;
  readonly entityId: string;
  readonly operation: ChangeOperation;
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** Of a merge: the id that is gone. */
  readonly deletedId?: string;
}

/** The body of a delivery in the form of the subscription. */
export function bodyOf(subscription: Subscription, events: readonly WebhookEvent[]): string {
  const { form } = subscription;
  return JSON.stringify(
    form === 'legacy' ? legacy(events) : events.map((event) => cloudEvent(subscription, event)),
  );
}

export function contentTypeOf({ form, contentType }: Subscription): string {
  return form === 'legacy' ? 'application/json' : contentType;
}

/** QuickBooks Online, recorded: times have nine digits of seconds, `data` is empty. */
function cloudEvent({ clientId, mergedData }: Subscription, event: WebhookEvent): Json {
  const { deletedId } = event;
  return {
    specversion: '1.0',
    id: event.id,
    source: `intuit.${createHash('sha256').update(clientId).digest('base64')}`,
    type: `qbo.${event.entity.toLowerCase()}.${event.operation}.v1`,
    datacontenttype: 'application/json',
    time: new Date(event.at).toISOString().replace('Z', '000000Z'),
    intuitentityid: event.entityId,
    intuitaccountid: event.realmId,
    data: deletedId !== undefined && mergedData === 'deletedId' ? { deletedId } : {},
  };
}

const LEGACY_OPERATIONS: Readonly<Record<ChangeOperation, string>> = {
  created: 'Create',
  updated: 'Update',
  deleted: 'Delete',
  merged: 'Merge',
  voided: 'Void',
  emailed: 'Emailed',
};

/** The form until July 2026: one notification for each company. */
function legacy(events: readonly WebhookEvent[]): Json {
  const realmIds = [...new Set(events.map(({ realmId }) => realmId))];
  const notification = (realmId: string): Json => ({
    realmId,
    dataChangeEvent: {
      entities: events
        .filter((event) => event.realmId === realmId)
        .map(({ entity, entityId, operation, at, deletedId }) => ({
          name: entity,
          id: entityId,
          operation: LEGACY_OPERATIONS[operation],
          lastUpdated: pacificSecond(at),
          ...(deletedId === undefined ? {} : { deletedId }),
        })),
    },
  });
  return { eventNotifications: realmIds.map(notification) };
}
