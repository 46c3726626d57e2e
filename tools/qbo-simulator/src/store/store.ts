import fs from 'node:fs';
import { baseFile, findGenerations, journalFile, removeBefore } from './files';
import { Journal } from './journal';
import { cutTornLine, readLines } from './read-lines';
import { Table, type Change } from './table';
import { writeRows } from './write-rows';

export interface StoreOptions {
  /** Where the journal lies; without it the state lives in memory only. */
  readonly directory?: string | undefined;
  /** Waits for the disk on every write, so that answered writes survive a loss of power too. */
  readonly sync?: boolean | undefined;
  /** Bytes of journal after which it is folded into a new base. */
  readonly compactAfterBytes?: number | undefined;
}

const COMPACT_AFTER_BYTES = 256 << 20;

/**
 * The simulator's whole state: tables in memory and a journal of their changes. A transaction is one line of the
 * journal, so that a crash never leaves half of one behind.
 */
export class Store {
  private readonly tables = new Map<string, Table<unknown>>();
  private transactionChanges: Change[] | undefined;
  private journal: Journal | undefined;
  private generation = 0;
  private compaction: Promise<void> | undefined;

  private constructor(private readonly options: StoreOptions) {}

  static async open(options: StoreOptions): Promise<Store> {
    const store = new Store(options);
    if (options.directory !== undefined) await store.replay(options.directory);
    return store;
  }

  /** The table of that name; the caller knows what its rows are. */
  table<T>(name: string): Table<T> {
    const known = this.tables.get(name);
    if (known) return known as Table<T>;
    const table = new Table<T>(name, (change) => this.record(change));
    this.tables.set(name, table as Table<unknown>);
    return table;
  }

  tableNames(): string[] {
    return [...this.tables.keys()];
  }

  /** Runs synchronous changes that survive a crash together or not at all. */
  transaction<R>(change: () => R): R {
    if (this.transactionChanges) return change();
    this.transactionChanges = [];
    try {
      return change();
    } finally {
      const changes = this.transactionChanges;
      this.transactionChanges = undefined;
      this.append(changes);
    }
  }

  /** Resolves when all changes made so far would survive a kill -9. To be awaited before every answer. */
  async settled(): Promise<void> {
    await this.journal?.settled();
  }

  /** Writes every row to a file, as one consistent moment. */
  save(path: string): void {
    writeRows(path, this.tables.values());
  }

  /** Replaces the whole state by what `save` wrote. */
  async restore(path: string): Promise<void> {
    await this.compaction;
    await this.settled();
    for (const table of this.tables.values()) table.clear();
    this.load(path);
    if (this.options.directory !== undefined) await this.beginGeneration(this.options.directory);
  }

  async close(): Promise<void> {
    await this.compaction;
    await this.journal?.close();
  }

  private record(change: Change): void {
    if (this.transactionChanges) this.transactionChanges.push(change);
    else this.append([change]);
  }

  private append(changes: Change[]): void {
    if (!this.journal || changes.length === 0) return;
    this.journal.append(JSON.stringify(changes));
    this.compactWhenLarge();
  }

  private async replay(directory: string): Promise<void> {
    fs.mkdirSync(directory, { recursive: true });
    const { base, journals } = findGenerations(directory);
    if (base > 0) this.load(baseFile(directory, base));
    for (const generation of journals) {
      cutTornLine(journalFile(directory, generation));
      this.load(journalFile(directory, generation));
    }
    this.generation = journals.at(-1) ?? base;
    this.journal = await Journal.open(journalFile(directory, this.generation), this.options.sync ?? false);
  }

  private load(path: string): void {
    for (const line of readLines(path)) {
      for (const change of JSON.parse(line) as Change[]) {
        const [name, key, value] = change;
        if (change.length === 2) this.table(name).unload(key);
        else this.table(name).load(key, value);
      }
    }
  }

  private compactWhenLarge(): void {
    const directory = this.options.directory;
    const limit = this.options.compactAfterBytes ?? COMPACT_AFTER_BYTES;
    if (directory === undefined || this.compaction || (this.journal?.bytes ?? 0) < limit) return;
    this.compaction = this.beginGeneration(directory).finally(() => {
      this.compaction = undefined;
    });
    // A failed compaction costs disk, not data: the old generation is still complete.
    this.compaction.catch((error: unknown) => console.error('The journal could not be compacted.', error));
  }

  /** Writes a base and starts an empty journal on it; the rename makes the base count. */
  private async beginGeneration(directory: string): Promise<void> {
    await this.settled();
    const generation = this.generation + 1;
    const journal = await Journal.open(journalFile(directory, generation), this.options.sync ?? false);
    await this.settled();
    const before = this.journal;
    this.journal = journal;
    this.generation = generation;
    const temporary = `${baseFile(directory, generation)}.tmp`;
    writeRows(temporary, this.tables.values());
    fs.renameSync(temporary, baseFile(directory, generation));
    await before?.close();
    removeBefore(directory, generation);
  }
}
