import fs from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { Journal } from '../store/journal';

/** One HTTP call as it came and as it was answered, whole: what a replay needs. */
export interface JournalledCall {
  /** The simulator's time, milliseconds since the epoch. */
  readonly at: number;
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** As `asText` writes it. */
  readonly body: string;
  /** 0 when the connection was broken on purpose. */
  readonly status: number;
  readonly answer: string;
  /** By which the company's log of calls knows it, where QuickBooks gives one. */
  readonly intuitTid?: string;
}

/** The first line: how the world began. */
export interface JournalledWorld {
  readonly randomSeed: string;
  readonly openedAt: number;
  /** Whether the clock stands still between moves, so that a replay is exact to the millisecond. */
  readonly standing: boolean;
  /** The options of its start that decide what is in it. */
  readonly options: Readonly<Record<string, unknown>>;
}

/** A world without a directory forgets its oldest calls after so many. */
const MOST_IN_MEMORY = 20_000;

/** All calls in the order of their answers: a file beside the journal of the store, or the memory. */
export class CallJournal {
  private lines: string[] = [];

  private constructor(
    private readonly journal: Journal | undefined,
    private readonly file: string | undefined,
  ) {}

  /** Opens the journal of a directory; a new one begins with how the world began. */
  static async open(directory: string | undefined, world: JournalledWorld): Promise<CallJournal> {
    const first = JSON.stringify({ world });
    if (directory === undefined) {
      const journal = new CallJournal(undefined, undefined);
      journal.lines.push(first);
      return journal;
    }
    const file = path.join(directory, 'calls.jsonl');
    const begun = fs.existsSync(file);
    const opened = new CallJournal(await Journal.open(file, false), file);
    if (!begun) opened.append(first);
    return opened;
  }

  /** Keeps a call; awaits nothing. */
  record(call: JournalledCall): void {
    this.append(JSON.stringify(call));
  }

  /** Resolves when what was recorded so far would survive a kill -9. */
  async settled(): Promise<void> {
    await this.journal?.settled();
  }

  /** Everything so far, as JSON lines. */
  async text(): Promise<string> {
    await this.settled();
    return this.file === undefined ? `${this.lines.join('\n')}\n` : fs.readFileSync(this.file, 'utf8');
  }

  /** The call that was answered under a trace id; looks through the whole journal. */
  async find(intuitTid: string): Promise<JournalledCall | undefined> {
    const wanted = `"intuitTid":${JSON.stringify(intuitTid)}`;
    for await (const line of this.all()) if (line.includes(wanted)) return JSON.parse(line) as JournalledCall;
    return undefined;
  }

  private async *all(): AsyncGenerator<string> {
    await this.settled();
    // Read piece by piece: a whole journal may be larger than the memory.
    yield* this.file === undefined ? this.lines : createInterface({ input: fs.createReadStream(this.file) });
  }

  async close(): Promise<void> {
    await this.journal?.close();
  }

  private append(line: string): void {
    if (this.journal) {
      this.journal.append(line);
      return;
    }
    this.lines.push(line);
    // Dropped in large steps: one call at a time would copy the whole list each time.
    if (this.lines.length > 2 * MOST_IN_MEMORY) this.lines.splice(1, MOST_IN_MEMORY);
  }
}
