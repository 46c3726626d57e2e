import type { EventLog } from '@ledgerbridge/event-store';
import { at } from '@ledgerbridge/failpoints';
import { requestId } from '@ledgerbridge/qbo';
import type { PoolClient } from 'pg';
import { linkCauseKey } from '../causes/domain/cause';
import type { Trace } from '../documents/document-change';
import type { ConnectionFact } from '../purchase-orders/domain/facts';
import type { RecordCreation } from '../purchase-orders/domain/resolution';
import type { Leased } from '../work/leased-work';
import { createdFact, saveCreationFact } from './creation-fact';
import { appendCreation, creationStreamId, readCreation } from './creation-stream';
import type { CreationStarted, CreationState } from './domain/creation';
import type { RecordBody } from './domain/to-qbo-record';

export interface WantedCreation {
  creation: RecordCreation;
  body: RecordBody;
  connection: ConnectionFact | null;
  installationEpoch: number;
}

/** Where the creation stands now: started here or before, or done. A crash after this is found out by the requestid. */
export async function startCreation(
  tx: PoolClient,
  log: EventLog,
  leased: Leased,
  wanted: WantedCreation,
  trace: Trace,
): Promise<CreationState> {
  const { creation, body, connection, installationEpoch } = wanted;
  if (!connection?.companyId)
    throw new Error('a record is created without a company: the plan must have been held');
  const stream = await at('sync.creation.read', () =>
    readCreation(tx, log, creationStreamId(connection.connectionId, creation)),
  );
  const { connectionId, companyId } = connection;
  const { kind, key } = creation;
  if (stream.state.status === 'created') {
    // Matching's "no candidate" from before the creation came after it, and the plan asks for the record once more.
    const fact = createdFact(stream.state.entity, body.body, stream.state.quickbooksId);
    await at('sync.creation.restore-fact', () =>
      saveCreationFact(tx, log.schema, leased, creation, { connectionId, companyId }, fact),
    );
  }
  if (stream.state.status !== 'none') return stream.state;
  const pushNumber = stream.state.nextPush;
  const id = requestId({
    installationEpoch,
    companyId,
    subject: linkCauseKey(kind, key),
    operation: 'create',
    pushNumber,
  });
  const data: CreationStarted = {
    pushNumber,
    requestId: id,
    connectionId,
    companyId,
    kind,
    entity: body.entity,
  };
  const sealed = { key, body: body.body };
  const started = await at('sync.creation.append-start', () =>
    appendCreation(tx, log, stream, { type: 'RecordCreationStarted', data, sealed }, leased, trace),
  );
  // Another process has just started it: it will be looked at again when the document's turn comes.
  return started
    ? { status: 'started', start: data, body: body.body }
    : { status: 'none', nextPush: pushNumber };
}
