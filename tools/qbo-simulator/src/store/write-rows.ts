import fs from 'node:fs';
import { type Table } from './table';

const FLUSH_AT = 1 << 20;

/** Writes all rows, one change a line, and waits for the disk. */
export function writeRows(path: string, tables: Iterable<Table<unknown>>): void {
  const file = fs.openSync(path, 'w');
  try {
    let text = '';
    for (const table of tables) {
      for (const [key, value] of table.entries()) {
        text += `${JSON.stringify([[table.name, key, value]])}\n`;
        if (text.length > FLUSH_AT) {
          fs.writeSync(file, text);
          text = '';
        }
      }
    }
    fs.writeSync(file, text);
    fs.fsyncSync(file);
  } finally {
    fs.closeSync(file);
  }
}
