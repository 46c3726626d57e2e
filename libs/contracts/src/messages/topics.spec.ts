import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { TOPICS, topicNamed } from '../index';
import { topicsPage } from './topics-page';

const EXAMPLES = path.resolve(__dirname, '../../examples');
const files = readdirSync(EXAMPLES).sort();

describe('frozen examples', () => {
  it('exist for every topic and version', () => {
    expect(files).toEqual(TOPICS.map(({ name, version }) => `${name}.v${version}.json`).sort());
  });

  it.each(files)('%s is still read whole: a contract only ever grows', (file) => {
    const topic = topicNamed(file.replace(/\.v\d+\.json$/, ''));
    const examples = JSON.parse(readFileSync(path.join(EXAMPLES, file), 'utf8')) as unknown[];
    expect(examples.length).toBeGreaterThan(0);
    for (const example of examples) expect(topic?.read(example)).toEqual({ ok: true, value: example });
  });

  it.each(files)('%s loses no field silently: each one matters to its schema', (file) => {
    const topic = topicNamed(file.replace(/\.v\d+\.json$/, ''));
    const examples = JSON.parse(readFileSync(path.join(EXAMPLES, file), 'utf8')) as Record<string, unknown>[];
    for (const example of examples) {
      for (const field of Object.keys(example)) {
        const reading = topic?.read({ ...example, [field]: { unexpected: true } });
        if (field !== 'metadata') expect(reading?.ok).toBe(false);
      }
    }
  });
});

describe('the topics page', () => {
  it('is what the schemas say now (npm run docs writes it)', () => {
    const page = readFileSync(path.resolve(__dirname, '../../../../docs/topics.md'), 'utf8');
    expect(page).toBe(topicsPage());
  });
});
