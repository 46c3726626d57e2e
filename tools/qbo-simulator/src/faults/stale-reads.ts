import { type CompanyBooks } from '../company/books';
import { type Change } from '../company/changes';
import { type JsonObject } from '../json';
import { type Store } from '../store/store';
import { type Table } from '../store/table';

interface Previous {
  readonly entity: string;
  readonly id: string;
  /** null for an object that did not exist. */
  readonly body: JsonObject | null;
}

/** What the objects of a company looked like before their last write, for reads that lag behind. */
export class StaleReads {
  /** `armed` tells whether anybody may ask: without a rule nothing is kept. */
  constructor(
    private readonly store: Store,
    private readonly armed: () => boolean,
  ) {}

  note({ realmId, entity, id, previous }: Change): void {
    if (this.armed()) this.of(realmId).put(`${entity} ${id}`, { entity, id, body: previous ?? null });
  }

  /** Looks at the company as it was before the last write of each object. `look` must not write. */
  before<R>(books: CompanyBooks, look: () => R): R {
    const now = [...this.of(books.realmId).values()].map((previous) => ({
      previous,
      record: books.records(previous.entity).get(previous.id),
    }));
    for (const { previous, record } of now) {
      const records = books.records(previous.entity);
      if (previous.body === null) records.unload(previous.id);
      else records.load(previous.id, { body: previous.body, writtenBy: record?.writtenBy ?? '' });
    }
    try {
      return look();
    } finally {
      for (const { previous, record } of now) {
        const records = books.records(previous.entity);
        if (record) records.load(previous.id, record);
        else records.unload(previous.id);
      }
    }
  }

  private of(realmId: string): Table<Previous> {
    return this.store.table(`previous:${realmId}`);
  }
}
