import fs from 'node:fs';

const CHUNK = 1 << 20;
const NEWLINE = 10;

/**
 * The complete lines of a file. A last line without its newline was torn by a crash before it was answered and is
 * left out.
 */
export function* readLines(path: string): Generator<string> {
  const file = fs.openSync(path, 'r');
  try {
    const chunk = Buffer.allocUnsafe(CHUNK);
    let rest = Buffer.alloc(0);
    for (let read = fs.readSync(file, chunk); read > 0; read = fs.readSync(file, chunk)) {
      const bytes = Buffer.concat([rest, chunk.subarray(0, read)]);
      let from = 0;
      for (let end = bytes.indexOf(NEWLINE); end >= 0; end = bytes.indexOf(NEWLINE, from)) {
        yield bytes.toString('utf8', from, end);
        from = end + 1;
      }
      rest = bytes.subarray(from);
    }
  } finally {
    fs.closeSync(file);
  }
}

/** Cuts a torn last line off, so that the next append begins on a line of its own. */
export function cutTornLine(path: string): void {
  const bytes = fs.readFileSync(path);
  const end = bytes.lastIndexOf(NEWLINE) + 1;
  if (end < bytes.length) fs.truncateSync(path, end);
}
