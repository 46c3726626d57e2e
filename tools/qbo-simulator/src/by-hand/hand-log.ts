import { type CompanyBooks } from '../company/books';
import { type Table } from '../store/table';

export type HandAction =
  | 'edited'
  | 'closed'
  | 'reopened'
  | 'voided'
  | 'deleted'
  | 'made inactive'
  | 'made active'
  | 'merged'
  | 'set the closing date'
  | 'disconnected';

/** One change that a person made in QuickBooks itself. */
export interface HandWrite {
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** E-mail address of who did it. */
  readonly user: string;
  readonly action: HandAction;
  /** What was changed: an entity of the data service, or `App`. */
  readonly entity: string;
  readonly id: string;
  /** Properties that are not what they were. */
  readonly changed: readonly string[];
  /** Other words on it, such as what a vendor was merged into. */
  readonly detail?: string;
  /** The write took away the marker by which a product knows its document. */
  readonly unmarked?: true;
}

const objectKey = ({ entity, id }: Pick<HandWrite, 'entity' | 'id'>): string => `${entity}:${id}`;

/** What people changed in a company's own pages, oldest first: QuickBooks' audit log. */
export class HandLog {
  private readonly rows: Table<HandWrite>;

  constructor(books: CompanyBooks) {
    this.rows = books.table<HandWrite>('by-hand').index('object', objectKey);
  }

  note(write: HandWrite): void {
    this.rows.put(String(this.rows.size + 1), write);
  }

  list(): HandWrite[] {
    return [...this.rows.values()];
  }

  of(entity: string, id: string): HandWrite[] {
    return this.rows.size === 0 ? [] : this.rows.find('object', objectKey({ entity, id }));
  }
}
