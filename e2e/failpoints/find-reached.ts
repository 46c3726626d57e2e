import fs from 'node:fs';
import path from 'node:path';
import { SERVICE_NAMES } from '../installation/services';
import { SCENARIOS } from './scenarios';
import { Stage } from './stage';

const FILE = path.join(__dirname, 'reached.json');
const MOST_PLACES = 4;
type Places = Record<string, string[]>;

/** Writes anew which scenario makes which service pass each failpoint: `npm run failpoints -- --find`. */
export async function findReached(kafka: Record<string, string> | undefined): Promise<void> {
  const written = JSON.parse(fs.readFileSync(FILE, 'utf8')) as Record<'postgres' | 'kafka', Places>;
  const postgres = await placesOn({});
  const onKafka = kafka === undefined ? written.kafka : withoutThose(await placesOn(kafka), postgres);
  fs.writeFileSync(FILE, `${JSON.stringify({ postgres, kafka: onKafka }, undefined, 2)}\n`);
}

async function placesOn(env: Record<string, string>): Promise<Places> {
  const stage = await Stage.set(env);
  const places: Places = {};
  try {
    // What only the first mention of a record reaches says nothing about the next time: the second time counts.
    for (const count of [false, true])
      for (const [title, scenario] of Object.entries(SCENARIOS)) {
        const began = performance.now();
        const host = await stage.host(title);
        const hits = SERVICE_NAMES.map((service) => ({
          service,
          hits: stage.installation.countHits(service),
        }));
        await scenario(host);
        const wrong = await host.findWrong();
        if (wrong.length > 0) throw new Error(`“${title}”: ${wrong.join('; ')}`);
        process.stdout.write(`${Math.round(performance.now() - began)} ms: ${title}\n`);
        for (const { service, name } of count ? byHits(hits) : [])
          (places[name] ??= []).push(`${title} @ ${service}`);
      }
  } finally {
    await stage.strike();
  }
  return Object.fromEntries(
    Object.entries(places)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, all]) => [name, all.slice(0, MOST_PLACES)]),
  );
}

function byHits(counted: readonly { service: string; hits: ReadonlyMap<string, number> }[]) {
  return counted
    .flatMap(({ service, hits }) => [...hits].map(([name, count]) => ({ service, name, count })))
    .toSorted((a, b) => b.count - a.count);
}

const withoutThose = (places: Places, others: Places): Places =>
  Object.fromEntries(Object.entries(places).filter(([name]) => !(name in others)));
