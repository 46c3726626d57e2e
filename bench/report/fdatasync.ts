import { fdatasync, mkdirSync, openSync, closeSync, rmSync, writeSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { percentile } from './statistics';

const WRITES = 300;
/** A page of PostgreSQL's write-ahead log: what a small commit writes. */
const PAGE = Buffer.alloc(8192, 7);
const flush = promisify(fdatasync);

export interface DiskFigure {
  readonly p50Ms: number;
  readonly p99Ms: number;
}

/**
 * How long the disk takes to make 8 kB safe: what every commit waits for at least, so figures of two machines can be
 * compared only beside it. The page is overwritten, as a recycled segment of a write-ahead log is.
 * @param folder on the disk that is asked about; made when it is missing
 */
export async function probeDisk(folder: string): Promise<DiskFigure> {
  mkdirSync(folder, { recursive: true });
  const name = path.join(folder, `fdatasync-${process.pid}`);
  const file = openSync(name, 'w');
  const took: number[] = [];
  try {
    for (let n = 0; n < WRITES; n += 1) {
      const start = performance.now();
      writeSync(file, PAGE, 0, PAGE.length, 0);
      await flush(file);
      took.push(performance.now() - start);
    }
  } finally {
    closeSync(file);
    rmSync(name);
  }
  return { p50Ms: percentile(took, 0.5), p99Ms: percentile(took, 0.99) };
}
