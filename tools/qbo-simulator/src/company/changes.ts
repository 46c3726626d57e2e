import { textOf, type JsonObject } from '../json';

/** What happened to an object, in the words of QuickBooks' webhooks. */
export type ChangeOperation = 'created' | 'updated' | 'deleted' | 'merged' | 'voided' | 'emailed';

/** One write of one object, whoever made it. */
export interface Change {
  readonly realmId: string;
  readonly entity: string;
  readonly id: string;
  readonly operation: ChangeOperation;
  /** The object before; none when it is new. */
  readonly previous: JsonObject | undefined;
  /** Of a merge: the id that is gone. */
  readonly deletedId?: string;
}

/** Two objects of which one took over what the other had. */
export interface MergedObjects {
  readonly realmId: string;
  readonly entity: string;
  readonly winner: string;
  readonly loser: string;
}

type Listener = (change: Change) => void;

/** Tells of every write, inside the transaction that makes it: what a listener stores survives with the write. */
export class Changes {
  private readonly listeners: Listener[] = [];
  private merging: MergedObjects | undefined;

  listen(listener: Listener): void {
    this.listeners.push(listener);
  }

  tell(change: Change): void {
    for (const listener of this.listeners) listener(change);
  }

  /** Tells whatever `act` stores of the two objects as one merge, of which webhooks name the winner. */
  asMerge<R>(merge: MergedObjects, previous: JsonObject | undefined, act: () => R): R {
    const { realmId, entity, winner, loser } = merge;
    this.merging = merge;
    try {
      const done = act();
      this.tell({ realmId, entity, id: winner, operation: 'merged', previous, deletedId: loser });
      return done;
    } finally {
      this.merging = undefined;
    }
  }

  /** Tells of a record that was stored, unless no new version of it came out. */
  observed(
    object: Pick<Change, 'realmId' | 'entity' | 'id'>,
    before: JsonObject | undefined,
    after: JsonObject | undefined,
  ): void {
    // What else is kept beside the records, such as stubs of what was deleted.
    if (object.entity.includes(':')) return;
    if (this.isMerging(object)) return;
    const operation = operationOf(before, after);
    if (operation) this.tell({ ...object, operation, previous: before });
  }

  private isMerging({ realmId, entity, id }: Pick<Change, 'realmId' | 'entity' | 'id'>): boolean {
    if (this.merging?.realmId !== realmId || this.merging.entity !== entity) return false;
    return id === this.merging.winner || id === this.merging.loser;
  }
}

/** A version is new when its SyncToken is; whoever wrote it, what became of the object says what happened. */
export function operationOf(
  before: JsonObject | undefined,
  after: JsonObject | undefined,
): ChangeOperation | undefined {
  if (!before) return after && 'created';
  if (!after) return 'deleted';
  if (textOf(before, 'SyncToken') === textOf(after, 'SyncToken')) return undefined;
  if (isVoidedBody(after) && !isVoidedBody(before)) return 'voided';
  const sent = textOf(after, 'EmailStatus') === 'EmailSent';
  return sent && textOf(before, 'EmailStatus') !== 'EmailSent' ? 'emailed' : 'updated';
}

/** QuickBooks takes the amounts of a voided transaction away and writes so into its note. */
export function isVoidedBody(body: JsonObject): boolean {
  return body['TotalAmt'] === 0 && /^voided/i.test(textOf(body, 'PrivateNote') ?? '');
}
