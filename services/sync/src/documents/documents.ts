import type { DocumentStatus } from '@ledgerbridge/contracts';
import { ACCESS_DIRECTORY, type AccessDirectory, DATABASE, type Database } from '@ledgerbridge/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { Wake } from '../wake';
import { type DocumentBody, documentBody } from './document-body';
import { DocumentView } from './document.view';

export interface DocumentFilter {
  status?: DocumentStatus;
  kind?: string;
  externalId?: string;
  /** Code of a cause. */
  cause?: string;
  /** Ordinal that the page begins before; newest first. */
  before?: string;
  limit: number;
}

/** States in which a document rests: nothing more happens by itself, or nothing that is worth waiting for. */
const FINAL: ReadonlySet<DocumentStatus> = new Set([
  'synced',
  'blocked',
  'refused',
  'skipped',
  'canceled',
  'awaiting-approval',
]);
/** Looks again by itself, should a wake-up be lost. */
const LOOK_AGAIN_MS = 500;

/** Reads documents of a tenant. */
@Injectable()
export class Documents {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(ACCESS_DIRECTORY) private readonly access: AccessDirectory,
    private readonly wake: Wake,
  ) {}

  async find(tenantId: string, documentId: string): Promise<DocumentBody | undefined> {
    const view = await this.database.entities([tenantId], (manager) =>
      manager.findOneBy(DocumentView, { tenantId, documentId }),
    );
    return view && view.version !== '0' ? this.body(view) : undefined;
  }

  /** Up to one more than `limit`, newest first, with the ordinal of each. */
  async list(
    tenantId: string,
    filter: DocumentFilter,
  ): Promise<{ ordinal: string; document: DocumentBody }[]> {
    const views = await this.database.entities([tenantId], (manager) => {
      const query = manager
        .createQueryBuilder(DocumentView, 'd')
        .where('d.tenantId = :tenantId AND d.version > 0', { tenantId });
      if (filter.status) query.andWhere('d.status = :status', { status: filter.status });
      if (filter.kind) query.andWhere('d.kind = :kind', { kind: filter.kind });
      if (filter.externalId) query.andWhere('d.externalId = :externalId', { externalId: filter.externalId });
      if (filter.cause)
        query.andWhere('d.causes @> :cause::jsonb', { cause: JSON.stringify([{ code: filter.cause }]) });
      if (filter.before) query.andWhere('d.ordinal < :before', { before: filter.before });
      return query
        .orderBy('d.ordinal', 'DESC')
        .limit(filter.limit + 1)
        .getMany();
    });
    return Promise.all(
      views.map(async (view) => ({ ordinal: view.ordinal, document: await this.body(view) })),
    );
  }

  /** The document once it rests, or as it stands when the time is over. */
  async waitForRest(
    tenantId: string,
    documentId: string,
    seconds: number,
  ): Promise<DocumentBody | undefined> {
    const deadline = Date.now() + seconds * 1000;
    for (;;) {
      const changed = this.nextCommit(Math.min(LOOK_AGAIN_MS, deadline - Date.now()));
      const document = await this.find(tenantId, documentId);
      if (!document || FINAL.has(document.status) || Date.now() >= deadline) return document;
      await changed;
    }
  }

  /** Listens before the caller looks, so that a commit in between is not missed. */
  private nextCommit(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        stop();
        clearTimeout(timer);
        resolve();
      };
      const timer = setTimeout(done, Math.max(0, ms));
      const stop = this.wake.onCommit(done);
    });
  }

  private async body(view: DocumentView): Promise<DocumentBody> {
    const division = await this.access.divisionById(view.divisionId);
    return documentBody(view, division?.externalId ?? view.divisionId);
  }
}
