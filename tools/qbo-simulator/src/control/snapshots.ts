import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type Simulator } from '../simulator';

/** Snapshots lie beside the journal; those of a world in memory in the machine's temporary folder. */
function snapshotFile({ dataDir }: Simulator, id: string): string {
  const directory =
    dataDir === undefined
      ? path.join(os.tmpdir(), 'qbo-simulator-snapshots')
      : path.join(dataDir, 'snapshots');
  fs.mkdirSync(directory, { recursive: true });
  return path.join(directory, `${id}.jsonl`);
}

/** Keeps the whole world as it is now: companies, records, tokens, replies, faults, clock and call logs. */
export function takeSnapshot(simulator: Simulator): string {
  const id = randomUUID();
  simulator.store.save(snapshotFile(simulator, id));
  return id;
}

/** Goes back to a snapshot; false when there is none of that id. */
export async function restoreSnapshot(simulator: Simulator, id: string): Promise<boolean> {
  if (!/^[\w-]+$/.test(id)) return false;
  const file = snapshotFile(simulator, id);
  if (!fs.existsSync(file)) return false;
  await simulator.store.restore(file);
  return true;
}
