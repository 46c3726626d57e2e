import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type Entropy } from '../entropy';
import { type Store } from './store';

/**
 * Moments of the whole world: companies, records, tokens, replies, faults, clock and call logs. They lie beside the
 * journal; those of a world in memory in a temporary folder that goes with it.
 */
export class Snapshots {
  private temporary: string | undefined;

  constructor(
    private readonly store: Store,
    private readonly dataDir: string | undefined,
    private readonly entropy: Entropy,
  ) {}

  /** Keeps the world as it is now; the id brings it back. */
  take(): string {
    const id = this.entropy.uuid('snapshot');
    this.store.save(this.file(id));
    return id;
  }

  /** Goes back to a snapshot; false when there is none of that id. */
  async restore(id: string): Promise<boolean> {
    if (!/^[\w-]+$/.test(id) || !fs.existsSync(this.file(id))) return false;
    await this.store.restore(this.file(id));
    return true;
  }

  close(): void {
    if (this.temporary !== undefined) fs.rmSync(this.temporary, { recursive: true, force: true });
  }

  private file(id: string): string {
    return path.join(this.directory(), `${id}.jsonl`);
  }

  private directory(): string {
    if (this.dataDir === undefined) {
      this.temporary ??= fs.mkdtempSync(path.join(os.tmpdir(), 'qbo-simulator-snapshots-'));
      return this.temporary;
    }
    const directory = path.join(this.dataDir, 'snapshots');
    fs.mkdirSync(directory, { recursive: true });
    return directory;
  }
}
