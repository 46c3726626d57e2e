import type { PurchaseOrder } from '@ledgerbridge/contracts';
import type { EventLog } from '@ledgerbridge/event-store';
import { DATABASE, type Database, EVENT_LOG } from '@ledgerbridge/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import type { DocumentId, LoadedDocument } from '../documents/document-change';
import { causeBody, type CauseBody } from '../documents/document-body';
import { readDocuments } from '../documents/load-documents';
import type { Note, PushBody, PushOperation } from '../purchase-orders/domain/events';
import { type Plan, type Planning, type Plannable, planPurchaseOrder } from '../purchase-orders/domain/plan';
import type { SourcedValue } from '../purchase-orders/domain/sourced';
import { valuesAt } from '../purchase-orders/domain/values-at';
import { loadFacts } from './load-facts';

/** One value of the request: what QuickBooks has now, what it will have, and where that comes from. */
export type PreviewValue = SourcedValue & { now: string | number | boolean | null };

/** What would be done for a document, and nothing of it is done. */
export type PreviewBody =
  | {
      outcome: 'plan';
      operation: PushOperation;
      /** Equal to that of the push if nothing changes in between. */
      hash: string;
      /** The exact body that is sent. */
      request: { entity: 'PurchaseOrder'; body: PushBody };
      sideEffects: string[];
      values: PreviewValue[];
      notes: Note[];
    }
  | { outcome: 'blocked' | 'held'; causes: CauseBody[] }
  | { outcome: 'skipped' | 'nothing-to-write' | 'canceled'; detail: string };

/** Shows plans without carrying them out: the very function that the pusher uses. */
@Injectable()
export class Previews {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(EVENT_LOG) private readonly log: EventLog,
  ) {}

  /** What this content would do, as the next revision of its document. */
  ofOrder(document: DocumentId, order: PurchaseOrder): Promise<PreviewBody> {
    return this.preview(document, ({ state }) => ({
      order,
      canceled: false,
      written: state.exists ? state.written : null,
    }));
  }

  /** What the document as it stands calls for; undefined for an unknown one. */
  async ofDocument(document: DocumentId): Promise<PreviewBody | undefined> {
    const known = await this.database.write([document.tenantId], (tx) =>
      readDocuments(tx, this.log, [document]),
    );
    const loaded = known.get(document.documentId);
    return loaded?.state.exists
      ? this.preview(loaded, ({ state }) => (state.exists ? state : null))
      : undefined;
  }

  private preview(
    document: DocumentId,
    plannable: (loaded: LoadedDocument) => Plannable | null,
  ): Promise<PreviewBody> {
    const { tenantId, documentId, divisionId } = document;
    return this.database.write([tenantId], async (tx) => {
      const loaded = (await readDocuments(tx, this.log, [document])).get(documentId);
      const subject = loaded ? plannable(loaded) : null;
      if (!loaded || !subject) throw new Error('a preview without a document');
      const { order } = subject;
      const facts = (
        await loadFacts(tx, this.log.schema, [{ documentId, divisionId, order, flow: order?.flow ?? null }])
      ).documents.get(documentId);
      if (!facts) throw new Error('a preview without facts');
      return previewBody(planPurchaseOrder(subject, facts), subject, divisionId, documentId);
    });
  }
}

function previewBody(
  planning: Planning,
  { written }: Plannable,
  divisionId: string,
  documentId: string,
): PreviewBody {
  switch (planning.outcome) {
    case 'plan': {
      const { operation, hash, body, notes } = planning.plan;
      const now = valuesAt(written?.content);
      const values = planning.plan.sources.map((row) => ({ ...row, now: now.get(row.path) ?? null }));
      return {
        outcome: 'plan',
        operation,
        hash,
        request: { entity: 'PurchaseOrder', body },
        sideEffects: sideEffects(planning.plan),
        values,
        notes,
      };
    }
    case 'blocked':
    case 'held':
      return {
        outcome: planning.outcome,
        causes: planning.causes.map((found) => causeBody(found, divisionId, documentId)),
      };
    case 'skipped':
      return { outcome: 'skipped', detail: 'The division was never connected to QuickBooks.' };
    case 'nothing-to-write':
      return { outcome: 'nothing-to-write', detail: 'QuickBooks has it already as it should be.' };
    case 'canceled':
      return { outcome: 'canceled', detail: 'It is canceled, and nothing of it is in QuickBooks.' };
  }
}

function sideEffects({ creations, operation }: Plan): string[] {
  const created = creations.map(
    ({ kind, name }) => `creates the ${kind === 'supplier' ? 'vendor' : 'item'} ${name}`,
  );
  return operation === 'close'
    ? [...created, 'closes the order in QuickBooks']
    : operation === 'delete'
      ? [...created, 'deletes the order in QuickBooks']
      : created;
}
