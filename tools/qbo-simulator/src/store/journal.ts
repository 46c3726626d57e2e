import fs, { type FileHandle } from 'node:fs/promises';

/**
 * An append-only file. Lines of concurrent requests go out in one write; there is no timer: a write starts as soon
 * as the last one has ended. What `settled` has waited for survives a kill -9 of the process (the kernel has it);
 * with `sync` also a loss of power.
 */
export class Journal {
  private waiting: string[] = [];
  private running: Promise<void> | undefined;
  bytes = 0;

  private constructor(
    private readonly file: FileHandle,
    private readonly sync: boolean,
  ) {}

  static async open(path: string, sync: boolean): Promise<Journal> {
    const file = await fs.open(path, 'a');
    const journal = new Journal(file, sync);
    journal.bytes = (await file.stat()).size;
    return journal;
  }

  append(line: string): void {
    this.waiting.push(line);
    this.running ??= this.drain();
  }

  /** Resolves when everything appended so far is written; rejects when the disk refused it. */
  async settled(): Promise<void> {
    while (this.running) await this.running;
  }

  async close(): Promise<void> {
    await this.settled();
    await this.file.close();
  }

  private async drain(): Promise<void> {
    // Let the other requests of this turn of the event loop join the first write.
    await Promise.resolve();
    while (this.waiting.length > 0) {
      const batch = this.waiting.join('\n') + '\n';
      this.waiting = [];
      await this.file.appendFile(batch);
      if (this.sync) await this.file.datasync();
      this.bytes += batch.length;
    }
    this.running = undefined;
  }
}
