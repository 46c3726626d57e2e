import fs from 'node:fs';
import { replayJournal } from './calls/replay';

/** `node replay-main.js <calls.jsonl>`: prints what differs, and ends with 1 when anything does. */
async function main(): Promise<void> {
  const [, , file] = process.argv;
  if (file === undefined) throw new Error('Which journal? Give the file that GET /_control/journal gave.');
  const { calls, differences } = await replayJournal(fs.readFileSync(file, 'utf8'));
  for (const difference of differences) console.log(JSON.stringify(difference));
  console.log(`${calls} calls replayed, ${differences.length} answered otherwise`);
  process.exitCode = differences.length === 0 ? 0 : 1;
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
