import http from 'node:http';
import { buffer } from 'node:stream/consumers';
import { z } from 'zod';
import { asBytes, asText } from './text-form';
import { startSimulator, type SimulatorOptions } from '../start-simulator';

const worldSchema = z.object({
  world: z.object({
    randomSeed: z.string(),
    openedAt: z.number(),
    standing: z.boolean(),
    options: z.record(z.string(), z.unknown()),
  }),
});
const callSchema = z.object({
  at: z.number(),
  method: z.string(),
  url: z.string(),
  headers: z.record(z.string(), z.string()),
  body: z.string(),
  status: z.number(),
  answer: z.string(),
});

type RecordedCall = z.infer<typeof callSchema>;

interface Difference {
  /** Of the journal, from 1. */
  readonly line: number;
  readonly call: string;
  readonly recorded: { readonly status: number; readonly answer: string };
  readonly replayed: { readonly status: number; readonly answer: string };
}

export interface Replay {
  readonly calls: number;
  readonly differences: readonly Difference[];
}

/**
 * Makes the calls of an exported journal again, one after the other, in a new world of the same seed at the recorded
 * times. Where the recorded clock ran, the instants in answers are not compared: they differ by milliseconds.
 */
export async function replayJournal(journal: string): Promise<Replay> {
  const [first = '', ...lines] = journal.split('\n').filter((line) => line !== '');
  const { world } = worldSchema.parse(JSON.parse(first));
  const options: SimulatorOptions = world.options;
  const simulator = await startSimulator({
    ...options,
    randomSeed: world.randomSeed,
    standingAt: world.openedAt,
    waitless: true,
  });
  const differences: Difference[] = [];
  try {
    for (const [position, line] of lines.entries()) {
      const call = callSchema.parse(JSON.parse(line));
      simulator.moveTo(call.at);
      const replayed = await again(simulator.url, call);
      if (same(call, replayed, world.standing)) continue;
      const recorded = { status: call.status, answer: call.answer };
      differences.push({ line: position + 2, call: `${call.method} ${call.url}`, recorded, replayed });
    }
  } finally {
    await simulator.close();
  }
  return { calls: lines.length, differences };
}

const INSTANT =
  /\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?|"(time|startedAt|createdAt|durationMs)":\d+/g;

function same(recorded: RecordedCall, replayed: Difference['replayed'], exact: boolean): boolean {
  const plain = (answer: string) => (exact ? answer : answer.replace(INSTANT, 'instant'));
  return recorded.status === replayed.status && plain(recorded.answer) === plain(replayed.answer);
}

/** With the recorded `host`, since some answers name it. */
async function again(
  url: string,
  { method, url: path, headers, body }: RecordedCall,
): Promise<Difference['replayed']> {
  return new Promise((resolve) => {
    const broken = () => resolve({ status: 0, answer: '' });
    const request = http.request(`${url}${path}`, { method, headers, agent: false }, (response) => {
      const done = (answer: Buffer) => resolve({ status: response.statusCode ?? 0, answer: asText(answer) });
      buffer(response).then(done, broken);
    });
    request.on('error', broken);
    request.end(asBytes(body));
  });
}
