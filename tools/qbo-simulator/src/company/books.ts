import { type Clock } from '../time/clock';
import { type JsonObject } from '../json';
import { type Store } from '../store/store';
import { type Table } from '../store/table';
import { type Changes, type MergedObjects } from './changes';
import { type Company, type StoredRecord } from './company';
import { type Switches } from './switches';

/** Lists that documents name and people search, however old their rows are; documents are looked at while new. */
const LISTS: ReadonlySet<string> = new Set(['Vendor', 'Customer', 'Employee', 'Item', 'Account']);
const MOST_OF_A_LIST = 500_000;

/** The records of one company, and what its rules ask about them. */
export class CompanyBooks {
  private readonly sequences: Table<string>;

  constructor(
    private readonly store: Store,
    private readonly companies: Table<Company>,
    readonly realmId: string,
    readonly clock: Clock,
    private readonly changes: Changes,
  ) {
    this.sequences = store.table(`sequence:${realmId}`);
  }

  get company(): Company {
    const company = this.companies.get(this.realmId);
    if (!company) throw new Error(`Company ${this.realmId} has books but no row`);
    return company;
  }

  get switches(): Switches {
    return this.company.switches;
  }

  /** All records of one entity, by id. */
  records(entity: string): Table<StoredRecord> {
    const { realmId, changes } = this;
    const records = this.store.table<StoredRecord>(`record:${realmId}:${entity}`);
    if (LISTS.has(entity)) records.keepLoose(MOST_OF_A_LIST);
    return records.observe((id, before, after) =>
      changes.observed({ realmId, entity, id }, before?.body, after?.body),
    );
  }

  /** Makes changes of which those of the two objects are told as one merge. */
  asMerge<R>(merge: Omit<MergedObjects, 'realmId'>, act: () => R): R {
    const winner = this.find(merge.entity, merge.winner);
    return this.changes.asMerge({ realmId: this.realmId, ...merge }, winner, act);
  }

  /** Rows of one kind that this company has beside its objects, such as the postings of its ledger. */
  table<T>(name: string): Table<T> {
    return this.store.table<T>(`${name}:${this.realmId}`);
  }

  find(entity: string, id: string): JsonObject | undefined {
    return this.records(entity).get(id)?.body;
  }

  get preferences(): JsonObject {
    return this.find('Preferences', '1') ?? {};
  }

  /** The next id of a sequence: names share one, transactions another. Ids are never used again. */
  nextId(sequence: string): string {
    const next = BigInt(this.sequences.get(sequence) ?? '1');
    this.sequences.put(sequence, String(next + 1n));
    return String(next);
  }

  /** Makes the sequence begin at the given id, for seeds with recorded ids. */
  beginSequence(sequence: string, first: string): void {
    this.sequences.put(sequence, first);
  }
}
