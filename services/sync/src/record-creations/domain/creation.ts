import type { RecordKey, RecordKind } from '@ledgerbridge/contracts';
import { selectQuery } from '@ledgerbridge/qbo';
import type { RecordBody } from './to-qbo-record';

/** Events of the stream of one record that sync creates in QuickBooks, once for all documents that need it. */
export type CreationEvent =
  | {
      type: 'RecordCreationStarted';
      data: CreationStarted;
      sealed: { key: RecordKey; body: RecordBody['body'] };
    }
  | {
      type: 'RecordCreated';
      data: CreatedData;
      sealed: { key: RecordKey };
    }
  | {
      type: 'RecordCreationRefused';
      data: { pushNumber: number; cause: string; faultCodes: string[] };
      sealed: { detail: string };
    };

export interface CreationStarted {
  pushNumber: number;
  requestId: string;
  connectionId: string;
  companyId: string;
  kind: RecordKind;
  entity: RecordBody['entity'];
}

type CreatedData = Omit<CreationStarted, 'requestId'> & { quickbooksId: string };

export type CreationState =
  | { status: 'none'; nextPush: number }
  | { status: 'started'; start: CreationStarted; body: RecordBody['body'] }
  | { status: 'created'; entity: RecordBody['entity']; quickbooksId: string };

export function evolveCreation(_state: CreationState, event: CreationEvent): CreationState {
  switch (event.type) {
    case 'RecordCreationStarted':
      return { status: 'started', start: event.data, body: event.sealed.body };
    case 'RecordCreated':
      return { status: 'created', entity: event.data.entity, quickbooksId: event.data.quickbooksId };
    case 'RecordCreationRefused':
      return { status: 'none', nextPush: event.data.pushNumber + 1 };
  }
}

export function foldCreation(events: readonly CreationEvent[]): CreationState {
  return events.reduce(evolveCreation, { status: 'none', nextPush: 1 });
}

/** How a record is found whose creation may have happened: by its name, which is unique in its list. */
export function creationLookUp({ entity, body }: RecordBody): string {
  const property = entity === 'Vendor' ? 'DisplayName' : 'Name';
  const value = 'DisplayName' in body ? body.DisplayName : body.Name;
  return selectQuery({ entity, where: [{ property, operator: '=', value }] });
}
