import { type JsonObject } from '../json';

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
}

type Listener = (change: Change) => void;

/** Tells of every write, inside the transaction that makes it: what a listener stores survives with the write. */
export class Changes {
  private readonly listeners: Listener[] = [];

  listen(listener: Listener): void {
    this.listeners.push(listener);
  }

  tell(change: Change): void {
    for (const listener of this.listeners) listener(change);
  }
}
