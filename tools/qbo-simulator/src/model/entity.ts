import { type CompanyBooks } from '../company/books';
import { type Plan } from '../company/switches';
import { type Fault, type Result } from '../data-service/fault';
import { type JsonObject } from '../json';
import { type Posting } from '../ledger/posting';
import { type FieldTable } from './fields';

export type Operation = 'create' | 'update' | 'delete' | 'void' | 'read' | 'query' | 'pdf' | 'send';

/** What a write looks at: the company, the object as it will be, and as it was. */
export interface Draft {
  readonly books: CompanyBooks;
  /** Complete after merging; rules may fill in defaults here. */
  readonly body: JsonObject;
  readonly previous: JsonObject | undefined;
  /** `include=` of the request, in lower case. */
  readonly include: ReadonlySet<string>;
}

/** A rule looks at a draft, fills in what QuickBooks fills in, and returns what QuickBooks would refuse. */
export type Rule = (draft: Draft) => Fault[];

/** A write that has happened: the object before it (none for a create) and after it (none for a delete). */
export interface Change {
  readonly books: CompanyBooks;
  readonly before: JsonObject | undefined;
  readonly after: JsonObject | undefined;
}

/**
 * One kind of object: a table of fields, its rules in order, and the few functions that are its own. To add an
 * entity, write one of these and name it in `registry.ts`.
 */
export interface EntityDefinition {
  readonly name: string;
  /**
   * `name-list` entities are made inactive and queries show only the active ones; `transaction`s are deleted, and
   * so are `attachment`s, which are no documents of the books.
   */
  readonly kind: 'name-list' | 'transaction' | 'attachment' | 'singleton';
  readonly fields: FieldTable;
  readonly operations: readonly Operation[];
  /** Which sequence gives the ids. */
  readonly sequence: string;
  readonly rules: readonly Rule[];
  /** Plans whose companies have this entity; all when left out. */
  readonly plans?: readonly Plan[];
  /** Properties that show the name, and so get the suffix `(deleted)` when inactive. */
  readonly nameFields?: readonly string[];
  /** The property whose value a reference to this entity shows as its `name`. */
  readonly referenceName?: string;
  /** How QuickBooks calls the list in 2500: `Names element id 583 not found`. */
  readonly listName?: string;
  /** Last touch on what is shown: masks, and what is computed on reading. */
  readonly show?: (shown: JsonObject, books: CompanyBooks) => void;
  /** What a transaction of this kind posts to the ledger, from its body alone; debits and credits are equal. */
  readonly post?: (body: JsonObject, books: CompanyBooks) => readonly Posting[];
  /** What QuickBooks changes elsewhere because of a write, such as the orders that a bill fulfils. */
  readonly follow?: (change: Change) => void;
  /** What stands against a delete; the draft's body is the object as it is. */
  readonly removal?: readonly Rule[];
  /** The object after a void; only for entities with that operation. */
  readonly voided?: (body: JsonObject) => JsonObject;
  /** Properties that even a sparse update has to send again. */
  readonly resent?: readonly string[];
  /** Takes the place of the general create and update where an entity has no id of its own. */
  readonly save?: (books: CompanyBooks, input: JsonObject) => Result<JsonObject>;
  /** Ignores STARTPOSITION and MAXRESULTS, as recorded for TaxCode. */
  readonly unpaged?: boolean;
}

export const PLUS_AND_UP: readonly Plan[] = ['Plus', 'Advanced'];
